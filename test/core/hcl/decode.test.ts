import assert from "node:assert/strict";
import test from "node:test";
import { parse as parseOfficially } from "@cdktf/hcl2json";
import fc from "fast-check";
import { piecesOf, valueOf } from "../../../server/src/core/hcl/decode.js";
import type { Template } from "../../../server/src/core/hcl/nodes.js";
import { parseHcl } from "../../../server/src/core/hcl/parse.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

/** The value of the argument `x`, as a template. */
function templateOf(text: string): Template {
  const [item] = parseHcl(text).body.items;
  assert.ok(item?.kind === "argument" && item.value?.kind === "template", text);
  return item.value;
}

/**
 * The value according to HashiCorp's parser; `undefined` if it rejects the text. It prints `${` in a value as `$${`.
 */
async function officialValue(text: string): Promise<string | undefined> {
  try {
    return (await parseOfficially("x.tf", text) as { x: string }).x;
  } catch {
    return undefined;
  }
}

const printed = (value: string) => value.replace(/[$%](?=\{)/g, "$&$&");

const written = [
  'x = "a\\n\\t\\r\\"b\\\\ $${x} %%{y} \\u4e2d\\U0001F600 $$ % $"\n',
  "x = <<X\n  a\n b $${x} \\n \\u4e2d \\\" %%{\nX\n",
  "x = <<X\n$$$${b} $ $$ %\nX\n",
  "x = <<-X\n  a\n\n    b $${x} \\n\n  X\n",
  "x = <<-X\n\ta\n\u3000\u3000b\n   \n  X\n",
  "x = <<-X\r\n    a\r\n\r\n  b\r\n  X\r\n",
  "x = <<-X\n  $${a}\n  b\n  X\n",
  "x = <<X\nX\n",
  'x = "e\u0301 \u212b"\n',
  "x = <<X\ne\u0301 中文 😀\n  X\n",
];

test("hcl: strings have the value that HashiCorp's parser finds", async () => {
  for (const text of written) assert.equal(printed(valueOf(text, templateOf(text))!), await officialValue(text), text);
});

const quotedBit = fc.constantFrom("a", " ", "中", "😀", "e\u0301", "$${", "%%{", "$", "%", "}", "{", "\\n", "\\\"", "\\\\", "\\u4e2d", "\\U0001F600", "#", "//", "\t", "'");
const heredocBit = fc.constantFrom("a", " ", "  ", "\t", "\u3000", "中", "e\u0301", "$${", "%%{", "$", "}", "{", "\\n", "\"", "\n", "\r\n", "#", "/*");

test("hcl: generated strings and heredocs have the value that HashiCorp's parser finds", async () => {
  const quoted = fc.array(quotedBit, { maxLength: 12 }).map((bits) => `x = "${bits.join("")}"\n`);
  const heredoc = fc.tuple(fc.constantFrom("", "-"), fc.array(heredocBit, { maxLength: 25 }), fc.constantFrom("", "  "))
    .map(([dash, bits, indentation]) => `x = <<${dash}END\n${bits.join("")}\n${indentation}END\n`);
  await fc.assert(fc.asyncProperty(fc.oneof(quoted, heredoc), async (text) => {
    const official = await officialValue(text);
    if (official !== undefined) assert.equal(printed(valueOf(text, templateOf(text))!), official);
  }), { numRuns: 1500 });
});

test("hcl: a copied piece equals the text at its place, and pieces are in order", () => {
  const bit = fc.oneof(quotedBit, fc.constantFrom("${a}", "${~ a ~}", "%{ if a }", "%{ endif ~}"));
  fc.assert(fc.property(fc.array(bit), fc.boolean(), (bits, isHeredoc) => {
    const text = isHeredoc ? `x = <<-END\n  ${bits.join("")}\n  END\n` : `x = "${bits.join("")}"\n`;
    let end = 0;
    for (const { kind, value, range, sequence } of piecesOf(text, templateOf(text))) {
      assert.ok(range.start >= end && range.end > range.start);
      if (kind === "copied") assert.equal(value, text.slice(range.start, range.end));
      assert.equal(kind === "hole", sequence !== undefined);
      end = range.end;
    }
  }));
});

test("hcl: `~` strips up to the next line break, and keeps the indentation of the line after it", () => {
  const text = "x = <<-END\n  a ${~ b ~}  \n    c\n  d\n  END\n";
  assert.deepEqual(piecesOf(text, templateOf(text)).map(({ kind, value }) => (kind === "hole" ? "?" : value)), ["a", "?", "    c\n", "d\n"]);
});

test("hcl: only the letters that HCL composes are translated", () => {
  const pieces = (content: string) =>
    piecesOf(`x = "${content}"\n`, templateOf(`x = "${content}"\n`)).map(({ kind, value }) => `${kind} ${value}`);
  assert.deepEqual(pieces("fu\u0308r alle"), ["copied f", "translated \u00fc", "copied r alle"]);
  assert.deepEqual(pieces("中文e\u0301中 \u212b"), ["copied 中文", "translated \u00e9", "copied 中 ", "translated \u00c5"]);
  assert.deepEqual(pieces("a\u1112\u1161\u11ab\u1100\u1173b"), ["copied a", "translated 한그", "copied b"]);
  assert.deepEqual(pieces("a\u0323\u0302"), ["translated \u1ead"]);
  assert.deepEqual(pieces("\u00fc中"), ["copied \u00fc中"]);
});
