import type { Catalog } from "../catalog/catalog.js";
import type { Action } from "../catalog/model.js";
import { candidatesFor } from "./counterparts.js";
import type { ConvertedVersion } from "./model.js";
import { sidesOf } from "./versions.js";

/**
 * The names in another version of what an action is for: by alias, operation and name. `action` belongs to the other
 * one of the two versions, `catalog` is that of version 1.1. Empty if none is known.
 */
export function namesInVersion(action: Action, catalog: Catalog, to: ConvertedVersion): readonly string[] {
  const { identity } = catalog;
  // A look-up of operations reads the rows of its services, so it is left out if nothing can be found.
  const mayHave = to === "1.1" || identity?.ofService(action.service)[0] || identity?.currentNames(action.name)[0];
  const sides = mayHave ? sidesOf(catalog, to) : undefined;
  return sides ? candidatesFor(action, sides).map(({ name }) => name) : [];
}
