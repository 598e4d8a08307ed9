import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { escapeHtml, markdownToHtml } from "../../client/site/app/markdown.js";
import { textIn } from "../../client/site/app/text.js";
import { editsOf, offeredFixes, withoutRepeatedFixes } from "../../client/site/playground/fixes.js";
import { kindOf } from "../../client/site/playground/kind.js";
import { packPolicy, unpackPolicy } from "../../client/site/playground/share.js";

test("kind: the examples are recognized by their text", () => {
  for (const name of readdirSync("examples")) {
    const text = readFileSync(`examples/${name}`, "utf8");
    assert.equal(kindOf(text), name.slice(name.lastIndexOf(".") + 1).replace("tf", "terraform"), name);
  }
});

test("kind: broken and empty texts are JSON, and JSON with words of Terraform is JSON", () => {
  for (const text of ["", "{", '"Version"', '{ "a": "resource \\"x\\" \\"y\\" {" }', "ecs:servers:stop", "“Version”"])
    assert.equal(kindOf(text), "json", text);
  for (const text of [
    "locals {\n}",
    '# a\n/* b */ resource "a" "b" {',
    'data "x" "y" {',
    'module "m" {',
    "terraform {",
  ])
    assert.equal(kindOf(text), "terraform", text);
});

test("kind: only comments outside of strings make a text JSON with comments", () => {
  for (const text of ['{ "a": "https://b/*" }', "{ “a”: “obs:*:*:object:b/*” }", "{ “a”： “x/*”， }"])
    assert.equal(kindOf(text), "json", text);
  for (const text of ["// a\n{}", '{ "a": "b" /* c */ }', "{} // c"]) assert.equal(kindOf(text), "jsonc", text);
});

test("kind: a long line with a string that does not end is read once, not once for each of its quotes", () => {
  const body = `{ "policy_document": "{${'\\"Version\\":'.repeat(200_000)}`;
  assert.equal(kindOf(body), "json");
  assert.equal(kindOf(`${body}\n// a comment`), "jsonc");
});

test("share: a policy survives the way through a link", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
      const packed = await packPolicy(text);
      assert.match(packed, /^1[\w-]+$/);
      assert.equal(await unpackPolicy(packed), text);
    }),
    { numRuns: 50 },
  );
});

test("share: other texts, cut links and links that unpack to too much are refused", async () => {
  const packed = await packPolicy('{ "Version": "1.1" }');
  for (const wrong of [
    "",
    "1",
    "2abc",
    packed.slice(0, -4),
    `${packed}!`,
    "1____",
    await packPolicy(" ".repeat(3_000_000)),
  ])
    assert.equal(await unpackPolicy(wrong), undefined, wrong.slice(0, 30));
});

test("markdown: no text from a policy becomes markup", () => {
  for (const text of [
    "<img src=x onerror=alert(1)>",
    "a <b>c</b>",
    "<details onclick=x><summary>a</summary>",
    "<script>1</script>",
  ])
    assert.doesNotMatch(markdownToHtml(text), /<(?:img|b|details|script)\b/, text);
  assert.doesNotMatch(markdownToHtml("[a](javascript:alert(1)) ![b](https://c.d/e.png)"), /href|<img/);
  assert.match(markdownToHtml("[a](https://b.c/d)"), /<a href="https:\/\/b.c\/d" rel="noreferrer noopener">a<\/a>/);
  assert.match(
    markdownToHtml("<details><summary>all <code>a:*</code></summary>\n\n- b\n\n</details>"),
    /^<details><summary>all <code>a:\*<\/code><\/summary>\s*<ul>/,
  );
  assert.equal(escapeHtml(`<a b="c">'&`), "&#60;a b=&#34;c&#34;&#62;&#39;&#38;");
});

test("markdown: names of actions become links if the page wants that", () => {
  const html = markdownToHtml("`ecs:servers:stop` `ecs:*:get*` `POST /v1`", (name) => `#/action/${name}`);
  assert.equal(
    html.trim(),
    '<p><a href="#/action/ecs:servers:stop"><code>ecs:servers:stop</code></a> <code>ecs:*:get*</code> <code>POST /v1</code></p>',
  );
});

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
const uri = "file:///policy.jsonc";
const edit = (newText: string, to = uri) => ({ changes: { [to]: [{ range, newText }] } });

test("fixes: those of the finding that change only its document, and suppressions apart", () => {
  const finding = { range, code: "a", message: "" };
  const own = { diagnostics: [finding] };
  const fix = { title: "fix", edit: edit("x"), ...own };
  const suppress = { title: "ignore", edit: edit("// huawei-iam-disable-next-line a\n"), ...own };
  const others = [
    { title: "other finding", edit: edit("x"), diagnostics: [{ ...finding, code: "b" }] },
    { title: "other file", edit: edit("x", "file:///b.json"), ...own },
    { title: "refused", edit: edit("x"), disabled: { reason: "" }, ...own },
    { title: "command only", ...own },
    { title: "nothing", edit: { changes: { [uri]: [] } }, ...own },
  ];
  assert.deepEqual(offeredFixes([...others, suppress, fix], finding, uri), { fixes: [fix], suppressions: [suppress] });
  assert.equal(editsOf(others[1]!, uri), undefined);
});

test("fixes: one for all findings is offered at the first of them, but never the only fix of a finding", () => {
  const one = { title: "fix", edit: edit("a") };
  const another = { title: "fix", edit: edit("b") };
  const all = { title: "fix all 2", edit: edit("ab") };
  const titles = withoutRepeatedFixes([
    { fixes: [one, all], suppressions: [] },
    { fixes: [another, all], suppressions: [] },
    { fixes: [all], suppressions: [] },
  ]).map(({ fixes }) => fixes);
  assert.deepEqual(titles, [[one, all], [another], [all]]);
});

test("texts: arguments are inserted, and unknown placeholders stay", () => {
  assert.equal(textIn("zh", { en: "Line {line}", zh: "第 {line} 行{x}" }, { line: 3 }), "第 3 行{x}");
});
