import type {
  ActionsFile,
  NeedRecord,
  RowRecord,
  SchemaActionRecord,
  SchemaRecord,
  SourceRecord,
} from "./file.js";
import type { Overlay } from "./load.js";

/**
 * The overlay in the JSON of a user's file; `undefined` if it does not have the shape that the importer writes. The
 * whole file is checked here, because rows are read on first use, and an error at that time would break every answer.
 */
export function readOverlay(json: unknown): Overlay | undefined {
  const { services, identity }: Readonly<Record<string, unknown>> = toObject(json) ?? {};
  if (!isArrayOf(services, isActionsFile)) return undefined;
  if (identity === undefined) return { services };
  const own = toObject(identity)?.["services"];
  return isArrayOf(own, isActionsFile) ? { services, identity: { services: own } } : undefined;
}

function isActionsFile(value: unknown): value is ActionsFile {
  const {
    service,
    sources,
    patterns = [],
    actions,
    schema,
  }: Partial<Record<keyof ActionsFile, unknown>> = toObject(value) ?? {};
  return (
    typeof service === "string"
    && areValues(sources, isSource)
    && isArrayOf(patterns, isString)
    && areValues(actions, (rows) => isArrayOf(rows, isRow))
    && (schema === undefined || isSchema(schema))
  );
}

function isSource(value: unknown): boolean {
  const { edition, title, date }: Partial<Record<keyof SourceRecord, unknown>> = toObject(value) ?? {};
  return isString(edition) && isString(title) && isString(date);
}

function isRow(value: unknown): boolean {
  const row: Partial<Record<keyof RowRecord, unknown>> = toObject(value) ?? {};
  const marks = [row.iamProject, row.enterpriseProject, row.instanceAuth, row.tagAuth];
  return isString(row.source) && isLabel(row.label ?? "") && isString(row.operation ?? "")
    && isArrayOf(row.apis, isString) && [row.with, row.dependsOn].every((needs) => isArrayOf(needs ?? [], isNeed))
    && marks.every((mark) => typeof (mark ?? false) === "boolean");
}

function isNeed(value: unknown): value is NeedRecord {
  const { action, when = "", english = "" }: Readonly<Record<string, unknown>> = toObject(value) ?? {};
  return isString(value) || (isString(action) && isString(when) && isString(english));
}

function isLabel(value: unknown): boolean {
  const { en, zh }: Readonly<Record<string, unknown>> = toObject(value) ?? {};
  return isString(value) || (isString(en) && isString(zh));
}

function isSchema(value: unknown): boolean {
  const { actions, resources = [], conditions = [] }: Partial<Record<keyof SchemaRecord, unknown>> =
    toObject(value) ?? {};
  return (
    areValues(actions, isSchemaAction)
    && isArrayOf(resources, isResourceType)
    && isArrayOf(conditions, isCondition)
  );
}

function isSchemaAction(value: unknown): boolean {
  const one: Partial<Record<keyof SchemaActionRecord, unknown>> = toObject(value) ?? {};
  return (
    toObject(value) !== undefined
    && isArrayOf(one.aliases ?? [], isString)
    && isArrayOf(one.conditionKeys ?? [], isString)
    && isArrayOf(one.resources ?? [], isActionResource)
  );
}

function isActionResource(value: unknown): boolean {
  const { urn, conditionKeys = [] }: Readonly<Record<string, unknown>> = toObject(value) ?? {};
  return isString(urn) && isArrayOf(conditionKeys, isString);
}

function isResourceType(value: unknown): boolean {
  const { type, urn }: Readonly<Record<string, unknown>> = toObject(value) ?? {};
  return isString(type) && isString(urn);
}

function isCondition(value: unknown): boolean {
  const { key, type, label }: Readonly<Record<string, unknown>> = toObject(value) ?? {};
  return isString(key) && isString(type) && !isString(label) && isLabel(label);
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isArrayOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[];
function isArrayOf(value: unknown, isItem: (item: unknown) => boolean): boolean;
function isArrayOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function areValues(value: unknown, isValue: (one: unknown) => boolean): boolean {
  const object = toObject(value);
  return object !== undefined && Object.values(object).every(isValue);
}

function toObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
