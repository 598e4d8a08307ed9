import { groupBy } from "../../text/group-by.js";
import { lazily } from "../../text/lazily.js";
import {
  type AccessLevel,
  accessLevels,
  type ActionSchema,
  conditionValueTypes,
  isSameKey,
  type SchemaDefinitions,
  type SchemaKey,
} from "../schema.js";
import type { Rename } from "../model.js";
import type { ActionsFile, SchemaActionRecord } from "./file.js";

/** The schema of an action in the records of its files. */
export function toActionSchema(record: SchemaActionRecord): ActionSchema {
  return {
    level: accessLevels.find((level): level is AccessLevel => level === record.level),
    isPermissionOnly: record.permissionOnly === true,
    aliases: record.aliases ?? [],
    conditionKeys: record.conditionKeys,
    resources: record.resources?.map(({ urn, required, conditionKeys }) => ({
      urn,
      isRequired: required === true,
      conditionKeys: conditionKeys ?? [],
    })),
  };
}

/** The definitions in files of version 5.0; the first definition of a name counts. */
export function schemaDefinitions(files: readonly ActionsFile[]): SchemaDefinitions {
  const withSchema = lazily(() => files.flatMap(({ service, schema }) => (schema ? [{ service, schema }] : [])));
  const types = lazily(() => {
    const byService = groupBy(withSchema(), ({ service }) => service.toLowerCase());
    return new Map(
      [...byService].flatMap(([service, own]) => {
        const lists = own.flatMap(({ schema }) => (schema.resources ? [schema.resources] : []));
        const all = lists.flat();
        const first = all.filter((one) => all.find(({ type }) => type === one.type) === one);
        return lists.length > 0 ? [[service, first] as const] : [];
      }),
    );
  });
  const keys = lazily(() =>
    withSchema().flatMap(({ schema }) =>
      (schema.conditions ?? []).map(({ key, type, multiValued, label }): SchemaKey => ({
        key,
        type: conditionValueTypes.find((known) => known === type) ?? "string",
        isMultiValued: multiValued,
        label,
      })),
    ),
  );
  return {
    resourceTypes: (service) => types().get(service.toLowerCase()),
    conditionKey: (written) => keys().find(({ key }) => isSameKey(written, key)),
  };
}

/** Aliases as older names of the actions that list them. */
export function renamesByAlias(files: readonly ActionsFile[]): Rename[] {
  return files.flatMap(({ service, schema }) =>
    Object.entries(schema?.actions ?? {}).flatMap(([current, { aliases = [] }]) =>
      aliases.map((old) => ({ old, current, source: service })),
    ),
  );
}
