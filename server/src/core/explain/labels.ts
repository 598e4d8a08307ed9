import type { Action, Permission } from "../catalog/model.js";
import type { Language } from "../text/message.js";
import type { ApiExplanation } from "./model.js";

/** The labels of an action in a language, else in the one that there is; each once, though every API has one. */
export function labelsOf({ permissions }: Action, language: Language): string[] {
  const labels = permissions.map((row) => labelOf(row, language)).filter((label) => label !== "");
  return [...new Map(labels.map((label) => [normalise(label), label])).values()];
}

function labelOf({ label, labels }: Permission, language: Language): string {
  return labels?.[language] ?? label;
}

/** The same label is written with full-width and with plain brackets, with and without blanks. */
function normalise(label: string): string {
  return label.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
}

/** The API operations of an action, each once, with the label of its row. */
export function apisOf({ permissions }: Action, language: Language): ApiExplanation[] {
  const rows = permissions.flatMap((row) => row.apis.map(({ method, path }) => ({ operation: `${method} ${path}`, label: labelOf(row, language) })));
  const found = new Map<string, ApiExplanation>();
  for (const row of rows) if (!found.get(row.operation)?.label) found.set(row.operation, row);
  return [...found.values()];
}
