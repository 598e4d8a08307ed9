import file from "../../../catalog/language/limits.json";

/** A limit of version 1.1, with its code in the service's error table. */
export interface Limit {
  readonly min?: number;
  readonly max: number;
  readonly code: string;
}

/** The limits of a custom policy, with their sources in `catalog/language/limits.json`. */
export const limits = file.limits satisfies Readonly<Record<string, Limit>>;

/**
 * The API reference limits the length of a resource to this number, the error table to a larger one: only the larger
 * one is certain.
 */
export const documentedResourceLength = file.limits.resourceLength.documented;
