import type { Action } from "../catalog/model.js";
import type { ConditionValueType, SchemaDefinitions, SchemaKey } from "../catalog/schema.js";
import { type ConditionKey, conditionKey, keysFor, type KeyType, tagFamilyEnd } from "./condition-keys.js";

/**
 * Facts about a condition key of a version. In version 5.0 the authorization schema of a service, if there is one,
 * comes before the published lists.
 */
export function knownConditionKey(
  written: string,
  version: string,
  schemas: SchemaDefinitions | undefined,
): ConditionKey | undefined {
  const defined = version === "5.0" ? schemas?.conditionKey(written.trim()) : undefined;
  return defined ? asConditionKey(defined) : conditionKey(written.trim());
}

/**
 * The condition keys for a statement: those of the lists for its services, then those that the schemas give its
 * actions. `actions`: the known ones of version 5.0; none for other versions.
 */
export function keysForActions(
  version: string,
  services: ReadonlySet<string>,
  actions: readonly Action[],
  schemas: SchemaDefinitions | undefined,
): readonly ConditionKey[] {
  const listed = keysFor(version, services);
  const there = new Set(listed.map(({ key }) => key.toLowerCase()));
  const own = actions.flatMap(({ schema }) => [
    ...(schema?.conditionKeys ?? []),
    ...(schema?.resources ?? []).flatMap(({ conditionKeys }) => conditionKeys),
  ]);
  const more = [...new Set(own)].flatMap((key) => {
    const found = knownConditionKey(key, version, schemas);
    return found && !there.has(found.key.toLowerCase()) && isWritable(found.key) ? [found] : [];
  });
  return [...listed, ...more];
}

/** Whether an item can be made of a key: its only placeholder is the name of a tag at its end. */
function isWritable(key: string): boolean {
  return !key.replace(tagFamilyEnd, "").includes("<");
}

function asConditionKey({ key, type, isMultiValued, label }: SchemaKey): ConditionKey {
  const withoutStop = (text: string) => text.trim().replace(/[.。]$/, "");
  return {
    key,
    type: types[type],
    versions: ["5.0"],
    isProven: true,
    multiValued: isMultiValued,
    meaning: { en: withoutStop(label.en), zh: withoutStop(label.zh) },
  };
}

const types: Readonly<Record<ConditionValueType, KeyType>> = {
  string: "string",
  numeric: "number",
  date: "date",
  boolean: "bool",
  ip_address: "ip",
};
