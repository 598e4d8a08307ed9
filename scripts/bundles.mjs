// The bundles of the product, for esbuild.mjs and the packages.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
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

/**
 * Escapes what is not ASCII in regular expressions, too; esbuild does it in strings only. An engine keeps a script that
 * is ASCII in half the memory. `String.raw` may contain other characters only if it is for a regular expression.
 */
const asciiOutput = {
  name: "ascii-output",
  setup({ initialOptions, onEnd }) {
    const isWritten = initialOptions.write !== false;
    initialOptions.write = false;
    onEnd(({ outputFiles = [] }) => {
      for (const file of outputFiles) {
        const escaped = file.text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
        file.contents = Buffer.from(escaped);
        if (!isWritten) continue;
        mkdirSync(dirname(file.path), { recursive: true });
        writeFileSync(file.path, escaped, { mode: escaped.startsWith("#!") ? 0o755 : 0o644 });
      }
    });
  },
};

/** The settings of a bundle that is shipped. */
export const shipped = (options) => ({ ...options, plugins: [...options.plugins, asciiOutput] });

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
  charset: "ascii",
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
