import { normalizePath } from "../../calls/api-call.js";

/** The result of looking up a concrete path. */
export interface PathHit<T> {
  readonly values: readonly T[];
  /** One letter for each segment: `a` for a literal of the template, `b` for a parameter. A smaller rank is better. */
  readonly rank: string;
}

/** Values by path template. */
export interface PathTree<T> {
  /**
   * The values of the best template for a path, literals before parameters from the left. A parameter never matches a
   * literal that another template in scope has at the same place: `/enterprise-projects/quotas` is not an enterprise
   * project with the id "quotas", even if that leads to no result.
   */
  find(path: string, isInScope: (owner: string) => boolean, accept?: (value: T) => boolean): PathHit<T>;
}

interface Branch<T> {
  readonly literal: Map<string, Branch<T>>;
  parameter: Branch<T> | undefined;
  /** The owners of templates with this prefix. */
  readonly owners: Set<string>;
  readonly values: { readonly value: T; readonly owners: readonly string[] }[];
}

/** Builds a tree by path segment, so that the time of a look-up depends on its path and not on the list. */
export function createPathTree<T>(
  items: Iterable<T>,
  pathOf: (item: T) => string,
  ownersOf: (item: T) => readonly string[],
): PathTree<T> {
  const root = newBranch<T>();
  for (const item of items) add(root, item, segmentsOf(pathOf(item)), ownersOf(item));
  return {
    find: (path, isInScope, accept = () => true) =>
      descend(root, segmentsOf(path), 0, "", { isInScope, accept }) ?? { values: [], rank: "" },
  };
}

function add<T>(root: Branch<T>, value: T, segments: readonly string[], owners: readonly string[]): void {
  let branch = root;
  for (const segment of segments) {
    if (isParameter(segment)) branch = branch.parameter ??= newBranch();
    else {
      const next = branch.literal.get(segment) ?? newBranch<T>();
      branch.literal.set(segment, next);
      branch = next;
    }
    for (const owner of owners) branch.owners.add(owner);
  }
  branch.values.push({ value, owners });
}

interface Wanted<T> {
  readonly isInScope: (owner: string) => boolean;
  readonly accept: (value: T) => boolean;
}

function descend<T>(
  branch: Branch<T>,
  path: readonly string[],
  at: number,
  rank: string,
  wanted: Wanted<T>,
): PathHit<T> | undefined {
  const segment = path[at];
  if (segment === undefined) {
    const values = branch.values
      .filter(({ value, owners }) => owners.some(wanted.isInScope) && wanted.accept(value))
      .map(({ value }) => value);
    return values.length > 0 ? { values, rank } : undefined;
  }
  const literal = isParameter(segment) ? undefined : branch.literal.get(segment);
  if (literal && [...literal.owners].some(wanted.isInScope)) {
    const hit = descend(literal, path, at + 1, `${rank}a`, wanted);
    // Every path begins with a version; "/{api_version}" alone is still the API that describes it.
    if (hit || at > 0 || path.length > 1) return hit;
  }
  return branch.parameter && descend(branch.parameter, path, at + 1, `${rank}b`, wanted);
}

/** A path with uniform parameters, for comparing templates. */
export function shapeOf(path: string): string {
  return `/${segmentsOf(path).map((segment) => (isParameter(segment) ? "{}" : segment)).join("/")}`;
}

/** The segments of a path in lower case. */
export function segmentsOf(path: string): string[] {
  return normalizePath(path).toLowerCase().split("/").slice(1).filter((segment) => segment !== "");
}

/**
 * `{server_id}`, also with text around it as in `{name}.json`; `:id`, `<id>`, `$ID` and `%s` as in scripts and guides.
 */
export function isParameter(segment: string): boolean {
  return segment.includes("{") || /^(?::\w|<\w|\$\w|%[sdv]$)/.test(segment);
}

function newBranch<T>(): Branch<T> {
  return { literal: new Map(), parameter: undefined, owners: new Set(), values: [] };
}
