import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { unifiedDiff } from "../../server/src/cli/files/diff.js";
import { decode } from "../../server/src/disk/read.js";
import { progressOn } from "../../server/src/cli/terminal/progress.js";
import { excerpt } from "../../server/src/cli/reporters/excerpt.js";
import { createStyle } from "../../server/src/cli/terminal/style.js";
import { displayWidth, padTo, visible } from "../../server/src/cli/terminal/width.js";
import { rich } from "../../server/src/core/outline/outline.js";
import { applySafeFixes } from "../../server/src/core/lint/apply-safe-fixes.js";
import { LineIndex } from "../../server/src/core/text/line-index.js";
import { format } from "../../server/src/core/text/message.js";
import { catalog } from "../support/catalog.js";
import { allow } from "./support.js";
import { fixSeed } from "../support/seed.js";

fixSeed();

test("width: the number of columns of a text", () => {
  for (const [text, width] of [["abc", 3], ["策略", 4], ["ａ，", 4], ["한국", 4], ["e\u0301", 1], ["👍", 2], ["", 0], ["“”", 2], ["𠀀", 2]] as const) {
    assert.equal(displayWidth(text), width, text);
  }
  assert.equal(padTo("策略", 6), "策略  ");
});

test("width: characters that a terminal would execute become visible", () => {
  assert.equal(visible("a\u001b[31mb\u0007\u007f\u0085\u202e\ud800c"), "a␛[31mb␇␡\ufffd\ufffd\ufffdc");
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => assert.doesNotMatch(visible(text), /\p{Cc}|\p{Cs}/u)));
});

function shown(marked: string, columns = 120): string {
  const start = marked.indexOf("⟦");
  const end = marked.indexOf("⟧") - 1;
  const text = marked.replace(/[⟦⟧]/g, "");
  return excerpt(text, new LineIndex(text), { start, end }, createStyle(false), columns);
}

test("excerpt: carets mark the range", () => {
  assert.equal(shown("a ⟦bc⟧ d"), "  1 | a bc d\n    |   ^^");
  assert.equal(shown("“策略” ⟦停止⟧"), "  1 | “策略” 停止\n    |        ^^^^");
  assert.equal(shown("\t\ta\t⟦b⟧"), "  1 |         a   b\n    |             ^");
  assert.equal(shown("x\r\n ab⟦⟧\r\n"), "  2 |  ab\n    |    ^");
  assert.equal(shown("⟦⟧"), "  1 |\n    | ^");
  assert.equal(shown("a ⟦b\n\n  c⟧ d"), "  1 | a b\n    |   ^\n  2 |\n  3 |   c d\n    |   ^");
  assert.equal(shown("⟦1\n2\n3\n4\n5⟧"), "  1 | 1\n    | ^\n  2 | 2\n    | ^\n  3 | 3\n    | ^\n  4 | 4\n    | ^\n    | …");
  assert.equal(shown("⟦\u001b[2J⟧"), "  1 | ␛[2J\n    | ^^^^");
});

test("excerpt: a long line is cut around the place", () => {
  const text = shown(`${"a".repeat(500)}⟦bcd⟧${"e".repeat(500)}`, 60);
  const [source, carets] = text.split("\n") as [string, string];
  assert.ok(source.length <= 60 && source.includes("bcd") && source.includes("…a") && source.endsWith("e…"), text);
  assert.equal(carets.indexOf("^^^"), source.indexOf("bcd"));
  for (const line of shown(`⟦${"策".repeat(900)}⟧`, 60).split("\n")) assert.ok(displayWidth(line) <= 60, line);
});

test("excerpt: the same in a line of megabytes as in one of thousands of characters", () => {
  const around = (length: number) => shown(`${"ab ".repeat(length)}⟦bcd⟧${" ef".repeat(length)}`, 60);
  assert.equal(around(1_000_000), around(2000));
  assert.equal(around(2000), around(300));
});

test("excerpt: any place in any text works, and no line is wider than the terminal", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "策", "\t", "\n", "\r\n", "“", "\u0301", "👍", "\u001b"), maxLength: 120 });
  fc.assert(fc.property(text, fc.nat(), fc.nat(), (written, a, b) => {
    const start = a % (written.length + 1);
    const end = start + (b % (written.length - start + 1));
    for (const line of excerpt(written, new LineIndex(written), { start, end }, createStyle(false), 60).split("\n")) {
      assert.ok(displayWidth(line) <= 60, JSON.stringify(line));
      assert.doesNotMatch(line, /\p{Cc}/u);
    }
  }));
});

test("diff: patch converts one text to the other", () => {
  assert.equal(unifiedDiff("a", "x\n", "x\n"), "");
  assert.equal(unifiedDiff("a", "1\n2\n3", "1\n2\n4"), "--- a/a\n+++ b/a\n@@ -1,3 +1,3 @@\n 1\n 2\n-3\n\\ No newline at end of file\n+4\n\\ No newline at end of file\n");
  assert.equal(unifiedDiff("a", "", "x\n"), "--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+x\n");
  const lines = fc.array(fc.constantFrom("a\n", "b\r\n", "c\n", "\n"), { maxLength: 30 }).map((all) => all.join(""));
  fc.assert(fc.property(lines, lines, (before, after) => assert.equal(applyDiff(before, unifiedDiff("f", before, after)), after)));
});

/** Applies a diff of one file like `patch`; all lines must have a line break. */
function applyDiff(before: string, diff: string): string {
  if (diff === "") return before;
  const old = before.match(/[^\n]*\n/g) ?? [];
  const result: string[] = [];
  let at = 0;
  for (const line of diff.match(/[^\n]*\n/g)!.slice(2)) {
    const hunk = /^@@ -(\d+)(?:,(\d+))? /.exec(line);
    if (hunk) {
      const start = Number(hunk[1]) - (hunk[2] === "0" ? 0 : 1);
      result.push(...old.slice(at, start));
      at = start;
    } else if (line.startsWith("+")) result.push(line.slice(1));
    else {
      assert.equal(old[at], line.slice(1));
      if (line.startsWith(" ")) result.push(line.slice(1));
      at++;
    }
  }
  return [...result, ...old.slice(at)].join("");
}

test("decode: UTF-16 with byte order mark, and JSON without one", () => {
  assert.deepEqual(decode(Buffer.from("\ufeffä")), { kind: "text", text: "ä", hasBom: true });
  assert.deepEqual(decode(Buffer.from("\ufeff\ufeffa")), { kind: "text", text: "\ufeffa", hasBom: true }, "only the first one is a byte order mark");
  assert.deepEqual(decode(new Uint8Array()), { kind: "text", text: "", hasBom: false });
  assert.equal(decode(Buffer.from("\u0000\u0000")).kind, "text");
  for (const text of ["{}", "[1]", "\ufeff{}"]) {
    assert.equal(decode(Buffer.from(text, "utf16le")).kind, "problem", text);
    assert.equal(decode(Buffer.from(text, "utf16le").swap16()).kind, "problem", text);
  }
});

test("progress: on a terminal, for many files, and cleared at the end", () => {
  let time = 0;
  let text = "";
  const io = { err: (part: string) => void (text += part), errIsTerminal: true };
  const say: Parameters<typeof progressOn>[2] = (template, args = {}) => format(template, args, "en");
  const progress = progressOn(io, 300, say, () => time);
  for (let i = 0; i < 300; i++) {
    time += 50;
    progress.step();
  }
  progress.end();
  assert.match(text, /^Checking 2 of 300 files\r +\rChecking 4 of 300 files/);
  assert.match(text, /\r +\r$/);
  text = "";
  progressOn({ ...io, errIsTerminal: false }, 300, say).step();
  progressOn(io, 10, say).step();
  assert.equal(text, "");
});

test("rich: pieces keep their place in both languages", () => {
  const template = { en: "{a} needs {b}.", zh: "{a}依赖{b}。" };
  assert.deepEqual(rich(template, { a: [{ code: "x" }], b: 3 }, "en"), [{ code: "x" }, " needs 3."]);
  assert.deepEqual(rich(template, { a: "甲", b: [{ code: "y" }] }, "zh"), ["甲依赖", { code: "y" }, "。"]);
});

test("fixes: independent ones in one round, others in the next, until none is left and none is listed twice", () => {
  const empty = catalog("ecs:servers:get GET /v1 \n vpc:ports:creare => vpc:ports:create");
  const text = allow(" ecs:servers:get", "vpc:ports:creare", " vpc:ports:creare ", "ecs:servers:list ecs:servers:get");
  const { text: after, count } = applySafeFixes(text, empty);
  assert.equal(after, allow("ecs:servers:get", "vpc:ports:create", "ecs:servers:list"));
  assert.ok(count >= 4);
  const none = { before: [], after: [] };
  const nothing = { text: after, edits: [], fixes: [], count: 0, fixable: none, siblings: [] };
  assert.deepEqual(applySafeFixes(after, empty), nothing);
});
