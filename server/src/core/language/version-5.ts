import file from "../../../catalog/language/version-5.json";

/** The kinds of policies of version 5.0. They share a grammar and differ in principals, limits and places. */
export type Kind5 =
  | "identity-policy"
  | "trust-policy"
  | "service-control-policy"
  | "session-policy"
  | "permission-set-policy"
  | "share-permission"
  | "resource-policy";

/** The JSON type that the grammar requires for the value of an element. */
export type ValueType = "string" | "object" | "array of strings" | "array of objects";

/** A limit on the size of a policy document. Version 5.0 has no published codes for exceeded limits. */
export interface SizeLimit {
  readonly min?: number;
  readonly max: number;
  /**
   * `characters`: of the policy without white space; `sent`: of the string in the request, with its white space.
   */
  readonly counts: "characters" | "sent";
}

/** The types of the elements. Source: grammar in the API definitions of CreatePolicyV5 and CreateAgencyV5. */
export const valueTypes5: Readonly<Record<string, ValueType>> = file.types as Readonly<Record<string, ValueType>>;

/** Elements of a statement of which it has only one. Source: the same grammar. */
export const alternatives5: readonly (readonly [string, string])[] = file.alternatives as [string, string][];

/** The keys of `Principal`. Source: grammar in the API definition of CreateAgencyV5. */
export const principalTypes: readonly string[] = file.principalTypes;

/** The size limits by kind of policy, with their sources in `catalog/language/version-5.json`. */
export const sizeLimits5: Readonly<Partial<Record<Kind5, readonly SizeLimit[]>>> = file.sizes as Readonly<
  Partial<Record<Kind5, readonly SizeLimit[]>>
>;

/**
 * The codes of ValidatePolicy. Only these are readable in public: its list is longer, and what has no code here may
 * have one there.
 */
export const validationCodes = file.codes;
