import type { Action, Dependency, Permission } from "./model.js";

/**
 * What the rows with several actions in one cell say about one of these actions. Such a row says that one call needs
 * all of them. It does not say that each of them needs the others for its own calls.
 */

/**
 * Whether a need that comes from a cell applies to every call of the action: each row names it, and each row is about
 * the action itself. A row of the action that does not name the need is evidence that the action works without it.
 */
export function isNeededInEveryRow(need: string, action: Action, rows: readonly Permission[]): boolean {
  return rows.every((row) => namesIn(row.dependencies ?? []).includes(need.toLowerCase()) && isAbout(row, action));
}

/** The needs of a row's cell that another row of the same page contradicts, in lower case. */
export function contradictedBy(rows: readonly Permission[], row: Permission): ReadonlySet<string> {
  const others = rows
    .filter(({ source }) => source.id === row.source.id)
    .map(({ dependencies }) => namesIn(dependencies ?? []));
  return new Set(namesIn(row.together).filter((name) => others.some((names) => !names.includes(name))));
}

/**
 * Whether a row is about an action and does not just list it: `DELETE /v1/{project_id}/workspaces/{ws_id}` is about
 * `modelarts:workspace:delete`, although its cell also lists `modelarts:dataset:delete`. The paths decide: a row is not
 * about the action if they name the resource type of another action of the cell and not its own.
 */
function isAbout({ apis, together }: Permission, { resourceType }: Action): boolean {
  const isNamed = (type: string) => apis.some(({ path }) => pathWords(path).some((word) => word === stem(type)));
  return isNamed(resourceType) || !together.some(({ action }) => isNamed(action.split(":")[1] ?? ""));
}

/** The literal segments of a path, each reduced to the stem of its resource. */
function pathWords(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "" && !segment.includes("{")).map(stem);
}

/** Reduces `workspaces`, `workspace` and `work_space` to one word. */
function stem(word: string): string {
  return word.toLowerCase().replace(/[_-]/g, "").replace(/s$/, "");
}

function namesIn(dependencies: readonly Dependency[]): string[] {
  return dependencies.filter(({ when }) => when === undefined).map(({ action }) => action.toLowerCase());
}
