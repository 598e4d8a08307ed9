import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { refactorings } from "../../../server/src/core/refactor/index.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { realCatalog } from "../../support/catalog.js";
import { checkRefactored, offers, readSelection, titleOf } from "../../support/refactor.js";

const page = readFileSync("docs/refactorings.md", "utf8").replaceAll("\r\n", "\n");
const block = /^```jsonc (before|after|file) ?(\S*)\n([\s\S]*?)^```$/gm;
const facts = realCatalog();

/** The section of each refactoring: its example, and the title that the page names. */
const sections = page.split(/^(?=## )/m).slice(1).map((text) => ({
  text,
  blocks: [...text.matchAll(block)].map(([, kind = "", name = "", body = ""]) => ({ kind, name, body })),
}));

test("the page of the refactorings has a section for each, in the order of the menu", () => {
  assert.deepEqual(sections.map(({ blocks }) => blocks[0]?.name), refactorings.map(({ id }) => id));
});

for (const { text, blocks: [before, after, ...files] } of sections) {
  test(`the page of the refactorings shows what ${before?.name ?? "?"} does to a policy (real catalog)`, () => {
    assert.ok(before?.kind === "before" && after?.kind === "after", "an example");
    const { text: policy, start, end } = readSelection(before.body);
    const [offered] = offers(policy, facts, start, end).filter(({ refactoring }) => refactoring.id === before.name);
    assert.ok(offered, "it is offered");
    const { edits, newFiles = [] } = offered.refactored;
    assert.equal(applyEdits(policy, edits), after.body);
    assert.deepEqual(newFiles.map(({ name, text: made }) => ({ kind: "file", name, body: made })), files);
    checkRefactored(policy, offered, facts);
    assert.ok(text.includes(`\n> ${titleOf(offered)}\n>\n> ${titleOf(offered, "zh")}\n`), `${titleOf(offered)}\n${titleOf(offered, "zh")}`);
    const { id, family } = offered.refactoring;
    assert.ok(text.includes(`\`refactor.${family}.huaweiIam.${id}\``), "its kind");
  });
}
