// node esbuild.mjs            the product: dist/extension.js, dist/browser.js, dist/server.js, dist/cli.js, dist/mcp.js,
// dist/importer.js; node esbuild.mjs --tests    the same, and each test/**/*.test.ts as dist-test/**/*.test.cjs
import { build } from "esbuild";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { cli, common as commonOf, mcp, server, shipped } from "./scripts/bundles.mjs";
import { catalogBeside, catalogIn, catalogInside, packedCatalog, writeCatalogBeside, writeCatalogIn } from "./scripts/packed-catalog.mjs";
import { terraformBeside, writeTerraformBeside } from "./scripts/packed-terraform.mjs";

const common = commonOf(packedCatalog);
const beside = shipped(commonOf(catalogBeside, terraformBeside));
// Built in a temporary folder and moved at the end, so that a running product never loads a half-written file.
const draft = mkdtempSync("node_modules/.dist-");
await build({
  ...common,
  minify: true,
  entryPoints: { extension: "client/src/extension.ts" },
  outdir: draft,
  external: ["vscode"],
  target: "node18",
});
await build({ ...shipped(commonOf(catalogInside)), ...server, minify: true, outdir: draft });
// Importing a Node module fails the build, because it cannot be resolved for a browser.
await build({
  ...common,
  minify: true,
  entryPoints: { browser: "client/src/browser.ts" },
  outdir: draft,
  external: ["vscode"],
  platform: "browser",
  target: "es2022",
  mainFields: ["browser", ...common.mainFields],
});
await build({ ...beside, ...cli, minify: true, outdir: draft });
await build({ ...beside, ...mcp, minify: true, outdir: draft });
await build({ ...common, entryPoints: { importer: "server/src/importer/main.ts" }, outdir: draft });
writeTerraformBeside(draft);
await writeCatalogBeside(draft);
mkdirSync("dist", { recursive: true });
const made = readdirSync(draft);
for (const name of made) renameSync(join(draft, name), join("dist", name));
// The site has its own build: scripts/site.mjs.
// Also the page of the package, which scripts/package.mjs writes while another build may run.
const kept = [...made, "site", "README.md"];
for (const name of readdirSync("dist").filter((old) => !kept.includes(old))) rmSync(join("dist", name), { recursive: true });
rmSync(draft, { recursive: true });

if (process.argv.includes("--tests")) {
  const tests = readdirSync("test", { recursive: true }).map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".test.ts") && !name.startsWith("e2e/"));
  rmSync("dist-test", { recursive: true, force: true });
  mkdirSync("dist-test");
  // In each of more than a hundred bundles the catalog would take most of the time of the build and of a test's start.
  await writeCatalogIn("dist-test");
  await build({ ...common, plugins: [catalogIn(resolve("dist-test")), ...common.plugins], entryPoints: tests.map((name) => `test/${name}`), outdir: "dist-test", outbase: "test", outExtension: { ".js": ".cjs" }, external: ["typescript", "@cdktf/hcl2json", "@cdktf/hcl-tools"] });
}
