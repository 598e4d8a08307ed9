import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const catalogFolder = "server/catalog";

/** The committed catalog as one JSON text, so that the bundles need no file beside them. */
export function packCatalog() {
  const read = (path) => JSON.parse(readFileSync(join(catalogFolder, path), "utf8"));
  const files = (folder) => readdirSync(join(catalogFolder, folder)).filter((name) => name.endsWith(".json")).sort();
  const labels = (folder) => Object.fromEntries(files(folder).map((name) => [name.slice(0, -".json".length), read(`${folder}/${name}`)]));
  const facts = (folder) => ({
    services: files(`${folder}actions`).map((name) => read(`${folder}actions/${name}`)),
    labels: { zh: labels(`${folder}labels/zh`), en: labels(`${folder}labels/en`) },
  });
  return JSON.stringify({
    ...facts(""),
    identity: facts("identity/"),
    errata: read("errata.json"),
    coverage: read("release.json").coverage,
    renames: read("renames.json"),
  });
}

/** Makes `import text from "packed-catalog"` give that text. */
export const packedCatalog = {
  name: "packed-catalog",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^packed-catalog$/ }, ({ path }) => ({ path, namespace: "packed-catalog" }));
    onLoad({ filter: /.*/, namespace: "packed-catalog" }, () => ({ contents: packCatalog(), loader: "text" }));
  },
};
