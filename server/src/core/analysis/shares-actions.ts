import type { Catalog } from "../catalog/catalog.js";
import { type ActionPattern, covers } from "../catalog/pattern.js";

/**
 * Tells of other entries whether they have an action in common with `one`: equal names, a wildcard that covers the
 * other, or two wildcards that both match an action of the catalog. Two wildcards may have more in common that no
 * table lists.
 */
export function sharesActions(one: ActionPattern, catalog: Catalog): (other: ActionPattern) => boolean {
  let known: readonly string[] | undefined;
  return (other) => covers(other, one) || covers(one, other) ||
    (one.isWildcard && other.isWildcard && (known ??= catalog.matching(one).map(({ name }) => name)).some((name) => covers(other, name)));
}
