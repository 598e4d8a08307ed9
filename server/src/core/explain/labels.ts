import { labelOf } from "../catalog/labels.js";
import type { Action } from "../catalog/model.js";
import type { Language } from "../text/message.js";
import type { ApiExplanation } from "./model.js";

/** The API operations of an action, each once, with the label of its row. */
export function apisOf({ permissions }: Action, language: Language): ApiExplanation[] {
  const rows = permissions.flatMap((row) => row.apis.map(({ method, path }) => ({ operation: `${method} ${path}`, label: labelOf(row, language) })));
  const found = new Map<string, ApiExplanation>();
  for (const row of rows) if (!found.get(row.operation)?.label) found.set(row.operation, row);
  return [...found.values()];
}
