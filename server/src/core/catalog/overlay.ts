import type { ActionsFile } from "./file.js";
import type { Overlay } from "./load.js";

/** The overlay in the JSON of a user's file; `undefined` if it has not the shape that the importer writes. */
export function readOverlay(json: unknown): Overlay | undefined {
  const services = isObject(json) ? json["services"] : undefined;
  return Array.isArray(services) && services.every(isActionsFile) ? { services } : undefined;
}

/** Whether a value has the shape that the importer writes, as far down as a wrong one would be found too late. */
function isActionsFile(value: unknown): value is ActionsFile {
  if (!isObject(value) || typeof value["service"] !== "string" || !isObject(value["sources"]) || !isObject(value["actions"])) return false;
  const isRow = (row: unknown) => isObject(row) && Array.isArray(row["apis"]) && typeof row["source"] === "string";
  return Object.values(value["sources"]).every(isObject) && Object.values(value["actions"]).every((rows) => Array.isArray(rows) && rows.every(isRow));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
