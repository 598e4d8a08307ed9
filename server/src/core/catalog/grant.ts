import { type ActionPattern, covers } from "./pattern.js";

/** What another policy of the same group grants: a pattern, with what that policy denies again. */
export interface Grant extends ActionPattern {
  /** The system policy or role that it comes from. */
  readonly policy?: string;
  readonly except?: readonly ActionPattern[];
}

/** Whether a grant allows an action, or all that a pattern matches. */
export function grants({ except = [], ...pattern }: Grant, action: ActionPattern): boolean {
  return covers(pattern, action) && !except.some((one) => covers(one, action));
}
