import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const catalogFolder = "server/catalog";

/** The committed catalog as one JSON text, so that the bundles need no file beside them. */
export function packCatalog() {
  const read = (path) => JSON.parse(readFileSync(join(catalogFolder, path), "utf8"));
  const files = (folder) => readdirSync(join(catalogFolder, folder)).filter((name) => name.endsWith(".json")).sort();
  const labels = (language) => Object.fromEntries(files(`labels/${language}`).map((name) => [name.slice(0, -".json".length), read(`labels/${language}/${name}`)]));
  return JSON.stringify({
    services: files("actions").map((name) => read(`actions/${name}`)),
    errata: read("errata.json"),
    labels: { zh: labels("zh"), en: labels("en") },
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
