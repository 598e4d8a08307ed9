import type { Action, Dependency, Permission } from "./model.js";

/**
 * What the rows with several actions in one cell say about one of these actions. Such a row says that one call needs all
 * of them. It does not say that each of them needs the others for its own calls.
 */

/**
 * Whether a need that comes from a cell holds for every call of the action: each row names it, and each row is about the
 * action itself. A row that names the action without it is evidence that the action works without it.
 */
export function isNeededInEveryRow(need: string, action: Action, rows: readonly Permission[]): boolean {
  return rows.every((row) => namesIn(row.dependencies ?? []).includes(need.toLowerCase()) && isAbout(row, action));
}

/** The needs of a cell that another row of the same page contradicts, in lower case. */
export function contradictedBy(rows: readonly Permission[], row: Permission): ReadonlySet<string> {
  const others = rows.filter(({ source }) => source.id === row.source.id).map(({ dependencies }) => namesIn(dependencies ?? []));
  return new Set(namesIn(row.together).filter((name) => others.some((names) => !names.includes(name))));
}

/**
 * Whether a row is about an action, and does not merely list it: `DELETE /v1/{project_id}/workspaces/{ws_id}` is about
 * `modelarts:workspace:delete`, although its cell also lists `modelarts:dataset:delete`. Told by the paths: they name the
 * resource type of another action of the cell, and not the one of this action.
 */
function isAbout({ apis, together }: Permission, { resourceType }: Action): boolean {
  const isNamed = (type: string) => apis.some(({ path }) => pathWords(path).some((word) => word === stem(type)));
  return isNamed(resourceType) || !together.some(({ action }) => isNamed(action.split(":")[1] ?? ""));
}

/** The literal segments of a path, each as the bare word of its resource. */
function pathWords(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "" && !segment.includes("{")).map(stem);
}

/** `workspaces`, `workspace` and `work_space` are one word. */
function stem(word: string): string {
  return word.toLowerCase().replace(/[_-]/g, "").replace(/s$/, "");
}

function namesIn(dependencies: readonly Dependency[]): string[] {
  return dependencies.filter(({ when }) => when === undefined).map(({ action }) => action.toLowerCase());
}
