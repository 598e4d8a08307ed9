import type { Catalog } from "../catalog.js";
import type { EditionFacts } from "./catalog-index.js";
import type { PackedCatalog } from "./file.js";
import { renamesIn } from "./edition-renames.js";
import { allNamedIn, allNamedInSchemas, type Edition, editions, loadCatalog } from "./load.js";
import { renamesByAlias } from "./schemas.js";

export { editions } from "./load.js";

/** What the compact catalog states about a packed catalog, so that a program need not read all rows for it. */
export interface DerivedFacts {
  readonly editions: Readonly<Record<Edition, EditionFacts>>;
  readonly identity: EditionFacts;
}

/** Derives the facts from the tables, with the functions that `loadCatalog` calls for a catalog without such facts. */
export function derivedFacts(packed: Required<Pick<PackedCatalog, "identity">> & PackedCatalog): DerivedFacts {
  const [huaweicloud, otc] = editions.map((edition) => ({
    ...known(loadCatalog(packed, edition)),
    allNamed: allNamedIn(packed, edition),
    renames: renamesIn(packed, edition),
  }));
  const { services } = packed.identity;
  const identity = {
    ...known(loadCatalog(packed).identity!),
    allNamed: allNamedInSchemas(services),
    renames: renamesByAlias(services),
  };
  return { editions: { huaweicloud: huaweicloud!, otc: otc! }, identity };
}

function known({ release: { newest }, actions }: Catalog): Pick<EditionFacts, "newest" | "dependencyOnly"> {
  const dependencyOnly = actions.filter(({ status }) => status === "dependency-only").map(({ name }) => name);
  return { ...(newest === undefined ? {} : { newest }), dependencyOnly };
}
