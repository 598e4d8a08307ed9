import assert from "node:assert/strict";
import test from "node:test";
import { inBothLanguages } from "../../../server/src/core/outline/both-languages.js";
import { outlineToMarkdown } from "../../../server/src/core/outline/markdown.js";
import { type Block, codeList, list, paragraph, rich } from "../../../server/src/core/outline/outline.js";
import { outlineToPlainText } from "../../../server/src/core/outline/plain-text.js";

const page = { link: "a [page]", href: "https://example.com/a%28b%29" };

test("outline: formatting of a template is kept, formatting in a value is plain text", () => {
  const template = { en: "**{count} of** `{name}` is {what}, {left}", zh: "" };
  const pieces = rich(template, { count: 3, name: "a`b", what: { en: "`code`", zh: "" } }, "en");
  assert.deepEqual(pieces, [{ strong: "3 of" }, " ", { code: "a`b" }, " is ", { code: "code" }, ", {left}"]);
  assert.deepEqual(rich({ en: "{x}", zh: "" }, { x: "**no** `mark`" }, "en"), ["**no** `mark`"]);
  assert.deepEqual(rich({ en: "{x}!", zh: "" }, { x: [{ code: "a" }, " b"] }, "en"), [{ code: "a" }, " b!"]);
});

test("outline: as Markdown and as plain text", () => {
  const blocks: Block[] = [
    paragraph([{ strong: "must *not*" }, " and ", { code: "a`b" }, { break: true }, page]),
    list([{ text: ["one_two"], items: [{ text: codeList(["x", "y"], "zh") }] }, { text: ["three"] }]),
  ];
  assert.equal(outlineToMarkdown(blocks), "**must \\*not\\*** and ``a`b``  \n[a \\[page\\]](https://example.com/a%28b%29)\n\n- one\\_two\n  - `x`、`y`\n- three");
  assert.equal(outlineToPlainText(blocks), "must *not* and a`b\na [page] <https://example.com/a%28b%29>\n\n- one_two\n  - x、y\n- three");
});

test("outline in both languages: equal parts occur once, and a list keeps its names", () => {
  const english: Block[] = [paragraph(["Needs:"]), list([{ text: [{ code: "a" }, " — ", "missing"] }, { text: codeList(["b", "c"], "en") }])];
  const chinese: Block[] = [paragraph(["依赖："]), list([{ text: [{ code: "a" }, " — ", "缺少"] }, { text: codeList(["b", "c"], "zh") }])];
  assert.equal(outlineToMarkdown(inBothLanguages(english, chinese)), "Needs:  \n依赖：\n\n- `a` — missing · 缺少\n- `b`, `c`");
  assert.equal(outlineToMarkdown(inBothLanguages(chinese, english)), "依赖：  \nNeeds:\n\n- `a` — 缺少 · missing\n- `b`、`c`");
  assert.equal(outlineToMarkdown(inBothLanguages(english, english)), outlineToMarkdown(english));
});

test("outline in both languages: texts with different structures follow each other, and nothing is lost", () => {
  const english: Block[] = [paragraph(["one"]), paragraph(["two"])];
  assert.deepEqual(inBothLanguages(english, [paragraph(["一"])]), [...english, paragraph(["一"])]);
  assert.deepEqual(inBothLanguages([list([{ text: ["a"] }])], [list([{ text: ["甲"] }, { text: ["乙"] }])]).length, 2);
  assert.deepEqual(inBothLanguages([list([{ text: ["a"], items: [{ text: ["x"] }] }])], [list([{ text: ["a"] }])]), [list([{ text: ["a"], items: [{ text: ["x"] }] }])]);
});
