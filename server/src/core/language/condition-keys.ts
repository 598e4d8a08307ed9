import file from "../../../catalog/language/condition-keys.json";
import type { Bilingual } from "../text/message.js";

export type KeyType = "string" | "number" | "date" | "bool" | "ip";

/** A condition key that a page documents. */
export interface ConditionKey {
  readonly key: string;
  readonly type: KeyType;
  readonly versions: readonly string[];
  readonly isProven: boolean;
  /** Whether a request may carry several values for it; such a key wants `ForAllValues:` or `ForAnyValue:`. */
  readonly multiValued: boolean;
  /** What it holds, as it completes "<key> is ...". May have `code` in it. */
  readonly meaning: Bilingual;
  /** A value as it may stand in a policy, where one can be shown. */
  readonly example?: string;
}

const keys = file.keys as readonly ConditionKey[];

/** `g:ResourceTag/<tag-key>` stands for all names that begin with `g:ResourceTag/`. */
export const tagFamilyEnd = "<tag-key>";
const families = keys.filter(({ key }) => key.endsWith(tagFamilyEnd)).map((one) => ({ prefix: one.key.slice(0, -tagFamilyEnd.length).toLowerCase(), one }));
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

/** The keys of a version that a page documents and that fit a statement: the global ones, then those of its services. */
export function keysFor(version: string, services: ReadonlySet<string>): readonly ConditionKey[] {
  const fitting = keys.filter(({ key, isProven, versions }) => isProven && versions.includes(version) && (key.startsWith("g:") || services.has(serviceOfKey(key) ?? "")));
  return [...fitting.filter(({ key }) => key.startsWith("g:")), ...fitting.filter(({ key }) => !key.startsWith("g:"))];
}
