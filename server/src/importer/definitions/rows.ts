import type { ImportedRow } from "../cells/rows.js";
import type { PageReport } from "../import.js";
import { definitionFolders, type Page } from "../pages/page.js";
import type { AnnotatedOperation, ProductDefinitions } from "./operation.js";
import { proofOf } from "./proof.js";

/** Rows of all products, and the result for each product. */
export interface DefinitionRows {
  readonly rows: readonly ImportedRow[];
  readonly report: readonly PageReport[];
}

/**
 * The rows that API definitions add: `abacAction` for version 5.0, and `pdpKey` for version 1.1 if the product proves
 * it against `tables`. An annotation that only older versions have is dated by the last of them.
 */
export function definitionRows(
  products: readonly ProductDefinitions[],
  tables: readonly ImportedRow[],
): DefinitionRows {
  const results = products.flatMap((product) =>
    [identityNames(product), provenNames(product, tables)].filter((one) => one !== undefined),
  );
  return { rows: results.flatMap(({ rows }) => rows), report: results.flatMap(({ report }) => report) };
}

function identityNames(product: ProductDefinitions): DefinitionRows | undefined {
  const operations = product.operations.filter(({ abacAction }) => abacAction.length > 0);
  if (operations.length === 0) return undefined;
  return toRows(product, definitionFolders["5.0"], operations, ({ abacAction }) => abacAction, []);
}

function provenNames(product: ProductDefinitions, tables: readonly ImportedRow[]): DefinitionRows | undefined {
  const operations = product.operations.filter(({ pdpKey }) => pdpKey.length > 0);
  if (operations.length === 0) return undefined;
  const { compared, agreeing, isProven } = proofOf(operations, tables);
  const proof = `pdpKey: ${agreeing} of ${compared} comparable names agree with the tables of version 1.1, so it is ${isProven ? "read as 1.1" : "not read"}`;
  return toRows(product, definitionFolders["1.1"], isProven ? operations : [], ({ pdpKey }) => pdpKey, [proof]);
}

function toRows(
  product: ProductDefinitions, folder: string, operations: readonly AnnotatedOperation[],
  actionsOf: (operation: AnnotatedOperation) => readonly string[], remarks: readonly string[],
): DefinitionRows {
  const pages = new Map<string, Page>();
  const pageOf = ({ annotationOnHead, annotatedUntil }: AnnotatedOperation) => {
    const date = annotationOnHead ? product.date : annotatedUntil;
    const page = pages.get(date) ?? toPage(product, folder, date);
    pages.set(date, page);
    return page;
  };
  // Includes the current state even if it gives no rows, so that the report mentions it.
  pages.set(product.date, toPage(product, folder, product.date));
  const rows = operations.map((operation, index): ImportedRow => ({
    page: pageOf(operation),
    table: 1,
    row: index + 1,
    label: operation.summary,
    apis: [{ method: operation.method.toUpperCase(), path: operation.path }],
    actions: actionsOf(operation).map((action) => ({ action })),
    dependsOn: null,
    iamProject: null,
    enterpriseProject: null,
    instanceAuth: null,
    tagAuth: null,
  }));
  const report = [...pages.values()].map((page) => {
    const own = rows.filter((row) => row.page === page).length;
    return { page, rows: own, tables: [own, ...remarks] };
  });
  return { rows, report };
}

function toPage(product: ProductDefinitions, folder: string, date: string): Page {
  return {
    folder,
    service: product.product,
    file: date === product.date ? product.file : `${product.file}@${date}`,
    topicId: `api/${product.product}`,
    title: `${product.product} API definitions`,
    date,
    repository: product.repository,
    path: product.path,
    commit: product.commit,
    text: "",
  };
}
