import type { ActionsFile, NeedRecord, RowRecord, SourceRecord } from "./file.js";
import type { Overlay } from "./load.js";

/**
 * The overlay in the JSON of a user's file; `undefined` if it does not have the shape that the importer writes. The
 * whole file is checked here, because rows are read on first use, and an error at that time would break every answer.
 */
export function readOverlay(json: unknown): Overlay | undefined {
  const services = toObject(json)?.["services"];
  return isArrayOf(services, isActionsFile) ? { services } : undefined;
}

function isActionsFile(value: unknown): value is ActionsFile {
  const {
    service,
    sources,
    patterns = [],
    actions,
  }: Partial<Record<keyof ActionsFile, unknown>> = toObject(value) ?? {};
  return (
    typeof service === "string"
    && areValues(sources, isSource)
    && isArrayOf(patterns, isString)
    && areValues(actions, (rows) => isArrayOf(rows, isRow))
  );
}

function isSource(value: unknown): boolean {
  const { edition, title, date }: Partial<Record<keyof SourceRecord, unknown>> = toObject(value) ?? {};
  return isString(edition) && isString(title) && isString(date);
}

function isRow(value: unknown): boolean {
  const row: Partial<Record<keyof RowRecord, unknown>> = toObject(value) ?? {};
  const marks = [row.iamProject, row.enterpriseProject, row.instanceAuth, row.tagAuth];
  return isString(row.source) && isString(row.label ?? "") && isArrayOf(row.apis, isString)
    && [row.with, row.dependsOn].every((needs) => isArrayOf(needs ?? [], isNeed))
    && marks.every((mark) => typeof (mark ?? false) === "boolean");
}

function isNeed(value: unknown): value is NeedRecord {
  const { action, when = "" }: Readonly<Record<string, unknown>> = toObject(value) ?? {};
  return isString(value) || (isString(action) && isString(when));
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
