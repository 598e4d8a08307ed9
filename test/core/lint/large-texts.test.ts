import assert from "node:assert/strict";
import test from "node:test";
import { convertFile } from "../../../server/src/core/convert/convert-policy.js";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { realCatalog } from "../../support/catalog.js";

// No time is measured: where work grew with the square of the size, these texts would take minutes to hours, or exhaust
// the stack.
const catalog = realCatalog();
const inPolicy = (actions: string) => `{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": [${actions}]}]}`;
const check = (text: string) => lint(parsePolicyFile(text), catalog);

const repeated: Readonly<Record<string, string>> = {
  "escaped quotes": '\\"a',
  "signs and digits": "-0",
  "suppression comments": "// huawei-iam-disable-next-line\n",
  "open comments and a hash": "/*#",
  "escaped quotes of a Chinese keyboard": "\\”a",
  "opening quotes of a Chinese keyboard and a hash": "“#",
};
for (const [name, unit] of Object.entries(repeated)) {
  test(`large texts, real catalog: 200 KB of ${name} is checked`, () => {
    const text = unit.repeat(Math.ceil(200_000 / unit.length));
    assert.ok(check(inPolicy(text)).length > 0);
    check(inPolicy(`"${text}`));
  });
}

test("large texts, real catalog: blanks after a key or after a string over several lines are checked", () => {
  const blanks = " ".repeat(100_000);
  check(`{"Statemnt"${blanks}x`);
  check(`{"${blanks.repeat(50)}"Statemnt": []}`);
  check(inPolicy(`"ecs:servers:stop\necs:servers:get"${"\n".repeat(100_000)}，`));
  check(inPolicy(`"${"\n".repeat(1_000_000)}"，`));
});

test("large texts, real catalog: a string of 12 MB with a comma of a Chinese keyboard after it is read", () => {
  const long = "a".repeat(12_000_000);
  assert.equal(parsePolicyFile(inPolicy(`"${long}"，"ecs:servers:get" # x`)).policies.length, 1);
});

test("large texts, real catalog: 40,000 actions are converted", () => {
  const names = catalog.actions.slice(0, 2000).map(({ name }) => name);
  const actions = Array.from({ length: 40_000 }, (_, index) => `"${names[index % names.length]!}"`).join(", ");
  const [conversion] = convertFile(parsePolicyFile(inPolicy(actions)), catalog, "5.0");
  assert.equal(conversion?.entries.length, 40_000);
});

test("large texts, real catalog: 20,000 quotes are fixed in a limited number of rounds", () => {
  applySafeFixes(inPolicy('"'.repeat(20_000)), catalog);
});

test("large texts, real catalog: 150,000 names in one string, or as equal wildcards, exhaust no stack", () => {
  const names = "ecs:servers:stop ".repeat(150_000);
  assert.equal(parsePolicyFile(inPolicy(`"${names}"`)).policies[0]!.statements[0]!.actions.length, 150_000);
  const wildcards = Array.from({ length: 150_000 }, (_, index) =>
    index < 20 ? `"ecs:a${index}*:*"` : '"ecs:b*:*"',
  ).join();
  assert.ok(check(inPolicy(wildcards)).length > 0);
});

test("large texts, real catalog: a list of 150,000 strings in a Terraform file is read", () => {
  const list = `[${'"ecs:servers:stop",'.repeat(150_000)}"x"]`;
  const policy = JSON.stringify({ Version: "1.1", Statement: [] });
  lintSource(
    `{"locals": {"a": ${list}}, "resource": {"huaweicloud_identity_policy": {"p": {"policy": ${JSON.stringify(policy)}}}}}`,
    "terraform",
    catalog,
  );
});
