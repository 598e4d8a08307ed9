import type { Catalog } from "../catalog.js";

/**
 * Whether templates match a path only because they take its last word for an id. An id is never a word of the API, in
 * whatever list or version that word is.
 */
export function takesWordForId(
  path: string,
  templates: readonly { readonly path: string }[],
  isInScope: (service: string) => boolean,
  catalog: Catalog,
): boolean {
  return templates.length > 0 && templates.every(endsWithId) && catalog.operations.endsWithWord(path, isInScope);
}

/** Whether a template ends with the id of something: `{vpc_id}`, but not `{resource_type}`. */
function endsWithId({ path }: { readonly path: string }): boolean {
  return /\/\{\w*id\}$/i.test(path);
}

/** Whether a template has the only segment of a path as a literal. */
export function hasLiteral(
  path: string,
  isInScope: (service: string) => boolean,
  catalog: Catalog,
): boolean {
  return (
    catalog.atPath(path, isInScope).rank === "a"
    || catalog.operations.at(path, isInScope).rank === "a"
    || catalog.borrowedAtPath(path, isInScope).rank === "a"
  );
}
