import type { PolicyDocument } from "../policy/model.js";
import type { TextRange } from "../text/range.js";

/** A request as far as it is known. */
export interface PolicyRequest {
  /** An action. A wildcard asks for everything that it matches: whatever covers only a part of it depends. */
  readonly action: string;
  /** In the form of the policy: `obs:*:*:object:bucket/key`. `*` in a part means any; `undefined` is not known. */
  readonly resource?: string | undefined;
  /** The values of condition keys; an empty list for a key that the request does not have. Other keys are not known. */
  readonly values?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** A policy to evaluate. */
export interface EvaluatedPolicy {
  readonly policy: PolicyDocument;
  /** Parts whose value is not known before Terraform runs, in offsets of the policy's text. */
  readonly unknown?: readonly TextRange[] | undefined;
  /** Parts that may not apply: branches of a condition of Terraform. */
  readonly branches?: readonly TextRange[] | undefined;
  /** A service control policy: its Allow statements grant nothing. */
  readonly isControl?: boolean | undefined;
}

/** The values of a condition key in a request; `undefined` if they are not known. */
export function valuesOf({ values }: PolicyRequest, key: string): readonly string[] | undefined {
  const exact = values?.get(key);
  if (exact || !values) return exact;
  const folded = foldKey(key);
  for (const [name, list] of values) if (foldKey(name) === folded) return list;
  return undefined;
}

/** Names of keys are compared in any letter case, the name of a tag after the slash is not. */
export function foldKey(key: string): string {
  const slash = key.indexOf("/");
  return slash < 0 ? key.toLowerCase() : key.slice(0, slash).toLowerCase() + key.slice(slash);
}
