import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findSyntaxErrors } from "../../../server/src/core/policy/json/syntax-errors.js";
import type { JsonSyntaxError } from "../../../server/src/core/policy/json/syntax-error.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { isJson } from "../../support/is-json.js";

const sound = (JSON.parse(readFileSync("test/corpus/sound.json", "utf8")) as { name: string; text: unknown }[]).slice(
  0,
  30,
);
const applyFixes = (text: string, syntaxErrors: readonly JsonSyntaxError[]) =>
  applyEdits(
    text,
    syntaxErrors.flatMap(({ edits }) => edits),
  );
const said = (text: string) =>
  findSyntaxErrors(text).map(({ kind, mark, range }) => `${kind} ${mark} at ${text.slice(range.start, range.end)}`);

test("syntax errors: none in valid JSON", () => {
  for (const text of ["{}", "[]", "null", "-1.5e3", '"a"', '{"a": [1, true, {"b": null}], "c": "\\"\\u0041"}', " // JSONC\n{ /* x */ }"]) assert.deepEqual(said(text), [], text);
});

test("syntax errors: every mark of a policy, omitted or doubled, is found and fixed", () => {
  const lost: string[] = [];
  let count = 0;
  for (const { name, text: policy } of sound) {
    const text = JSON.stringify(policy, null, 2);
    for (const [index, mark] of [...text].entries()) {
      if (!'{}[]:,"'.includes(mark)) continue;
      for (const broken of [
        text.slice(0, index) + text.slice(index + 1),
        text.slice(0, index) + mark + text.slice(index),
      ]) {
        if (isJson(broken)) continue;
        count++;
        const syntaxErrors = findSyntaxErrors(broken);
        assert.ok(syntaxErrors.length > 0, `${name}: nothing is found in\n${broken}`);
        if (JSON.stringify(isJson(applyFixes(broken, syntaxErrors)) && JSON.parse(applyFixes(broken, syntaxErrors))) !== JSON.stringify(policy)) lost.push(`${name}, ${index}: ${said(broken).join("; ")}`);
      }
    }
  }
  // Some texts are ambiguous, for example one with a missing brace between two operators.
  assert.ok(lost.length < count * 0.01, `${lost.length} of ${count}:\n${lost.join("\n")}`);
});

test("syntax errors: a list of statements as properties, without braces", () => {
  assert.deepEqual(said('{"Statement": ["Effect": "Allow", "Action": ["a:b:c"]]}'), ['missing-bracket { at "Effect"', "missing-bracket } at ]"]);
});

test("syntax errors: a second policy after the first is reported once", () => {
  assert.deepEqual(said("{} {} {}"), ["second-document  at {"]);
});

test("syntax errors: text that is not JSON at all is reported and not changed", () => {
  assert.deepEqual(said("{a}"), ["not-json  at a"]);
  assert.deepEqual(findSyntaxErrors("{a}").flatMap(({ edits }) => edits), []);
});
