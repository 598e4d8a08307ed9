import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse, type ParseError } from "jsonc-parser";

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly icon: string;
  readonly l10n: string;
  readonly contributes: {
    readonly grammars: readonly {
      readonly path: string;
      readonly scopeName: string;
      readonly injectTo: readonly string[];
    }[];
    readonly jsonValidation: readonly { readonly fileMatch: readonly string[]; readonly url: string }[];
  };
};

test("manifest: every file that it names exists", () => {
  const { grammars, jsonValidation } = manifest.contributes;
  for (const path of [
    manifest.icon,
    manifest.l10n,
    ...grammars.map(({ path }) => path),
    ...jsonValidation.map(({ url }) => url),
  ]) {
    assert.ok(existsSync(path), path);
  }
});

test("manifest: the grammar has the scope that it is registered with", () => {
  for (const { path, scopeName } of manifest.contributes.grammars) {
    assert.equal((JSON.parse(readFileSync(path, "utf8")) as { scopeName: string }).scopeName, scopeName);
  }
});

test("manifest: the icon is a PNG of 128 by 128", () => {
  const png = readFileSync(manifest.icon);
  assert.equal(png.toString("latin1", 1, 4), "PNG");
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [128, 128]);
});

test("manifest: the schemas do not restrict values and apply to our own files only", () => {
  // VS Code's JSON support would repeat what our server reports and explains.
  for (const { fileMatch, url } of manifest.contributes.jsonValidation) {
    for (const pattern of fileMatch) assert.match(pattern, /^(?:\*\.(?:hwpolicy|hwpolicy-test|huawei-policy)|\.huawei-iam)\.json$/);
    const text = readFileSync(url, "utf8");
    assert.doesNotMatch(text, /"(?:type|enum|const|required|pattern|(?:min|max)\w+|additional\w+)"\s*:/);
    // Policies have our own hovers; keys of the configuration file and of tests have none.
    if (/policy\.schema/.test(url)) assert.doesNotMatch(text, /"description"\s*:/);
  }
});

test("examples: each JSON file is what its name says", () => {
  // This sample is about line breaks inside a string.
  const broken = ["official-sample-two-actions.json"];
  for (const name of readdirSync("examples").filter((one) => !one.endsWith(".tf"))) {
    const text = readFileSync(join("examples", name), "utf8");
    if (name.endsWith(".json") && !broken.includes(name)) JSON.parse(text);
    const errors: ParseError[] = [];
    parse(text, errors, { disallowComments: name.endsWith(".json") });
    assert.equal(errors.length > 0, broken.includes(name), name);
  }
});

test("notice: names every package in the bundles", () => {
  const notice = readFileSync("NOTICE", "utf8");
  // The names are read from what esbuild puts into the bundles, so that development packages count, too.
  const inputs = execFileSync(process.execPath, ["scripts/bundled-packages.mjs"], { encoding: "utf8" }).trim().split("\n");
  assert.ok(inputs.includes("vscode-languageserver") && inputs.includes("@modelcontextprotocol/sdk"), inputs.join(" "));
  for (const name of inputs) assert.match(notice, new RegExp(`(?<![\\w/-])${name}(?![\\w-])`), name);
});
