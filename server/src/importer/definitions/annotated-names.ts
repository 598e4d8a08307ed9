import type { AnnotatedNamesFile } from "../../core/catalog/load/file.js";
import type { ImportedRow } from "../cells/rows.js";
import type { ProductDefinitions } from "./operation.js";
import { proofOf } from "./proof.js";

/**
 * The names that API definitions give for operations without proof that version 1.1 knows them: `pdpKey` of products
 * that `tables` do not prove, and names in descriptions. Only current annotations count.
 */
export function annotatedNames(
  products: readonly ProductDefinitions[],
  tables: readonly ImportedRow[],
): AnnotatedNamesFile["names"] {
  const entries = products.map(({ product, operations }) => {
    const { isProven } = proofOf(operations, tables);
    const current = operations.filter(({ annotationOnHead }) => annotationOnHead);
    const named = current.map(({ operationId, pdpKey, described }): [string, readonly string[]] => [
      operationId,
      [...new Set([...(isProven ? [] : pdpKey), ...described])],
    ]);
    return [product, Object.fromEntries(named.filter(([, names]) => names.length > 0))] as const;
  });
  return Object.fromEntries(entries.filter(([, operations]) => Object.keys(operations).length > 0));
}
