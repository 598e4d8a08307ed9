import assert from "node:assert/strict";
import { test } from "node:test";
import type { RuleSettings } from "../../../server/src/core/config/rule-settings.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { catalog } from "../../support/catalog.js";
import { applied, findings, messageOf, policy } from "../../support/fixture.js";

const facts = catalog(`
  ecs:servers:start -> ecs:servers:list
  ecs:servers:list -> ecs:quotas:get
  newer ecs:servers:list -> ecs:quotas:get, ecs:flavors:get
`);
const listed = policy('"ecs:servers:start", "ecs:servers:list"');

test("newer-dependency and indirect-dependency on one action are one hint with one fix each", () => {
  const [finding, ...more] = findings(listed, facts);
  assert.deepEqual(more, []);
  assert.equal(finding!.severity, "hint");
  assert.equal(messageOf(finding!), "The page of 2024-04-18 also lists ecs:flavors:get as needed by 'ecs:servers:list'. 'ecs:servers:list' is listed for ecs:servers:start. Calling it directly also requires ecs:quotas:get.");
  assert.equal(messageOf(finding!, "zh"), "2024-04-18 版文档还将 ecs:flavors:get 列为“ecs:servers:list”的依赖。“ecs:servers:list”供 ecs:servers:start 使用；若直接调用其自身的 API，还需要 ecs:quotas:get。");
  assert.deepEqual(finding!.fixes().map((fix) => applied(listed, fix)), ["ecs:flavors:get", "ecs:quotas:get"].map((name) => listed.replace('list"', `list", "${name}"`)));
  assert.deepEqual(finding!.report.facts, { action: "ecs:servers:list", missing: ["ecs:flavors:get", "ecs:quotas:get"], rules: ["newer-dependency", "indirect-dependency"] });
});

test("newer-dependency and indirect-dependency keep their own levels and suppressions", () => {
  const found = (settings: RuleSettings) => findings(listed, facts, settings).map(({ rule, severity, parts }) => `${rule.id} ${severity} ${String(parts?.length ?? 1)}`).sort();
  assert.deepEqual(found({}), ["newer-dependency hint 2"]);
  assert.deepEqual(found({ "newer-dependency": "off" }), ["indirect-dependency hint 1"]);
  assert.deepEqual(found({ "indirect-dependency": "off" }), ["newer-dependency hint 1"]);
  assert.deepEqual(found({ "indirect-dependency": "warning" }), ["indirect-dependency warning 1", "newer-dependency hint 1"]);
  assert.deepEqual(found({ "indirect-dependency": "warning", "newer-dependency": "warning" }), ["newer-dependency warning 2"]);
  const remaining = (ids: string) => lint(parsePolicyFile(listed.replace(' "ecs:servers:list"', `\n// huawei-iam-disable-next-line ${ids}\n"ecs:servers:list"`), "jsonc"), facts).map(({ rule }) => rule.id);
  assert.deepEqual(remaining("newer-dependency"), ["indirect-dependency"]);
  assert.deepEqual(remaining("indirect-dependency"), ["newer-dependency"]);
  assert.deepEqual(remaining("newer-dependency, indirect-dependency"), []);
  assert.deepEqual(remaining(""), []);
  const ignored = (rule: string) => lint(parsePolicyFile(listed), facts, { rules: {}, ignore: [{ rule, action: "ecs:servers:list", file: "p.json", reason: "r" }] }).map((finding) => finding.rule.id);
  assert.deepEqual([ignored("newer-dependency"), ignored("indirect-dependency")], [["indirect-dependency"], ["newer-dependency"]]);
});
