import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import fc from "fast-check";
import { piecesOf } from "../../../server/src/core/hcl/decode.js";
import { lex } from "../../../server/src/core/hcl/tokens/lexer.js";
import type { BodyItem, Expression } from "../../../server/src/core/hcl/nodes.js";
import { parseHcl } from "../../../server/src/core/hcl/parse.js";
import { stringsOf } from "../../../server/src/core/hcl/strings.js";
import { childrenOf } from "../../../server/src/core/hcl/walk.js";
import type { TextRange } from "../../../server/src/core/text/range.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const folder = "test/support/terraform";
const files = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, "utf8"));
const sign = fc.constantFrom('"', "{", "}", "[", "]", "(", ")", ",", "=", ":", "?", ".", "$", "%", "~", "\\", "\n", "\r\n", " ", "<<A\n", "A\n", "${", "%{", "/*", "*/", "#", "for ", "in ", "a", "1", "é", "“", "😀", "\0");
const noise = fc.array(sign, { maxLength: 60 }).map((signs) => signs.join(""));
const brokenFile = fc
  .tuple(
    fc.constantFrom(...files),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 30 }), fc.array(sign, { maxLength: 3 })), { minLength: 1, maxLength: 4 }),
  )
  .map(([text, changes]) =>
    changes.reduce((now, [at, length, signs]) => {
      const start = at % (now.length + 1);
      return now.slice(0, start) + signs.join("") + now.slice(start + length);
    }, text),
  );

function checkTree(text: string): void {
  const { body, comments } = parseHcl(text);
  checkInside(body.items.map(({ range }) => range), body.range, text);
  body.items.forEach((item) => checkItem(item, text));
  checkInside(comments, body.range, text);
}

function checkItem(item: BodyItem, text: string): void {
  if (item.kind === "block") {
    checkInside([item.type.range, ...item.labels.map(({ range }) => range), item.body.range], item.range, text);
    checkInside(item.body.items.map(({ range }) => range), item.body.range, text);
    item.body.items.forEach((one) => checkItem(one, text));
  } else if (item.value) {
    checkInside([item.value.range], item.range, text);
    checkValue(item.value, text);
  }
}

function checkValue(node: Expression, text: string): void {
  checkInside(childrenOf(node).map(({ range }) => range), node.range, text);
  if (node.kind === "template") {
    checkInside([node.content], node.range, text);
    checkInside(node.parts.map(({ range }) => range), node.content, text);
    checkInside(piecesOf(text, node).map(({ range }) => range), node.content, text);
  }
  childrenOf(node).forEach((child) => checkValue(child, text));
}

/** Checks that ranges are in order inside an outer range. */
function checkInside(ranges: readonly TextRange[], { start, end }: TextRange, text: string): void {
  let last = start;
  for (const range of ranges) {
    assert.ok(
      range.start >= last && range.end >= range.start && range.end <= end,
      JSON.stringify({ text, ranges, start, end }),
    );
    last = range.end;
  }
}

test("hcl: every text has a tree of nested ranges in order", () => {
  fc.assert(fc.property(fc.oneof(noise, brokenFile, fc.string({ unit: "binary" })), checkTree), { numRuns: 3000 });
  files.forEach(checkTree);
});

test("hcl: every prefix of a file has a tree", () => {
  for (const text of files) for (let end = 0; end < text.length; end += 7) checkTree(text.slice(0, end));
});

const hostile: Readonly<Record<string, string>> = {
  "interpolations in strings": '"${', "interpolations in lines": '"${\n', "interpolations in heredocs": "<<A\n${", "directives": '"%{ if ', "strings": '"',
  "strings in lines": 'a = "b\n', "unclosed heredocs": "a = <<A\n", "heredocs of other names": "a = <<A1\nA2\n", "heredocs in interpolations": "${<<A\n",
  "braces": "{", "brackets": "[", "parentheses": "(", "calls": "f(", "blocks": "a {\n", "closers": "}])", "conditions": "a ? b : ", "conditions without end": "a ? ",
  "operators": "a + ", "signs": "!", "steps": ".a", "indexes": "[0]", "comments": "/*", "names": "a ", "keys": "{ a = ", "for": "[for a in ", "commas": ",", "quotes and commas": '","', "escaped": '\\"',
  "blanks": "  \n", "headers": 'resource "a" "b" {\n', "broken line": '"a, b", ', "sequences in a broken line": '"a${b" ',
};

test("hcl: hostile texts are read a fixed number of times, and to a limited depth", () => {
  for (const [name, bit] of Object.entries(hostile)) {
    for (const before of ["", "a = ", 'a = "', "a = <<A\n", "a = [\n"]) {
      for (const after of ["", "\nA\n", '"\n', "}"]) {
        const text = before + bit.repeat(2000) + after;
        assert.ok(lex(text).reread <= 8 * text.length + 2000, `${name} after ${before}: ${String(lex(text).reread)} of ${String(text.length)}`);
      }
    }
    stringsOf(bit.repeat(20_000));
    checkTree(bit.repeat(200));
  }
});

test("hcl: a breakage keeps at least 99.3 % of the strings that it does not touch", () => {
  let found = 0;
  let all = 0;
  const marks = ['"', "{", "}", "[", "]", "(", ")", ",", "\n", "${", "x"];
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.nat(),
      fc.constantFrom(0, 1, 5, 30),
      fc.constantFrom("", ...marks),
      (text, at, length, inserted) => {
        const start = at % text.length;
        const end = Math.min(text.length, start + length);
        const broken = new Set(
          stringsOf(text.slice(0, start) + inserted + text.slice(end)).map(
            (range) => `${String(range.start)}-${String(range.end)}`,
          ),
        );
        const moved = inserted.length - (end - start);
        const untouched = stringsOf(text)
          .filter((range) => range.end <= start || range.start >= end)
          .map((range) => (range.end <= start ? range : { start: range.start + moved, end: range.end + moved }));
        found += untouched.filter((range) => broken.has(`${String(range.start)}-${String(range.end)}`)).length;
        all += untouched.length;
      },
    ),
    { numRuns: 1500 },
  );
  assert.ok(found / all >= 0.993, `${String(found)} of ${String(all)}`);
});
