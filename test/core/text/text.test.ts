import assert from "node:assert/strict";
import test from "node:test";
import { encodeUri } from "../../../server/src/core/text/encode-uri.js";
import { LineIndex } from "../../../server/src/core/text/line-index.js";
import { format } from "../../../server/src/core/text/message.js";
import { applyEdits } from "../../../server/src/core/text/range.js";

test("line index: \\n, \\r\\n and a lone \\r end a line, and the conversion back gives the same offset", () => {
  const text = "one\ntwo\r\nthree\rfour";
  const lines = new LineIndex(text);
  assert.deepEqual(["one", "two", "three", "four"].map((word) => lines.positionAt(text.indexOf(word))), [0, 1, 2, 3].map((line) => ({ line, character: 0 })));
  for (let offset = 0; offset <= text.length; offset++) {
    if (text.slice(offset - 1, offset + 1) !== "\r\n") assert.equal(lines.offsetAt(lines.positionAt(offset)), offset);
  }
  assert.deepEqual(lines.positionAt(text.indexOf("\n", 4)), { line: 1, character: 3 }, "no position is between \\r and \\n");
});

test("line index: positions outside the text become its nearest end", () => {
  const lines = new LineIndex("ab\r\ncd");
  assert.deepEqual(lines.positionAt(-5), { line: 0, character: 0 });
  assert.deepEqual(lines.positionAt(99), { line: 1, character: 2 });
  assert.equal(lines.offsetAt({ line: 0, character: 99 }), 2, "the end of a line is before its line break");
  assert.equal(lines.offsetAt({ line: 9, character: 0 }), 6);
  assert.equal(lines.offsetAt({ line: -1, character: 0 }), 0);
  assert.equal(lines.offsetAt({ line: 1, character: -1 }), 4);
});

test("encode uri: a lone surrogate is replaced, because a URI cannot have it", () => {
  assert.equal(encodeUri("a b/\ud800c\u{1F600}"), "a%20b%2F%EF%BF%BDc%F0%9F%98%80");
});

test("message: places are filled once, in the reader's language; a place without a value is kept", () => {
  const template = { en: "{a} and {b}, {c}", zh: "{a}、{b}；{c}" };
  const args = { a: "{b}", b: { en: "two", zh: "二" } };
  assert.equal(format(template, args, "en"), "{b} and two, {c}");
  assert.equal(format(template, args, "zh"), "{b}、二；{c}");
  assert.equal(format({ en: "{a}", zh: "{a}" }, { a: "$&$1" }, "en"), "$&$1");
});

test("edits: applied by place, those at the same place in their order", () => {
  const at = (start: number, end: number, newText: string) => ({ range: { start, end }, newText });
  assert.equal(applyEdits("abc", [at(2, 3, "C"), at(1, 1, "1"), at(1, 1, "2"), at(0, 1, "")]), "12bC");
});
