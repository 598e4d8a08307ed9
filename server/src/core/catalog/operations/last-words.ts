import { groupByEach } from "../../text/group-by.js";
import { isParameter, segmentsOf } from "../lookup/path-tree.js";

/** A listed path, with the services of its product. */
interface OwnedPath {
  readonly path: string;
  readonly owners: readonly string[];
}

/**
 * Tells whether the last segment of a concrete path is a word of the API and not an id, although no template has it at
 * this place: a path of the same service has it after the same segment, in any version, or many paths end with it.
 * So `/v1.0/{project_id}/instances/statistic` is not an instance with the id "statistic".
 */
export function lastWords(
  paths: readonly OwnedPath[],
): (path: string, isInScope: (owner: string) => boolean) => boolean {
  const owners = new Map<string, Set<string>>();
  const all = paths.map(({ path, owners: own }) => ({ segments: segmentsOf(path), own }));
  for (const { segments, own } of all) {
    segments.forEach((segment, at) => {
      const before = segments[at - 1];
      if (before === undefined || isParameter(segment) || isParameter(before)) return;
      const known = owners.get(`${before}/${segment}`) ?? new Set();
      for (const owner of own) known.add(owner);
      owners.set(`${before}/${segment}`, known);
    });
  }
  const byEnd = groupByEach(all, ({ segments }) => segments.slice(-1));
  return (path, isInScope) => {
    const [before = "", last = ""] = segmentsOf(path).slice(-2);
    if (last === "" || isParameter(last)) return false;
    return [...owners.get(`${before}/${last}`) ?? []].some(isInScope) || (byEnd.get(last)?.length ?? 0) >= manyPaths;
  };
}

/** Words such as `quotas`, `tags` and `detail` end far more paths; names of resources end few. */
const manyPaths = 20;
