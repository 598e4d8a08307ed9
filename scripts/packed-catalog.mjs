import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compactCatalog } from "./compact-catalog.mjs";

const catalogFolder = "server/catalog";

/** The committed catalog as one JSON text, so that the bundles need no other files. */
export function packCatalog() {
  const read = (path) => JSON.parse(readFileSync(join(catalogFolder, path), "utf8"));
  const files = (folder) => readdirSync(join(catalogFolder, folder)).filter((name) => name.endsWith(".json")).sort();
  const labels = (folder) => Object.fromEntries(files(folder).map((name) => [name.slice(0, -".json".length), read(`${folder}/${name}`)]));
  const facts = (folder) => ({
    services: files(`${folder}actions`).map((name) => read(`${folder}actions/${name}`)),
    labels: { zh: labels(`${folder}labels/zh`), en: labels(`${folder}labels/en`), derived: labels(`${folder}labels/en-derived`) },
  });
  return JSON.stringify({
    ...facts(""),
    identity: facts("identity/"),
    errata: read("errata.json"),
    coverage: read("release.json").coverage,
    renames: read("renames.json"),
    cases: read("cases.json").cases,
    guideNames: read("guide-names.json").names,
    scenarios: read("scenarios.json"),
    operations: {
      table: packOperations(readFileSync(join(catalogFolder, "operations/operations.tsv"), "utf8")),
      hosts: read("operations/hosts.json"),
      annotated: read("annotated.json"),
      obs: read("operations/obs.json").requests.map(({ method, on, query, actions, version, copy }) => ({ method, on, query, actions, version, copy })),
      services: Object.fromEntries(Object.entries(read("operations/services.json").services).map(([product, { prefixes }]) => [product, prefixes])),
    },
  });
}

/** A method is written as its place in this list. */
const methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

/**
 * The list of operations as one string, which takes a fifth of the size in the package: `#` and a product, then its
 * operations by path, each with the digit of its method, a letter for the number of segments that its path shares with
 * the previous one (`A` for none), the rest of the path, and the name.
 */
export function packOperations(table) {
  let product;
  let last = [];
  return table.split("\n").filter((line) => line !== "").map((line) => {
    const [owner, name, method, path] = line.split("\t");
    const head = owner === product ? "" : `#${owner}\n`;
    if (head !== "") last = [];
    product = owner;
    const segments = path.split("/");
    let shared = 0;
    // The last segment is always written.
    while (shared < segments.length - 1 && last[shared] === segments[shared]) shared++;
    last = segments;
    const digit = methods.indexOf(method);
    if (digit < 0 || / /.test(path) || shared > 57) throw new Error(`This operation cannot be packed: ${line}`);
    return `${head}${digit}${String.fromCharCode(65 + shared)}${segments.slice(shared).join("/")} ${name}`;
  }).join("\n");
}

let compact;

/** The compact text, made once for all bundles of a build. */
export function compactText() {
  return (compact ??= compactCatalog(JSON.parse(packCatalog())));
}

/** Resolves "packed-catalog" to the JSON text, and "compact-catalog" to the compact one. */
export const packedCatalog = {
  name: "packed-catalog",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:packed|compact)-catalog$/ }, ({ path }) => ({ path, namespace: "packed-catalog" }));
    onLoad({ filter: /.*/, namespace: "packed-catalog" }, async ({ path }) => ({
      contents: path === "packed-catalog" ? packCatalog() : await compactText(),
      loader: "text",
    }));
  },
};

/** Resolves "compact-catalog" to `catalog.js` beside the bundle, which several bundles then share. */
export const catalogBeside = {
  name: "catalog-beside",
  setup({ onResolve }) {
    onResolve({ filter: /^compact-catalog$/ }, () => ({ path: "./catalog.js", external: true }));
  },
};

/** Writes the files that `catalogBeside` needs. A file is read faster than a string in a script is parsed. */
export async function writeCatalogBeside(folder) {
  writeFileSync(join(folder, "catalog.txt"), await compactText());
  // All bytes are ASCII, so this makes a string without decoding.
  writeFileSync(
    join(folder, "catalog.js"),
    `module.exports = require("fs").readFileSync(__dirname + "/catalog.txt", "latin1");\n`,
  );
}
