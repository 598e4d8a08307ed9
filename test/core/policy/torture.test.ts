import assert from "node:assert/strict";
import test from "node:test";
import { parseConfig } from "../../../server/src/core/config/parse-config.js";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { syntaxProblems } from "../../../server/src/core/policy/json/json.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { catalog } from "../../support/catalog.js";
import { tortureTexts } from "../../support/torture.js";
import { isJson } from "../../support/is-json.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:get");
const texts = tortureTexts();

test(`torture: ${String(texts.size)} texts are accepted and rejected as by JSON.parse`, () => {
  const wrong = [...texts].filter(([, text]) => (syntaxProblems(text, "json").length === 0) !== isJson(text));
  assert.deepEqual(wrong, []);
  assert.ok([...texts.values()].filter(isJson).length > 500);
});

test("torture: none of them throws, alone and as a part of a policy, and each finding is inside of the text", () => {
  for (const [name, text] of texts) {
    for (const whole of [text, `{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ecs:servers:stop", ${text}]}]}`]) {
      for (const { report: { range } } of lint(parsePolicyFile(whole), facts))
        assert.ok(0 <= range.start && range.start <= range.end && range.end <= whole.length, name);
      applySafeFixes(whole, facts);
      parseConfig(whole);
    }
  }
});
