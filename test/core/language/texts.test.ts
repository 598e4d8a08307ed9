import assert from "node:assert/strict";
import test from "node:test";
import keyFile from "../../../server/catalog/language/condition-keys.json" with { type: "json" };
import { conditionExample } from "../../../server/src/core/language/condition-example.js";
import { conditionKey } from "../../../server/src/core/language/condition-keys.js";
import { operators, parseOperator } from "../../../server/src/core/language/operators.js";
import type { Bilingual } from "../../../server/src/core/text/message.js";

const keys = keyFile.keys.map(({ key }) => conditionKey(key)!);
const code = (text: string) => [...text.matchAll(/`[^`]+`/g)].map(([span]) => span).sort();

function checkTexts(name: string, { en, zh }: Bilingual): void {
  assert.match(zh, /\p{Script=Han}|HTTP Referer/u, name);
  assert.doesNotMatch(en, /\p{Script=Han}/u, name);
  assert.doesNotMatch(zh.replace(/`[^`]+`/g, ""), /[,;:()"]|\.(?!\d)/, `${name}: full-width punctuation`);
  assert.deepEqual(code(zh), code(en), `${name}: the same names in both languages`);
}

test("language: every operator has a whole sentence about its condition, in both languages", () => {
  for (const { name, meaning } of operators) {
    checkTexts(name, meaning);
    assert.match(meaning.en, /^[A-Z].*\.$/, name);
    assert.match(meaning.zh, /。$/, name);
  }
});

test("language: every condition key has a description, in both languages", () => {
  for (const { key, meaning } of keys) {
    checkTexts(key, meaning);
    assert.doesNotMatch(meaning.en, /^[A-Z](?!TT)|\.$/, key);
    assert.doesNotMatch(meaning.zh, /。$/, key);
  }
});

test("language: an example has an operator of the key's family that may be proposed, and a value of its type", () => {
  const values = { string: /./, number: /^\d+$/, date: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, bool: /^(?:true|false)$/, ip: /^$/ };
  const shown = keys.flatMap((key) => {
    const example = conditionExample(key);
    if (!example) return [];
    const { operator, setPrefix } = parseOperator(example.operator);
    assert.equal(operator?.family, key.type, key.key);
    assert.ok(operator.isProven, key.key);
    assert.equal(setPrefix !== "", key.multiValued, key.key);
    assert.match(example.value, values[key.type], key.key);
    return [`${example.operator} ${example.key} ${example.value}`];
  });
  for (const one of ["Bool g:MFAPresent true", "DateLessThan g:CurrentTime 2030-01-31T00:00:00Z", "StringEquals g:ResourceTag/env dev", "ForAnyValue:StringEquals g:TagKeys env"]) {
    assert.ok(shown.includes(one), `${one} in\n${shown.join("\n")}`);
  }
  assert.equal(conditionExample(conditionKey("g:SourceIp")!), undefined, "the spelling of its operator is not published");
});
