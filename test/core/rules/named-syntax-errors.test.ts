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
