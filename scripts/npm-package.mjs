// The command line and the language server as an npm package: huawei-iam-<version>.tgz. npm run package makes it, too.
// node scripts/npm-package.mjs [--out <folder>]
import { build } from "esbuild";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { cli, common as commonOf, mcp, server, shipped } from "./bundles.mjs";
import { catalogBeside, writeCatalogBeside } from "./packed-catalog.mjs";
import { terraformBeside, writeTerraformBeside } from "./packed-terraform.mjs";
import { npm, project } from "./prepare.mjs";

const largest = 1.5 * 1024 * 1024;
const pages = "scripts/npm";

/** The manifest of the package. Everything is in the bundles, so it has no dependencies and no scripts. */
export function npmManifest() {
  const { version, license, engines, keywords } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  return {
    name: "huawei-iam",
    version,
    description: "Checks, explains and looks up Huawei Cloud IAM policies, offline: command line and language server.",
    keywords: [...keywords.filter((word) => word !== "json"), "cli", "lsp"],
    license,
    bin: { "huawei-iam": "dist/cli.js" },
    engines: { node: engines.node },
    type: "commonjs",
  };
}

/** Writes the content of the package to a folder. */
async function writeContent(folder) {
  const inProject = (path) => join(project, path);
  const options = {
    ...shipped(commonOf(catalogBeside, terraformBeside)),
    minify: true,
    outdir: join(folder, "dist"),
    absWorkingDir: project,
  };
  await build({ ...options, ...cli });
  await build({ ...options, ...server });
  await build({ ...options, ...mcp });
  const dist = join(folder, "dist");
  await writeCatalogBeside(dist);
  writeTerraformBeside(dist);
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(npmManifest(), undefined, 2)}\n`);
  for (const name of ["LICENSE", "NOTICE"]) copyFileSync(inProject(name), join(folder, name));
  for (const name of ["README.md", "README.zh-CN.md"]) copyFileSync(inProject(`${pages}/${name}`), join(folder, name));
  // Diagnostics link to these pages.
  cpSync(inProject("docs/rules"), join(folder, "docs/rules"), { recursive: true });
}

/** Makes the package in a folder; returns its path and size in bytes. */
export async function npmPackage(out = project) {
  const draft = mkdtempSync(join(project, "node_modules/.npm-"));
  try {
    await writeContent(draft);
    mkdirSync(out, { recursive: true });
    const { ok, output } = await npm(["pack", draft, "--pack-destination", resolve(out), "--silent"]);
    if (!ok) throw new Error(`npm pack failed.\n${output}`);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  const { name, version } = npmManifest();
  const file = join(out, `${name}-${version}.tgz`);
  const { size } = statSync(file);
  if (size > largest) throw new Error(`${file} has ${size} bytes, more than ${largest}.`);
  return { file, size };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { out: { type: "string" } } });
  const { file, size } = await npmPackage(values.out);
  console.log(`${file}: ${Math.round(size / 1024)} KB`);
}
