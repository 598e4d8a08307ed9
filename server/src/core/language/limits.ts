import file from "../../../catalog/language/limits.json";

/** A limit of version 1.1 and the code of the service's error table for it. */
export interface Limit {
  readonly min?: number;
  readonly max: number;
  readonly code: string;
}

/** The limits of a custom policy, with their sources in `catalog/language/limits.json`. */
export const limits = file.limits satisfies Readonly<Record<string, Limit>>;

/** The API reference allows a resource so many characters, the error table more: only the larger one is certain. */
export const documentedResourceLength = file.limits.resourceLength.documented;
