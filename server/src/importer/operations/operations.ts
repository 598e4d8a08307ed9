import { compareNames } from "../../core/text/order.js";
import { ImportProblem } from "../problem.js";

/** One line of the vendor's list of operations, without its prose. */
interface ListedOperation {
  readonly product: string;
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

const columns = ["product", "operationId", "method", "path"];
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * The committed form of the list of operations: product, operation, method and path, one line each, in a fixed order.
 * Titles and groups are the vendor's prose and are left out. Throws an `ImportProblem` at the first line that it does
 * not understand.
 */
export function toOperationsTable(page: string, text: string): string {
  const [header = "", ...lines] = text
    .replaceAll("\r\n", "\n")
    .split("\n")
    .filter((line) => line !== "");
  if (header.split("\t").slice(0, columns.length).join() !== columns.join())
    throw new ImportProblem({ page }, `the columns are not ${columns.join(", ")}`);
  const operations = lines.map((line, index) => readOperation(line, { page, row: index + 1 }));
  const key = ({ product, name, method, path }: ListedOperation) => [product, path, method, name].join("\t");
  const ordered = [...operations].sort((left, right) => compareNames(key(left), key(right)));
  return `${ordered.map(({ product, name, method, path }) => [product, name, method, path].join("\t")).join("\n")}\n`;
}

function readOperation(line: string, place: { readonly page: string; readonly row: number }): ListedOperation {
  const [product = "", name = "", method = "", path = ""] = line.split("\t");
  if (!/^\w+$/.test(product) || !/^\w+$/.test(name))
    throw new ImportProblem(place, `"${product}" and "${name}" are not a product and an operation`);
  if (!methods.has(method)) throw new ImportProblem(place, `unknown method "${method}"`);
  if (!path.startsWith("/")) throw new ImportProblem(place, `"${path}" is not a path`);
  return { product, name, method, path };
}

/** The committed form of the list of hosts: the products for the first label of each host, in a fixed order. */
export function toHosts(page: string, json: unknown): Readonly<Record<string, readonly string[]>> {
  const entries = typeof json === "object" && json !== null ? Object.entries(json) : [];
  if (entries.length === 0) throw new ImportProblem({ page }, "no hosts");
  for (const [host, products] of entries) {
    const isRead =
      /^[a-z0-9-]+$/.test(host) && Array.isArray(products) && products.every((product) => typeof product === "string");
    if (!isRead) throw new ImportProblem({ page, cell: host }, "not a host with a list of products");
  }
  return Object.fromEntries((entries as [string, string[]][]).sort(([left], [right]) => compareNames(left, right))
    .map(([host, products]) => [host, [...products].sort(compareNames)]));
}
