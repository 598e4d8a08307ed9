import type { Action, Permission } from "./model.js";
import type { Language } from "../text/message.js";

/** An API operation that needs the action. */
export interface ActionApi {
  /** `METHOD /path`. */
  readonly operation: string;
  /** "" if no page has one that readers of the language understand. */
  readonly label: string;
}

/** The API operations of an action, each once, with the label of its row. */
export function apisOf({ permissions }: Action, language: Language): ActionApi[] {
  const rows = permissions.flatMap((row) =>
    row.apis.map(({ method, path }) => ({ operation: `${method} ${path}`, label: publishedLabel(row, language) })),
  );
  const found = new Map<string, ActionApi>();
  for (const row of rows) if (!found.get(row.operation)?.label) found.set(row.operation, row);
  return [...found.values()];
}

/** A derived label says no more than the name of the operation. */
function publishedLabel({ labels }: Permission, language: Language): string {
  return (language === "en" ? labels.en : (labels.zh ?? labels.en)) ?? "";
}
