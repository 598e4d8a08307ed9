import type { Catalog } from "../catalog/catalog.js";
import { kinds } from "../language/policy-languages.js";
import type { PolicyDocument } from "../policy/model.js";

/**
 * The catalog with the actions of a policy's language. `catalog` is that of version 1.1; without a catalog of version
 * 5.0, policies of version 5.0 have none.
 */
export function ownCatalog({ kind }: Pick<PolicyDocument, "kind">, catalog: Catalog): Catalog | undefined {
  return kinds[kind].actions === "identity" ? catalog.identity : catalog;
}
