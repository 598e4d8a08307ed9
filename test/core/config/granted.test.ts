import assert from "node:assert/strict";
import { test } from "node:test";
import type { AssumedGrant } from "../../../server/src/core/catalog/grant.js";
import { grants } from "../../../server/src/core/catalog/grant.js";
import { parseActionPattern } from "../../../server/src/core/catalog/pattern.js";
import { parseConfig } from "../../../server/src/core/config/parse-config.js";
import { describeExplanation } from "../../../server/src/core/describe/explanation/explanation.js";
import { explain } from "../../../server/src/core/explain/explain.js";
import { allSystemPolicyNames, grantsOfSystemPolicy, systemPolicy } from "../../../server/src/core/language/system-policies.js";
import { outlineToPlainText } from "../../../server/src/core/outline/plain-text.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { format } from "../../../server/src/core/text/message.js";
import { realCatalog } from "../../support/catalog.js";

const problemsOf = (name: string) =>
  parseConfig(JSON.stringify({ assumeGranted: [name] })).problems.map(({ message, args }) =>
    format(message, args, "en"),
  );
const granted = (...names: string[]): readonly AssumedGrant[] =>
  parseConfig(JSON.stringify({ assumeGranted: names })).config.assumeGranted ?? [];
const isGranted = (policy: string, action: string) =>
  granted(policy).some((grant) => grants(grant, parseActionPattern(action)));

test("assumeGranted: every known system policy and role is accepted, in any letter case and under its former name", () => {
  const named = ["VPC FullAccess", "Tenant Guest", "RDS ReadOnlyAccess", "KMS Administrator", "VPC Administrator", "OBS OperateAccess", "CES Administrator", "SMN Administrator", "DNS FullAccess", "Server Administrator"];
  for (const name of [...named, ...allSystemPolicyNames]) {
    assert.deepEqual(problemsOf(name), [], name);
    assert.deepEqual(problemsOf(` ${name.toUpperCase()}`), [], name);
  }
  assert.deepEqual(granted("rds viewer"), granted("RDS ReadOnlyAccess"));
});

test("assumeGranted: the content of 60 system policies and roles is known, with its page and date", () => {
  const contents = [...new Set(allSystemPolicyNames.flatMap((name) => systemPolicy(name) ?? []))];
  assert.ok(contents.length >= 60, String(contents.length));
  for (const { name, source, date, actions, denied = [] } of contents) {
    assert.match(date, /^20\d\d-\d\d-\d\d$/, name);
    assert.match(Object.values(source).join("|"), /^(?:huaweicloud|otc)\|[A-Za-z]+\|(?:user-guide|api-reference)\|./, name);
    for (const one of [...actions, ...denied]) assert.ok(one === "identity:assume role" || parseActionPattern(one).parts, `${name}: ${one}`);
  }
  for (const name of allSystemPolicyNames)
    assert.equal(allSystemPolicyNames.filter((one) => one.toLowerCase() === name.toLowerCase()).length, 1, name);
});

test("assumeGranted: what is granted, what a Deny still denies, and what is unknown", () => {
  const cases: readonly (readonly [policy: string, action: string, is: boolean])[] = [
    ["RDS ReadOnlyAccess", "rds:instance:list", true],
    ["RDS ReadOnlyAccess", "rds:instance:create", false],
    ["RDS Administrator", "rds:instance:create", true],
    ["DRS Administrator", "drs:migrationJob:create", true],
    ["Tenant Guest", "ecs:servers:list", true],
    ["Tenant Guest", "vpc:*:get", true],
    ["Tenant Guest", "ecs:servers:create", false],
    ["Tenant Guest", "iam:users:getUser", false],
    ["Tenant Administrator", "ecs:servers:create", true],
    ["Tenant Administrator", "iam:users:createUser", false],
    ["Security Administrator", "iam:users:createUser", true],
    ["DDM CommonOperations", "ddm:instance:modify", true],
    ["DDM CommonOperations", "ddm:instance:create", false],
    ["MRS ReadOnlyAccess", "mrs:cluster:list", true],
    ["VPC FullAccess", "vpc:vpcs:list", false],
    ["KMS Administrator", "kms:cmk:list", false],
  ];
  for (const [policy, action, is] of cases) assert.equal(isGranted(policy, action), is, `${policy}: ${action}`);
});

test("assumeGranted: only a misspelled name gets a suggestion, and never the name of another service", () => {
  assert.match(problemsOf("Server Adminstrator")[0]!, /Server Administrator/);
  assert.match(problemsOf("VPC FullAcess")[0]!, /VPC FullAccess/);
  for (const name of ["XYZ Nothing", "DBS FullAccess", "VPC NoAccess", "ECS"]) assert.doesNotMatch(problemsOf(name)[0]!, /Did you mean/, name);
  for (const name of ["CFW FullAccess", "EDS FullAccess", "KVS Administrator"]) assert.doesNotMatch(problemsOf(name)[0]!, /Did you mean/, name);
  assert.equal(grantsOfSystemPolicy("no such policy"), undefined);
});

test("explain lists the system policies that are assumed to be granted, with the page and date of their content", () => {
  const file = parsePolicyFile('{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:stop"] }] }');
  const text = (language: "en" | "zh", ...names: string[]) => outlineToPlainText(describeExplanation(explain(file, realCatalog(), language, granted(...names)), language));
  const en = text("en", "Tenant Guest", "RDS Administrator", "KMS Administrator", "evs:*:get");
  assert.match(en, /Tenant Guest is taken as granted with the content that its page had on 2026-01-14: Open Telekom Cloud IAM API reference, «Querying/);
  assert.match(en, /RDS Administrator .*2020-01-13.* It takes effect only together with Server Administrator, Tenant Guest\./);
  assert.match(en, /No page shows the content of KMS Administrator: none of its actions is taken as granted\./);
  assert.match(en, /Taken as granted by other policies \(assumeGranted\): evs:\*:get\./);
  assert.match(text("zh", "RDS ReadOnlyAccess", "KMS Administrator"), /视为已授予 RDS ReadOnlyAccess，内容以 2020-01-13 的文档为准：华为云 RDS 用户指南《[^]*没有文档公开 KMS Administrator 的内容/);
});
