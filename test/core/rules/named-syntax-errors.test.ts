import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { realCatalog } from "../../support/catalog.js";

const catalog = realCatalog();
const found = (text: string) => lint(parsePolicyFile(text), catalog);
const fixed = (text: string, dialect: "json" | "jsonc" = "json") => applySafeFixes(text, catalog, {}, dialect).text;
const sound = '{\n  "Version": "1.1",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": [\n        "ims:images:list"\n      ]\n    }\n  ]\n}\n';

test("syntax errors: a superfluous bracket is removed together with its line", () => {
  for (const text of [sound, sound.replaceAll("\n", "\r\n")]) {
    const [end] = /\r?\n/.exec(text)!;
    assert.equal(fixed(`${text}}${end}`), text);
    assert.equal(fixed(`${text}}${end}}${end}`), text, "two brackets");
    assert.equal(fixed(text.replace("      ]", `      ]${end}      ]`)), text);
    assert.equal(fixed(text.replace("      ]", "      ]]")), text, "two brackets side by side");
    assert.equal(fixed(text.replace("      ]", `      ]${end}      ] // why`), "jsonc"), text.replace("      ]", `      ]${end}       // why`), "a comment is kept");
  }
});

test("syntax errors: a policy with single quotes throughout is found and fixed", () => {
  const text = sound.replaceAll('"', "'");
  assert.deepEqual([...new Set(found(text).map(({ rule }) => rule.id))], ["missing-quote"]);
  assert.equal(fixed(text), sound);
  assert.deepEqual(found("{'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'Action': ['a:b:c']}]}"), [], "a policy of another cloud");
});

test("syntax errors: full-width marks and smart quotes inside an action are named as such", () => {
  for (const name of ["ims：images：list", "ims:images:＊", "“ims:images:list”"]) {
    const [finding] = found(sound.replace("ims:images:list", name));
    assert.match(finding?.report.message.en ?? "", /full-width/, name);
    assert.match(finding?.report.message.zh ?? "", /全角/, name);
  }
});

test("syntax errors: version 5 means 5.0, and no fix makes a custom policy of it", () => {
  assert.equal(fixed(sound.replace('"1.1"', '"5"')), sound.replace('"1.1"', '"5.0"'));
});

test("syntax errors: a comment without an end is the only error, and nothing is added in front of it", () => {
  const inside = sound.replace('"ims:images:list"', '"ims:images:list" /* why');
  for (const text of [inside, `${sound}/* why`, `${sound}/*`, `${sound}/*/`])
    for (const dialect of ["json", "jsonc"] as const) {
      const errors = lint(parsePolicyFile(text, dialect), catalog).filter(({ severity }) => severity === "error");
      assert.deepEqual(errors.map(({ rule }) => rule.id), ["json-syntax"], text);
      assert.equal(errors[0]!.report.range.start, text.indexOf("/*"));
      assert.equal(fixed(text, dialect), text);
    }
});

test("syntax errors: blanks that JSON does not have are named by their codes and replaced, but not in strings", () => {
  for (const [blank, code] of [["\u00a0", "U+00A0"], ["\u3000", "U+3000"], ["\u2003", "U+2003"], ["\u200b", "U+200B"]]) {
    const text = sound.replace("[\n        ", `[\n        ${blank!}`).replace('"Effect"', `"Sid${blank!}": "", "Effect"`);
    const marks = found(text).filter(({ rule }) => rule.id === "fullwidth-punctuation");
    assert.deepEqual(marks.map(({ report }) => report.args["written"]), [code]);
    assert.equal(text[marks[0]!.report.range.start], blank);
    assert.ok(fixed(text).includes("[\n         "), "an ordinary blank");
  }
});

test("syntax errors: no text that the service cannot read is passed", () => {
  for (const char of ["\f", "\v", "\u0085", "\ufeff", "\u2028", "\u0000"]) {
    const text = sound.replace("[\n", `[${char}\n`);
    assert.throws(() => JSON.parse(text) as unknown);
    assert.ok(found(text).some(({ severity }) => severity === "error"), JSON.stringify(char));
  }
});
