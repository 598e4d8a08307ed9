import type {
  ActionsFile,
  NeedRecord,
  RowRecord,
  SchemaActionRecord,
  SourceRecord,
} from "../../core/catalog/load/file.js";
import { identityEdition } from "../../core/catalog/load/load.js";
import type { Operations } from "../../core/catalog/operations/operations.js";
import { groupBy } from "../../core/text/group-by.js";
import type { Bilingual } from "../../core/text/message.js";
import { compareNames } from "../../core/text/order.js";
import { servicePrefix } from "../catalog/permissions.js";
import { type AuthorizationSchema, readSchema, type SchemaAction, type SchemaOperation } from "./read-schema.js";

/** A saved answer. */
export interface SavedSchema {
  readonly file: string;
  /** The day of the answer, `YYYY-MM-DD`. */
  readonly date: string;
  readonly json: unknown;
}

interface Read extends SavedSchema {
  readonly schema: AuthorizationSchema;
}

/**
 * Files of version 5.0 from the schemas of services, ordered by service. `operations` finds the API of an operation by
 * its name. Throws a `SchemaProblem` at the first place that is not understood, or that contradicts another one.
 */
export function schemaFiles(saved: readonly SavedSchema[], operations: Operations): ActionsFile[] {
  const all = saved.map((one): Read => ({ ...one, schema: readSchema(one.file, one.json) }));
  const known = knownActions(all);
  const called = all.flatMap(({ schema }) => schema.operations).sort((a, b) => compareNames(a.id, b.id));
  const services = new Set(all.flatMap(({ schema }) => schema.actions.map(({ name }) => servicePrefix(name))));
  const lost = called.find(({ action }) => !known.has(action.toLowerCase()) && services.has(servicePrefix(action)));
  if (lost) throw lost.place.problem(texts.lost, { action: lost.action });
  const isPermissionOnly = (name: string) => known.get(name.toLowerCase())?.isPermissionOnly === true;
  return all
    .flatMap((one) => toFiles(one, called, (operation) => toRow(operation, operations, isPermissionOnly)))
    .concat(others(all, known, (operation) => toRow(operation, operations, isPermissionOnly)))
    .sort((a, b) => compareNames(a.service, b.service));
}

/** The actions of all files by name in lower case. Each is in one file. */
function knownActions(all: readonly Read[]): Map<string, SchemaAction> {
  const found = new Map<string, SchemaAction>();
  for (const action of all.flatMap(({ schema }) => schema.actions)) {
    const other = found.get(action.name.toLowerCase());
    if (other)
      throw action.place.problem(texts.twice, {
        action: action.name,
        other: `${other.place.file}, ${other.place.path}`,
      });
    found.set(action.name.toLowerCase(), action);
  }
  return found;
}

type ToRow = (operation: SchemaOperation) => Omit<RowRecord, "source" | "label">;

/** One file for each service prefix. The definitions of resources and keys are in the first one. */
function toFiles(read: Read, called: readonly SchemaOperation[], toRowOf: ToRow): ActionsFile[] {
  const { schema } = read;
  const byService = groupBy(schema.actions, ({ name }) => servicePrefix(name));
  return [...byService].map(([service, own], index): ActionsFile => {
    const [id, source] = sourceOf(read, service);
    const actions = [...own].sort((a, b) => compareNames(a.name, b.name));
    const operationsOf = groupBy(called, ({ action }) => action.toLowerCase());
    return {
      service,
      sources: { [id]: source },
      actions: Object.fromEntries(
        actions.map(({ name, description }) => {
          const rows = (operationsOf.get(name.toLowerCase()) ?? []).map(toRowOf);
          return [name, (rows.length > 0 ? rows : [bare]).map((row) => ({ label: description, ...row, source: id }))];
        }),
      ),
      schema: {
        version: schema.version,
        actions: Object.fromEntries(actions.map((action) => [action.name, toRecord(action)])),
        ...(index === 0 ? definitionsIn(schema) : {}),
      },
    };
  });
}

function definitionsIn({ resources, conditions }: AuthorizationSchema) {
  return {
    resources,
    conditions: conditions.map(({ key, type, isMultiValued, description }) => ({
      key,
      type,
      multiValued: isMultiValued,
      label: description,
    })),
  };
}

/** Actions of services without a schema, which the operations of other services check. */
function others(all: readonly Read[], known: ReadonlyMap<string, SchemaAction>, toRowOf: ToRow): ActionsFile[] {
  const foreign = all.flatMap((read) =>
    read.schema.operations.filter(({ action }) => !known.has(action.toLowerCase())).map((one) => ({ read, one })),
  );
  return [...groupBy(foreign, ({ one }) => servicePrefix(one.action))].map(([service, own]): ActionsFile => {
    const sources = new Map(own.map(({ read }) => sourceOf(read, servicePrefix(read.schema.actions[0]!.name))));
    const rows = groupBy(own, ({ one }) => one.action);
    return {
      service,
      sources: Object.fromEntries(sources),
      actions: Object.fromEntries(
        [...rows]
          .sort(([a], [b]) => compareNames(a, b))
          .map(([name, calls]) => [
            name,
            calls.map(({ read, one }) => ({
              ...toRowOf(one),
              source: sourceOf(read, servicePrefix(read.schema.actions[0]!.name))[0],
            })),
          ]),
      ),
    };
  });
}

function sourceOf({ schema, date, file }: Read, service: string): [string, SourceRecord] {
  const title = `${service} authorization schema ${schema.version}`;
  const id = `${identityEdition}/schema/${service}@${date}`;
  return [id, { edition: identityEdition, title, date, repository: "", path: file, commit: "" }];
}

function toRecord(action: SchemaAction): SchemaActionRecord {
  return {
    level: action.level,
    ...(action.isPermissionOnly ? { permissionOnly: true } : {}),
    ...(action.aliases.length > 0 ? { aliases: action.aliases } : {}),
    conditionKeys: action.conditionKeys,
    resources: action.resources.map(({ urn, isRequired, conditionKeys }) => ({
      urn,
      ...(isRequired ? { required: true } : {}),
      ...(conditionKeys.length > 0 ? { conditionKeys } : {}),
    })),
  };
}

const unstated = { iamProject: null, enterpriseProject: null, instanceAuth: null, tagAuth: null };
/** The row of an action without an API operation. */
const bare = { apis: [], dependsOn: null, ...unstated };

/**
 * The row of an operation. An action without an operation of its own, such as `sts::tagSession`, is checked only if a
 * request uses what it is for, so it is a dependency for that case.
 */
function toRow(
  { id, action, dependentActions }: SchemaOperation,
  operations: Operations,
  isPermissionOnly: (name: string) => boolean,
): ReturnType<ToRow> {
  const service = servicePrefix(action);
  const named = operations
    .named(id)
    .filter(({ name, product }) => name === id && operations.servicesOf(product).includes(service));
  // Huawei Cloud Stack has operations of the same name with other paths.
  const own = named.filter(({ product }) => !product.startsWith("HCS"));
  const apis = (own.length > 0 ? own : named).map(({ method, path }) => `${method} ${path}`);
  return {
    operation: id,
    apis: [...new Set(apis)].sort(compareNames),
    dependsOn: dependentActions
      .filter((name, index) => name !== action && dependentActions.indexOf(name) === index)
      .map((name): NeedRecord => (isPermissionOnly(name) ? { action: name, ...ifUsed } : name)),
    ...unstated,
  };
}

const ifUsed = { when: "请求使用该权限时", english: "if the request uses it" };

const texts = {
  twice: {
    en: "{file}, {path}: {action} is already defined in {other}.",
    zh: "{file}，{path}：{action} 已在 {other} 中定义。",
  },
  lost: {
    en: "{file}, {path}: the operation checks {action}, which the schema of its service does not list.",
    zh: "{file}，{path}：该操作所需的 {action} 未列入所属服务的授权概要。",
  },
} as const satisfies Record<string, Bilingual>;
