import assert from "node:assert/strict";
import test from "node:test";
import { accessOf } from "../../../server/src/core/catalog/access.js";
import { parseIdentityPattern } from "../../../server/src/core/catalog/identity.js";
import { covers } from "../../../server/src/core/catalog/pattern.js";
import { sensitiveActions, sensitiveEntryOf } from "../../../server/src/core/language/sensitive-actions.js";
import { allSystemPolicyNames, systemPolicy } from "../../../server/src/core/language/system-policies.js";
import { realCatalog } from "../../support/catalog.js";

const catalog = realCatalog();
const rows = [...catalog.actions, ...catalog.identity!.actions];
const published = [
  ...rows.map(({ name }) => name),
  ...catalog.namesElsewhere,
  ...allSystemPolicyNames.flatMap((name) => systemPolicy(name)?.actions ?? []),
  // Version 5.0: the action of every published trust policy.
  "sts:agencies:assume",
];

test("sensitive actions: every pattern matches an action that is published (real catalog)", () => {
  for (const { patterns } of sensitiveActions) {
    for (const text of patterns) {
      const pattern = parseIdentityPattern(text);
      assert.ok(
        published.some((name) => covers(pattern, parseIdentityPattern(name))),
        text,
      );
    }
  }
});

test("sensitive actions: every entry has a reason in both languages, and decides for some action (real catalog)", () => {
  const deciding = new Set(
    published.map((name) => {
      const action = catalog.action(name) ?? catalog.identity!.action(name);
      return sensitiveEntryOf(parseIdentityPattern(name), accessOf(name.split(":")[2]!, action));
    }),
  );
  for (const entry of sensitiveActions) {
    assert.ok(entry.reason.en.endsWith(".") && entry.reason.zh.endsWith("。"), entry.patterns[0]);
    assert.ok(deciding.has(entry), entry.patterns[0]);
  }
});

test("sensitive actions: what they are, by examples (real catalog)", () => {
  const areaOf = (name: string) => {
    const pattern = parseIdentityPattern(name);
    const action = catalog.action(name) ?? catalog.identity!.action(name);
    return sensitiveEntryOf(pattern, accessOf(pattern.parts?.[2] ?? "", action))?.area;
  };
  assert.equal(areaOf("iam:users:createUser"), "identity");
  assert.equal(areaOf("iam:users:listUsers"), undefined);
  assert.equal(areaOf("iam:credentials:createCredential"), "keys");
  assert.equal(areaOf("IAM:Credentials:CreateCredential"), "keys");
  assert.equal(areaOf("ecs:cloudServers:showServerPassword"), "keys");
  assert.equal(areaOf("kms:cmk:crypto"), "keys");
  assert.equal(areaOf("bss:order:update"), "billing");
  assert.equal(areaOf("bss:order:view"), undefined);
  assert.equal(areaOf("obs:bucket:PutBucketPolicy"), "exposure");
  assert.equal(areaOf("obs:bucket:GetBucketPolicy"), undefined);
  assert.equal(areaOf("vpc:securityGroupRules:create"), "exposure");
  assert.equal(areaOf("ecs:servers:delete"), undefined);
  assert.equal(areaOf("*:*:*"), "identity");
  assert.equal(areaOf("ecs:*:*"), undefined);
  assert.equal(areaOf("sts:agencies:assume"), "identity");
  assert.equal(areaOf("sts::setSourceIdentity"), "identity");
});

test("access: names decide, then methods (real catalog)", () => {
  const of = (name: string) => accessOf(name.split(":")[2]!, catalog.action(name));
  for (const name of [
    "ecs:servers:list",
    "obs:object:GetObject",
    "ces:metricData:list",
    "kms:cmk:get",
    "dli:table:select",
  ])
    assert.equal(of(name), "read", name);
  for (const name of [
    "ecs:servers:stop",
    "kms:cmk:crypto",
    "obs:object:PutObject",
    "ecs:securityGroups:use",
    "iam:tokens:assume",
  ])
    assert.equal(of(name), "write", name);
  // Every service that is named in the tables has both, or only one kind of actions.
  const writes = catalog.actions.filter((action) => accessOf(action.operation, action) === "write");
  assert.ok(writes.length > 1000 && writes.length < catalog.actions.length - 500, String(writes.length));
});
