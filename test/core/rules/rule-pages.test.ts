import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { type Finding, lint } from "../../../server/src/core/lint/lint.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { rules } from "../../../server/src/core/rules/index.js";
import { LineIndex } from "../../../server/src/core/text/line-index.js";
import { format } from "../../../server/src/core/text/message.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalogAs } from "../../pages/catalog.js";
import type { Mark } from "../../pages/marks.js";
import { type Example, examplesOf } from "../../pages/page.js";
import { pageSettings } from "../../pages/settings.js";
import { realCatalog } from "../../support/catalog.js";

const published = realCatalog();
const findingsOf = (text: string, example: Example): Finding[] =>
  lint(parsePolicyFile(text, example.dialect), catalogAs(published, example.settings), pageSettings(example.settings));

/** Exact in both directions: every marked finding is reported, and no other. */
function checkMarks(example: Example, id: string): void {
  const lines = new LineIndex(example.text);
  const wanted = (mark: Mark) => `${mark.line}:${mark.character}+${mark.length} ${mark.rule}`;
  const found = findingsOf(example.text, example).map(({ rule, report: { range } }) => {
    const start = lines.positionAt(range.start);
    const length = Math.min(range.end, lines.offsetAt({ line: start.line, character: Infinity })) - range.start;
    return `${start.line}:${start.character}+${Math.max(length, 1)} ${rule.id}`;
  });
  assert.deepEqual(found.sort(), example.marks.map(wanted).sort(), `${id}, line ${example.line}:\n${example.text}`);
  for (const { line, character, rule, message } of example.marks) {
    if (message === undefined) continue;
    const report = findingsOf(example.text, example).find(
      (one) => one.rule.id === rule && lines.offsetAt({ line, character }) === one.report.range.start,
    )!.report;
    assert.equal(format(report.message, report.args, "en"), message, `${id}, line ${example.line}`);
  }
}

/** Applies the first fix of the rule's first fixable finding until none is left. */
function applyFixes(example: Example, id: string): string {
  let { text } = example;
  for (let round = 0; round < 20; round++) {
    const fix = findingsOf(text, example)
      .filter(({ rule }) => rule.id === id)
      .map((finding) => finding.fixes()[0])
      .find((one) => one && !one.refused);
    if (!fix) return text;
    text = applyEdits(text, fix.edits);
  }
  assert.fail(`${id}, line ${example.line}: fixing does not come to an end`);
}

for (const { id } of rules) {
  test(`rules: the page of ${id} shows the findings of the rule and their fixes`, () => {
    assert.ok(existsSync(`docs/rules/${id}.md`), `docs/rules/${id}.md is missing`);
    const examples = examplesOf(readFileSync(`docs/rules/${id}.md`, "utf8").replaceAll("\r\n", "\n"));
    assert.ok(examples.some(({ kind, marks }) => kind === "finding" && marks.some(({ rule }) => rule === id)), "an example with a marked finding of the rule");
    examples.forEach((example, index) => {
      checkMarks(example, id);
      if (example.kind !== "finding") return;
      const fixed = applyFixes(example, id);
      const next = examples[index + 1];
      if (next?.kind === "fixed") assert.equal(fixed, next.text, `${id}, line ${next.line}`);
      else assert.equal(fixed, example.text, `${id}, line ${example.line}: the rule has a fix, but the page does not show it`);
    });
  });
}

test("rules: every page belongs to a rule", () => {
  const pages = readdirSync("docs/rules").filter((name) => name.endsWith(".md") && name !== "README.md");
  assert.deepEqual(pages.sort(), rules.map(({ id }) => `${id}.md`).sort());
});
