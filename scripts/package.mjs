// npm run package: the extension as huawei-iam-policy-<version>.vsix, and the command line with the language server as
// huawei-iam-<version>.tgz
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { npmPackage } from "./npm-package.mjs";
import { packagePage } from "./package-page.mjs";

const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
const file = `${name}-${version}.vsix`;
const largest = 1280 * 1024;

/** The exact list of files in the package. */
const expected = [
  "CHANGELOG.md", "LICENSE", "NOTICE", "dist/README.md", "dist/browser.js", "dist/extension.js", "dist/mcp.js",
  "dist/server.js", "dist/terraform-apis.txt", "icon.png", "l10n/bundle.l10n.json", "l10n/bundle.l10n.zh-cn.json", "package.json", "package.nls.json", "package.nls.zh-cn.json", "schemas/huawei-iam-config.schema.json",
  "schemas/policy-test.schema.json", "schemas/policy.schema.json", "syntaxes/huawei-iam-action.tmLanguage.json", "syntaxes/huawei-iam-action-hcl.tmLanguage.json", ...readdirSync("docs/rules").map((name) => `docs/rules/${name}`),
  ...readdirSync("walkthrough").map((name) => `walkthrough/${name}`),
];

function run(...args) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (error) throw error;
  if (status !== 0) stop(`${args.join(" ")} ended with ${status}.\n${stdout}${stderr}`);
  return { stdout, stderr };
}

function stop(message) {
  console.error(message);
  process.exit(1);
}

const vsce = "node_modules/@vscode/vsce/vsce";
run("esbuild.mjs");
const page = "dist/README.md";
writeFileSync(page, packagePage());
// The bundles contain all code, so node_modules is not included. The URL of a repository is not known here.
const { stdout, stderr } = run(vsce, "package", "--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--readme-path", page, "--out", file);
const warnings = `${stdout}\n${stderr}`.split("\n").filter((line) => /\bwarn/i.test(line));
if (warnings.length > 0) stop(`The package was made with warnings:\n${warnings.join("\n")}`);

const files = run(vsce, "ls", "--no-dependencies", "--readme-path", page).stdout.trim().split(/\r?\n/).sort();
const unexpected = files.filter((path) => !expected.includes(path));
const absent = expected.filter((path) => !files.includes(path));
if (unexpected.length > 0) stop(`${file} holds files that it should not: ${unexpected.join(", ")}. See .vscodeignore.`);
if (absent.length > 0) stop(`${file} lacks ${absent.join(", ")}.`);

const { size } = statSync(file);
if (size > largest) stop(`${file} has ${size} bytes, more than ${largest}.`);
console.log(`${file}: ${files.length} files, ${Math.round(size / 1024)} KB`);

const npmFile = await npmPackage();
console.log(`${basename(npmFile.file)}: ${Math.round(npmFile.size / 1024)} KB`);
