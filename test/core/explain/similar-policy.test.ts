import assert from "node:assert/strict";
import test from "node:test";
import { explain } from "../../../server/src/core/explain/explain.js";
import { explanationToMarkdown } from "../../../server/src/core/describe/explanation/explanation.js";
import { publishedSystemPolicies } from "../../../server/src/core/language/system-policies.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { realCatalog } from "../../support/catalog.js";

const catalog = realCatalog();
const explained = (...statements: readonly object[]) =>
  explain(parsePolicyFile(JSON.stringify({ Version: "1.1", Statement: statements })), catalog, "en");
const similarTo = (...statements: readonly object[]) => explained(...statements).policies[0]?.similar;
const allow = (...actions: readonly string[]) => ({ Effect: "Allow", Action: actions });

test("similar policy: the same known actions, written in another way", () => {
  assert.deepEqual(similarTo(allow("scm:*:get*"), allow("scm:*:list*")), {
    name: "SCM ReadOnlyAccess", kind: "policy", date: "2020-01-07", actions: 5, more: [],
  });
});

test("similar policy: a few more actions are named; one less, or as many more, is another policy", () => {
  const some = ["scm:*:get*", "scm:*:list*"];
  assert.deepEqual(similarTo(allow(...some, "ecs:servers:stop", "ecs:servers:get"))?.more, ["ecs:servers:get", "ecs:servers:stop"]);
  assert.equal(similarTo(allow(...some, "ecs:servers:*")), undefined);
  assert.equal(similarTo(allow("scm:*:get*", "scm:cert:list")), undefined);
  assert.equal(similarTo(allow("*:*:*")), undefined);
});

test("similar policy: resources and conditions make it another policy, a Deny counts by what it leaves", () => {
  const some = allow("scm:*:get*", "scm:*:list*");
  assert.equal(similarTo({ ...some, Condition: { Bool: { "g:MFAPresent": ["true"] } } }), undefined);
  assert.equal(similarTo(some, { Effect: "Deny", Action: ["scm:cert:get"] }), undefined);
  assert.equal(similarTo(allow("scm:*:*"), { Effect: "Deny", Action: ["scm:cert:purchase", "scm:cert:complete"] })?.name, undefined);
  assert.equal(similarTo({ Effect: "Deny", Action: ["scm:*:get*"] }), undefined);
});

test("similar policy: every published policy with known actions is found by its content", () => {
  const found = publishedSystemPolicies.filter(({ actions, denied }) =>
    similarTo(allow(...actions), ...(denied ? [{ Effect: "Deny", Action: denied }] : []))?.more.length === 0);
  assert.ok(found.length > 35, `${found.length}`);
});

test("similar policy: in both languages", () => {
  const explanation = explained(allow("scm:*:get*", "scm:*:list*", "ecs:servers:get"));
  assert.match(explanationToMarkdown(explanation, "en"), /\nIt grants all 5 known actions of the system policy \*\*SCM ReadOnlyAccess\*\* \(content of 2020-01-07\) and 1 more: `ecs:servers:get`\.\n/);
  assert.match(explanationToMarkdown(explanation, "zh"), /\n包含系统策略 \*\*SCM ReadOnlyAccess\*\*（2020-01-07 的内容）的全部 5 个已知授权项，另有 1 个：`ecs:servers:get`。\n/);
});
