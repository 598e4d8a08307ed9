import file from "../../../catalog/language/condition-keys.json";

export type KeyType = "string" | "number" | "date" | "bool" | "ip";

/** A condition key that a page documents. */
export interface ConditionKey {
  readonly key: string;
  readonly type: KeyType;
  readonly versions: readonly string[];
  readonly isProven: boolean;
}

const keys = file.keys as readonly ConditionKey[];

/** `g:ResourceTag/<tag-key>` stands for all names that begin with `g:ResourceTag/`. */
const families = keys.filter(({ key }) => key.includes("<")).map((one) => ({ prefix: one.key.slice(0, one.key.indexOf("<")).toLowerCase(), one }));
const exact = new Map(keys.map((one) => [one.key.toLowerCase(), one]));

/** What is known of a condition key; `undefined` says nothing, because no list of keys is complete. */
export function conditionKey(written: string): ConditionKey | undefined {
  const name = written.toLowerCase();
  return exact.get(name) ?? families.find(({ prefix }) => name.startsWith(prefix))?.one;
}

/** The service that a key belongs to, in lower case: `obs` of `obs:prefix`; `undefined` for global keys and other texts. */
export function serviceOfKey(written: string): string | undefined {
  const service = /^([\w-]+):./.exec(written)?.[1]?.toLowerCase();
  return service === "g" ? undefined : service;
}

/** The global keys of a version that a page documents. */
export function globalKeys(version: string): readonly string[] {
  return keys.filter(({ key, isProven, versions }) => isProven && key.startsWith("g:") && !key.includes("<") && versions.includes(version)).map(({ key }) => key);
}
