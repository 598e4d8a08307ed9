import assert from "node:assert/strict";
import { test } from "node:test";
import { mayBytesHoldPolicy, mayHoldPolicy } from "../../../server/src/core/policy/read/prefilter.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { mayBytesHold, mayHold } from "../../../server/src/core/terraform/file-notation.js";

const policy = { Version: "1.1", Statement: [{ Effect: "Allow", Action: ["ecs:servers:list"] }] };
const statement = { Statement: [{ Effect: "none" }] };

/** Valid JSON with the word "Statement" and other values around it. */
const values: readonly unknown[] = [
  policy,
  { Statement: policy.Statement, Version: "1.1" },
  { statements: policy.Statement },
  { " STATEMENT ": policy.Statement },
  { Statment: policy.Statement, version: "1.1" },
  { role: { display_name: "x", policy } },
  { roles: [{ policy }] },
  { auth: { identity: { policy } } },
  { policy: JSON.stringify(policy) },
  { policy_document: JSON.stringify({ ...policy, Version: "5.0" }) },
  { agencies: [{ trust_policy: JSON.stringify(policy) }] },
  { resource: { huaweicloud_identity_role: { a: { policy: JSON.stringify(policy) } } } },
  { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["ecs:servers:list"] }] },
  { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["s3:*"] }] },
  JSON.stringify(policy),
  [policy],
  [statement, statement],
  { data: [statement], tags: ["ecs:servers:get"] },
  { data: [policy] },
  { description: "The bank statement", rows: [1, 2] },
  "a statement",
  [],
];

test("prefilter: no policy is lost in valid JSON, wherever it is", () => {
  for (const value of values) {
    const text = JSON.stringify(value, undefined, 2);
    // With a comment the text is no longer JSON, so the parser reads all of it.
    const read = parsePolicyFile(`${text}\n// end\n`, "jsonc");
    const found = parsePolicyFile(text, "jsonc");
    assert.deepEqual(summary(found), summary(read), text);
    if (read.looksLikePolicy) assert.ok(mayHoldPolicy(text), text);
  }
});

function summary({ policies, embedded, foreign, looksLikePolicy }: ReturnType<typeof parsePolicyFile>) {
  return [policies.length, embedded.length, foreign !== undefined, looksLikePolicy];
}

test("prefilter: other JSON with the word «statement» is not parsed", () => {
  for (const value of [[statement], { data: [statement] }, { description: "The bank statement" }])
    assert.equal(mayHoldPolicy(JSON.stringify(value)), false);
});

test("prefilter: broken JSON is read in full, unless it is a list", () => {
  assert.equal(mayHoldPolicy('{ "a": { "b" { "x": 1 }, "Statement": [] }'), true);
  assert.equal(mayHoldPolicy('{ "data": [{ "Statement": [] } }'), true);
  assert.equal(mayHoldPolicy('[{ "Statement": [] }'), false);
  assert.equal(mayHoldPolicy('[{ "Version": "1.1", "Effect": "Allow", "Statement": [}'), true);
});

test("prefilter: bytes are not rejected if the text may hold a policy", () => {
  const keys = [
    '"Statement":', '"statment" :', "“Statement”：", "＂Statemnt＂\u3000：", '"\\nStatements\\t\\":', "{ Statement = [",
    '"Statement\u00a0": ', "“\ufeffstatemint” :", '"policy_document"\u3000:', '"trust_policy" :', 'Version = "1.1" Statement',
    "huaweicloud_identity_role", '"动作": 1', '"status":', "é “Stxtement”:", "\ud800 statement",
  ];
  for (const key of keys) {
    const text = `{ "名称": "é", ${key} 1 }`;
    const bytes = Buffer.from(text, "utf8").toString("latin1");
    if (mayHoldPolicy(text)) assert.ok(mayBytesHoldPolicy(bytes), text);
    for (const notation of ["json", "jsonc", "terraform"] as const)
      if (mayHold(text, notation)) assert.ok(mayBytesHold(bytes, notation), text);
  }
  assert.equal(mayBytesHoldPolicy(Buffer.from('{ "状态": ["“名称”：", "ecs:servers:get"] }').toString("latin1")), false);
});
