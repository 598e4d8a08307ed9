import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

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

/**
 * The list of operations as one string, which takes a fifth of the size in the package: `#` and a product, then its
 * operations by path, each with its method, the number of characters that its path shares with the previous one, the
 * rest of the path, and the name.
 */
export function packOperations(table) {
  let product;
  let last = "";
  return table.split("\n").filter((line) => line !== "").map((line) => {
    const [owner, name, method, path] = line.split("\t");
    const head = owner === product ? "" : `#${owner}\n`;
    if (head !== "") last = "";
    product = owner;
    let shared = 0;
    while (shared < last.length && last[shared] === path[shared]) shared++;
    last = path;
    return `${head}${method} ${shared} ${path.slice(shared)} ${name}`;
  }).join("\n");
}

/** Resolves `import text from "packed-catalog"` to that text. */
export const packedCatalog = {
  name: "packed-catalog",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^packed-catalog$/ }, ({ path }) => ({ path, namespace: "packed-catalog" }));
    onLoad({ filter: /.*/, namespace: "packed-catalog" }, () => ({ contents: packCatalog(), loader: "text" }));
  },
};

/** Resolves `import text from "packed-catalog"` to `catalog.js` beside the bundle, which several bundles then share. */
export const catalogBeside = {
  name: "catalog-beside",
  setup({ onResolve }) {
    onResolve({ filter: /^packed-catalog$/ }, () => ({ path: "./catalog.js", external: true }));
  },
};
