import { type ActionPattern, covers } from "./pattern.js";

/** A pattern that another policy of the same group grants, with the exceptions that it denies. */
export interface AssumedGrant extends ActionPattern {
  /** The system policy or role with this grant. */
  readonly policy?: string;
  readonly except?: readonly ActionPattern[];
}

/** Whether a grant allows an action, or everything that a pattern matches. */
export function grants({ except = [], ...pattern }: AssumedGrant, action: ActionPattern): boolean {
  return covers(pattern, action) && !except.some((one) => covers(one, action));
}
