import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compactCatalog } from "./compact-catalog.mjs";
import { importSource } from "./import-source.mjs";

const { isPackable, packOperations } = await importSource("server/src/core/catalog/operations/packed-table.ts");

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
      table: packOperations(readOperations()),
      hosts: read("operations/hosts.json"),
      annotated: read("annotated.json"),
      obs: read("operations/obs.json").requests.map(({ method, on, query, actions, version, copy }) => ({ method, on, query, actions, version, copy })),
      services: Object.fromEntries(Object.entries(read("operations/services.json").services).map(([product, { prefixes }]) => [product, prefixes])),
    },
  });
}

function readOperations() {
  const table = readFileSync(join(catalogFolder, "operations/operations.tsv"), "utf8");
  return table.split("\n").filter((line) => line !== "").map((line) => {
    const [product, name, method, path] = line.split("\t");
    const row = { product, name, method, path };
    if (!isPackable(row)) throw new Error(`This operation cannot be packed: ${line}`);
    return row;
  });
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

const place = "the text of the compact catalog";

/**
 * Resolves "compact-catalog" to the text within the bundle, for a bundle that must be one file. It is a comment, of
 * which the bundle asks for the source of the function around it: an engine skips a comment, but copies a literal of
 * this size several times while it compiles. Only for `shipped` bundles, because minifying would drop the comment.
 */
export const catalogInside = {
  name: "catalog-inside",
  setup({ onResolve, onLoad, onEnd }) {
    onResolve({ filter: /^compact-catalog$/ }, ({ path }) => ({ path, namespace: "catalog-inside" }));
    onLoad({ filter: /.*/, namespace: "catalog-inside" }, () => ({ contents: place, loader: "text" }));
    onEnd(async ({ outputFiles }) => {
      const before = "()=>{/*";
      const after = "*/}";
      const made = `(${before}${await compactText()}${after}).toString().slice(${before.length},-${after.length})`;
      for (const file of outputFiles)
        file.contents = Buffer.from(file.text.replace(new RegExp(`(["'\`])${place}\\1`), () => made));
    });
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
  writeLoader(folder, "catalog", "latin1");
}

/**
 * Writes a script that exports the text beside it, inside an object: a bundle creates an object with the same prototype
 * as what it loads. If that were a string, V8 would no longer inline methods of strings, and a loop over the characters
 * of a text would take five times as long.
 */
function writeLoader(folder, name, encoding) {
  const text = `require("fs").readFileSync(__dirname + "/${name}.txt", "${encoding}")`;
  writeFileSync(join(folder, `${name}.js`), `module.exports = { __esModule: true, default: ${text} };\n`);
}

/** Resolves both texts to files of a folder, for bundles in other folders. */
export const catalogIn = (folder) => ({
  name: "catalog-in",
  setup({ onResolve }) {
    onResolve({ filter: /^(?:packed|compact)-catalog$/ }, ({ path }) => ({ path: join(folder, `${path.replace("compact-", "")}.js`), external: true }));
  },
});

/** Writes the files that `catalogIn` needs. */
export async function writeCatalogIn(folder) {
  await writeCatalogBeside(folder);
  writeFileSync(join(folder, "packed-catalog.txt"), packCatalog());
  writeLoader(folder, "packed-catalog", "utf8");
}
