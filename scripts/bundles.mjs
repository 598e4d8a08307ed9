// The bundles of the product, for esbuild.mjs and the packages.
import { readFileSync } from "node:fs";

/** Resolves the name of another bundle to its file beside the bundle that loads it, only when it is needed. */
const bundlesBeside = {
  name: "bundles-beside",
  setup({ onResolve }) {
    onResolve({ filter: /^server-bundle$/ }, () => ({ path: "./server.js", external: true }));
  },
};

/** The settings of all bundles. `catalog`: a plugin that says where `packed-catalog` is. */
export const common = (catalog) => ({
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  // jsonc-parser's "main" is UMD, which esbuild cannot analyse.
  mainFields: ["module", "main"],
  plugins: [catalog, bundlesBeside],
  define: { PRODUCT_VERSION: JSON.stringify(JSON.parse(readFileSync("package.json", "utf8")).version) },
  logLevel: "warning",
  charset: "utf8",
});

export const cli = { entryPoints: { cli: "server/src/cli/main.ts" } };

/** One file for Node and browsers, because two would contain the catalog and all features twice. */
export const server = {
  entryPoints: { server: "server/src/lsp/main.ts" },
  target: "node18",
  conditions: ["browser"],
};
