// The bundles of the product, for esbuild.mjs and the packages.
import { readFileSync } from "node:fs";
import { packedTerraform } from "./packed-terraform.mjs";

/** A dynamic import of the entry of another bundle loads the file beside this one, only when it is needed. */
const bundlesBeside = {
  name: "bundles-beside",
  setup({ onResolve }) {
    for (const [filter, path] of [[/\/lsp\/main\.js$/, "./server.js"], [/\/mcp\/serve\.js$/, "./mcp.js"]]) {
      onResolve({ filter }, ({ kind }) => (kind === "dynamic-import" ? { path, external: true } : undefined));
    }
  },
};

/** The settings of all bundles. `catalog` and `terraform`: plugins that say where their packed data is. */
export const common = (catalog, terraform = packedTerraform) => ({
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  // jsonc-parser's "main" is UMD, which esbuild cannot analyse.
  mainFields: ["module", "main"],
  plugins: [catalog, terraform, bundlesBeside],
  define: { PRODUCT_VERSION: JSON.stringify(JSON.parse(readFileSync("package.json", "utf8")).version) },
  logLevel: "warning",
  charset: "utf8",
});

export const cli = { entryPoints: { cli: "server/src/cli/main.ts" } };

/** The protocol library of agents apart from everything else, because it is large and few commands need it. */
export const mcp = { entryPoints: { mcp: "server/src/mcp/serve.ts" } };

/** One file for Node and browsers, because two would contain the catalog and all features twice. */
export const server = {
  entryPoints: { server: "server/src/lsp/main.ts" },
  target: "node18",
  conditions: ["browser"],
};
