import { compareNames } from "../../core/text/order.js";
import type { PermissionRow } from "./permissions.js";

const order = { deciding: 0, newest: 1, history: 2, definition: 3 };

/**
 * Selects the rows of the catalog. The history of an edition counts only for actions that its newest pages do not
 * document and for topics that they no longer have, and only the latest page counts there. Pages of another service
 * count only for actions that the pages of their own service lack. API definitions only add calls that no table lists
 * for the action. A row on several pages counts once.
 */
export function selectRows(rows: readonly PermissionRow[]): PermissionRow[] {
  const isTable = ({ role }: PermissionRow) => role === "deciding" || role === "newest";
  const alive = new Set(rows.filter(isTable).flatMap((row) => [key(row, row.action), key(row, topicOf(row))]));
  const latest = new Map<string, string>();
  for (const row of rows) {
    const date = latest.get(key(row, row.action)) ?? "";
    if (row.role === "history" && row.row.page.date > date) latest.set(key(row, row.action), row.row.page.date);
  }
  const wanted = rows.filter(
    (row) =>
      row.role !== "history"
      || (!alive.has(key(row, row.action))
        && !alive.has(key(row, topicOf(row)))
        && latest.get(key(row, row.action)) === row.row.page.date),
  );
  const called = new Set(
    wanted.filter(({ role }) => role !== "definition").flatMap((row) => row.apis.map((api) => callKey(row, api))),
  );
  const known = wanted.filter(
    (row) => row.role !== "definition" || row.apis.some((api) => !called.has(callKey(row, api))),
  );
  const owned = new Set(known.filter(({ isOwn }) => isOwn).map((row) => key(row, row.action)));
  return withoutRepeats(known.filter((row) => row.isOwn || !owned.has(key(row, row.action)))).sort((left, right) =>
    compareNames(left.edition, right.edition) || order[left.role] - order[right.role]);
}

/** An action and a call, without the names of path parameters. */
function callKey(row: PermissionRow, api: string): string {
  return key(row, `${row.action.toLowerCase()} ${api.replace(/\{[^}]*\}/g, "{}")}`);
}

function topicOf({ row }: PermissionRow): string {
  return `${row.page.repository}#${row.page.topicId}`;
}

function key({ edition }: PermissionRow, what: string): string {
  return `${edition} ${what}`;
}

function withoutRepeats(rows: readonly PermissionRow[]): PermissionRow[] {
  const seen = new Set<string>();
  return rows.filter((one) => {
    const { label, iamProject, enterpriseProject, instanceAuth, tagAuth } = one.row;
    const facts = JSON.stringify([
      one.edition,
      one.role === "deciding",
      one.action,
      label,
      one.apis,
      one.with,
      one.dependsOn,
      iamProject,
      enterpriseProject,
      instanceAuth,
      tagAuth,
    ]);
    return !seen.has(facts) && seen.add(facts);
  });
}
