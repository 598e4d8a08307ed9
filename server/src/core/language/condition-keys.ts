import file from "../../../catalog/language/condition-keys.json";
import type { Bilingual } from "../text/message.js";
import type { OperatorFamily } from "./operators.js";

export type KeyType = "string" | "number" | "date" | "bool" | "ip";

/** A condition key that a page documents. */
export interface ConditionKey {
  readonly key: string;
  readonly type: KeyType;
  readonly versions: readonly string[];
  readonly isProven: boolean;
  /** The service whose actions have the key, if the key does not begin with it. */
  readonly service?: string;
  /** Whether a request may have several values for it. Such a key needs `ForAllValues:` or `ForAnyValue:`. */
  readonly multiValued: boolean;
  /** What it holds, in words that complete "<key> is ...". May contain `code`. */
  readonly meaning: Bilingual;
  /** An example value, if one can be shown. */
  readonly example?: string;
}

const keys = file.keys as readonly ConditionKey[];

/** `g:ResourceTag/<tag-key>` matches all names that begin with `g:ResourceTag/`. */
export const tagFamilyEnd = "<tag-key>";
const families = keys
  .filter(({ key }) => key.endsWith(tagFamilyEnd))
  .map((one) => ({ prefix: one.key.slice(0, -tagFamilyEnd.length).toLowerCase(), one }));
const exact = new Map(keys.map((one) => [one.key.toLowerCase(), one]));

/** Facts about a condition key. `undefined` proves nothing, because no list of keys is complete. */
export function conditionKey(written: string): ConditionKey | undefined {
  const name = written.toLowerCase();
  return exact.get(name) ?? families.find(({ prefix }) => name.startsWith(prefix))?.one;
}

/** Whether operators of a family compare values of a type. `Null` asks only whether a key is there. */
export function isComparedBy(family: OperatorFamily, type: KeyType): boolean {
  return family === "null" || family === type;
}

/** The service of a key, in lower case: `obs` for `obs:prefix`; `undefined` for global keys and other texts. */
export function serviceOfKey(written: string): string | undefined {
  const service = /^([\w-]+):./.exec(written)?.[1]?.toLowerCase();
  return service === "g" ? undefined : service;
}

/** The documented global keys of a version. */
export function globalKeys(version: string): readonly string[] {
  return keys
    .filter(
      ({ key, isProven, versions }) =>
        isProven && key.startsWith("g:") && !key.includes("<") && versions.includes(version),
    )
    .map(({ key }) => key);
}

/** The documented keys of a version for a statement: the global keys, then those of its services. */
export function keysFor(version: string, services: ReadonlySet<string>): readonly ConditionKey[] {
  const fitting = keys.filter(
    ({ key, isProven, versions, service = serviceOfKey(key) ?? "" }) =>
      isProven && versions.includes(version) && (key.startsWith("g:") || services.has(service)),
  );
  return [...fitting.filter(({ key }) => key.startsWith("g:")), ...fitting.filter(({ key }) => !key.startsWith("g:"))];
}
