import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

/** Words that plain English does not need, and second names of things that the glossary already names. */
const unwanted = new RegExp(String.raw`\b(?:${[
  "stands?", "whoever", "nobody", "somebody", "anew", "mend(?:s|ed|ing)?", "repair\\w*", "silenc\\w*", "speaks? (?:about|for|of)",
  "tells? of", "(?:is|are) to be", "no other than", "tells? apart", "catalogue\\w*", "handover", "troubles?", "faults?", "defects?",
  "remed(?:y|ies)", "muted", "heard", "unopened", "wrappers?", "restMilliseconds",
].join("|")})\b`, "gi");

/** Exceptions by file: public names, and the words themselves. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "server/src/cli/reporters/json.ts": ["repaired"],
  "test/cli/fix-counts.test.ts": ["repaired"],
  "server/src/core/explain/explain.ts": ["troubles"],
  "server/src/core/explain/model.ts": ["troubles"],
  "server/src/core/describe/explanation/explanation.ts": ["troubles"],
  "server/src/lsp/state/settings.ts": ["catalogue"],
  "test/cli/explain.test.ts": ["troubles"],
  "test/core/catalog/page-url.test.ts": ["somebody"],
  "test/lsp/state/settings.test.ts": ["catalogue"],
  "test/syntaxes/action-colours.test.ts": ["stand"],
  "package.json": ["catalogue"],
  "package.nls.json": ["catalogue"],
  "package.nls.zh-cn.json": ["catalogue"],
  "test/cases/judgement.json": ["defects"],
  "CHANGELOG.md": ["catalogue", "repair"],
  "test/neovim/neovim.test.mjs": ["unopened"],
};

/** Text files for people: sources, tests and pages, without the page of the glossary and this file. */
function files(): string[] {
  const folders = ["server/src", "client/src", "client/site", "scripts", "test", "docs", "walkthrough", "l10n"];
  const found = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => /\.(?:ts|mjs|md|json)$/.test(name) && !name.startsWith("test/golden/")));
  const others = ["README.md", "README.zh-CN.md", "CHANGELOG.md", "CONTRIBUTING.md", "package.json", "package.nls.json", "package.nls.zh-cn.json"];
  return [...found, ...others].filter((name) => !["docs/architecture.md", "test/texts/words.test.ts"].includes(name));
}

test("words: sources, tests and pages use plain words and the terms of the glossary", () => {
  const found = files().flatMap((name) => [...readFileSync(name, "utf8").matchAll(unwanted)]
    .map(([word]) => word.toLowerCase())
    .filter((word) => !allowed[name]?.includes(word))
    .map((word) => `${name}: ${word}`));
  assert.deepEqual(found, []);
});

test("words: each exception is still needed", () => {
  for (const [name, words] of Object.entries(allowed)) {
    const text = readFileSync(name, "utf8").toLowerCase();
    for (const word of words) assert.ok(text.includes(word), `${name}: ${word}`);
  }
});
