import type { Catalog } from "../catalog/catalog.js";
import { type ActionPattern, covers } from "../catalog/pattern.js";

/**
 * Returns a test whether another entry shares an action with `one`: equal names, a wildcard that covers the other, or
 * two wildcards that match the same action of the catalog. Two wildcards may also share actions that no table lists.
 */
export function sharesActions(one: ActionPattern, catalog: Catalog): (other: ActionPattern) => boolean {
  let known: readonly string[] | undefined;
  return (other) =>
    covers(other, one)
    || covers(one, other)
    || (one.isWildcard
      && other.isWildcard
      && (known ??= catalog.matching(one).map(({ name }) => name)).some((name) => covers(other, name)));
}
