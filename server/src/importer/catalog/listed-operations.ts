import type { Operation } from "../../core/catalog/operations/operations.js";

/** The committed list of operations. */
export interface ListedOperations {
  /** Lines of product, name, method and path, separated by tabs. */
  readonly table: string;
  /** The service prefixes of products whose actions do not begin with the name of the product. */
  readonly services: Readonly<Record<string, readonly string[]>>;
}

/** The operations of the list, in its order. */
export function readListedOperations(table: string): Operation[] {
  return table.split("\n").filter((line) => line !== "").map((line) => {
    const [product = "", name = "", method = "", path = ""] = line.split("\t");
    return { product, name, method, path };
  });
}
