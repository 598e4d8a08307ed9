import type { PermissionRow } from "./permissions.js";

/** Labels in one language: one per row of an action, `null` where none is known. */
export type Labels = Readonly<Record<string, readonly (string | null)[]>>;

/** The language of the labels in an edition. */
const languages: Readonly<Record<string, "zh" | "en">> = { otc: "en" };

/**
 * The labels of the rows in both languages. A row's own edition gives one. The other comes from the other edition's row
 * of the same action and API, or of the same action on the same topic if both editions have exactly one such row. A row
 * gets no label if its candidates differ.
 */
export function readLabels(
  rows: readonly PermissionRow[],
): (row: PermissionRow) => { zh: string | null; en: string | null } {
  const byApi = new Map<string, PermissionRow[]>();
  const byTopic = new Map<string, PermissionRow[]>();
  for (const row of rows) {
    for (const key of apiKeys(row)) byApi.set(key, [...(byApi.get(key) ?? []), row]);
    byTopic.set(topicKey(row), [...(byTopic.get(topicKey(row)) ?? []), row]);
  }
  return (row) => {
    const own = languageOf(row);
    const foreign = (all: readonly PermissionRow[]) => all.filter((other) => languageOf(other) !== own);
    const sameApi = onlyLabel(newestOf(foreign(apiKeys(row).flatMap((key) => byApi.get(key) ?? []))));
    const sameTopic = byTopic.get(topicKey(row)) ?? [];
    const isPair = sameTopic.length === 2 && foreign(sameTopic).length === 1;
    const translated = sameApi ?? (isPair ? onlyLabel(foreign(sameTopic)) : null);
    const label = row.row.label === "" ? null : row.row.label;
    return own === "zh" ? { zh: label, en: translated } : { zh: translated, en: label };
  };
}

function languageOf({ edition }: PermissionRow): "zh" | "en" {
  return languages[edition] ?? "zh";
}

function onlyLabel(rows: readonly PermissionRow[]): string | null {
  const labels = new Set(rows.map(({ row }) => row.label).filter((label) => label !== ""));
  const [label] = labels;
  return labels.size === 1 && label !== undefined ? label : null;
}

/** The newest pages decide. Older pages count only where the newest have no text. */
function newestOf(rows: readonly PermissionRow[]): readonly PermissionRow[] {
  const newest = rows.filter(({ role }) => role === "newest");
  return newest.length > 0 ? newest : rows;
}

function apiKeys({ action, apis }: PermissionRow): string[] {
  return apis.map((api) => `${action.toLowerCase()} ${api.replace(/\{[^}]*\}/g, "{}")}`);
}

/** `ZH-CN_TOPIC_0103071511` and `en-us_topic_0103071511` are the same topic. */
function topicKey({ action, row }: PermissionRow): string {
  return `${action.toLowerCase()} ${row.page.topicId.toLowerCase().replace(/^[a-z]{2}-[a-z]{2}_/, "")}`;
}
