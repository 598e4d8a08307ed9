// Version 5.0 with authorization schemas: it has what version 1.1 has.
import assert from "node:assert/strict";
import test from "node:test";
import { lint } from "../../server/src/core/lint/lint.js";
import { parsePolicyFile } from "../../server/src/core/policy/parse.js";
import { format } from "../../server/src/core/text/message.js";
import { applyEdits } from "../../server/src/core/text/range.js";
import { type Asking, labelsAt } from "../support/completion.js";
import { hoverAt } from "../support/hover.js";
import { schemaCatalog } from "../support/schemas.js";

const facts = schemaCatalog();
const asking: Asking = { facts };
const policy = (action: string, rest = "", version = "5.0") =>
  `{ "Version": "${version}", "Statement": [{ "Effect": "Allow", "Action": [${action}]${rest} }] }`;
const names = (marked: string) => labelsAt(marked, asking).map((line) => line.split(" | ")[0]!);
const found = (text: string) => lint(parsePolicyFile(text), facts);
const said = (text: string, language: "en" | "zh" = "en") =>
  found(text).map(
    ({ rule, severity, report }) => `${rule.id} ${severity}: ${format(report.message, report.args, language)}`,
  );
const fixed = (text: string) =>
  applyEdits(
    text,
    found(text)
      .flatMap((one) => one.fixes())
      .slice(0, 1)
      .flatMap(({ edits }) => edits),
  );

test("schemas: completion of actions with labels, and never names of the other version", () => {
  const all = labelsAt(policy('"ecs:|"'), asking);
  assert.ok(
    all.some(
      (line) =>
        line.includes("ecs:cloudServers:resize")
        && line.includes("Grants permission to modify the specifications of an ECS"),
    ),
    all.slice(0, 3).join("\n"),
  );
  assert.ok(!names(policy('"|"')).some((name) => name.startsWith("vpc:publicIps:") || name === "obs:object:GetObject"));
  assert.ok(
    !names(policy('"|"', "", "1.1")).some((name) => name === "obs:object:getObject" || name === "eip:publicIps:list"),
  );
});

test("schemas: resources by their templates, and condition keys with their types", () => {
  assert.deepEqual(names(policy('"ecs:cloudServers:resize", "obs:object:getObject"', ', "Resource": ["|"]')), [
    "*",
    "ecs:*:*:instance:*",
    "obs:*:*:object:*",
  ]);
  assert.deepEqual(names(policy('"ecs:launchTemplates:*"', ', "Resource": ["|"]')), ["*", "ecs:*:*:launchTemplate:*"]);
  assert.ok(
    names(policy('"eip:publicIps:create"', ', "Condition": { "DateLessThan": { "|" } }')).includes("eip:PurchaseTime"),
  );
  assert.ok(
    !names(policy('"eip:publicIps:create"', ', "Condition": { "StringEquals": { "|" } }')).includes("eip:PurchaseTime"),
  );
});

test("schemas: hover of an action, a condition key, and the counterpart in the other version", () => {
  const action = hoverAt(policy('"ecs:cloudServers:|resize"'), facts)?.value ?? "";
  for (const part of [
    /Access level: write/,
    /ecs:<region>:<account-id>:instance:<server-id>/,
    /ecs:FlavorId/,
    /may also need `ecs:cloudServers:showServer`/,
    /POST .*resize/,
  ])
    assert.match(action, part);
  assert.match(
    hoverAt(policy('"eip:publicIps:|delete"'), facts)?.value ?? "",
    /Known in version 1\.1 as `vpc:publicIps:delete`/,
  );
  assert.match(
    hoverAt(policy('"vpc:publicIps:|delete"', "", "1.1"), facts)?.value ?? "",
    /Known in version 5\.0 as `eip:publicIps:delete`/,
  );
  assert.match(
    hoverAt(policy('"vpc:publicIps:|delete"'), facts)?.value ?? "",
    /Known in version 5\.0 as `eip:publicIps:delete`/,
  );
  assert.match(
    hoverAt(
      policy(
        '"eip:publicIps:create"',
        ', "Condition": { "DateLessThan": { "eip:Purchase|Time": ["2030-01-01T00:00:00Z"] } }',
      ),
      facts,
    )?.value ?? "",
    /\*\*eip:PurchaseTime\*\* \(time\): Filters access by the time of purchase\./,
  );
});

test("schemas: a missing dependency and its fix", () => {
  const text = policy('"ecs:cloudServers:resize"');
  assert.deepEqual(said(text), [
    "missing-dependency information: The operations of 'ecs:cloudServers:resize' may also need ecs:cloudServers:showServer, which this policy does not allow.",
  ]);
  assert.deepEqual(said(text, "zh"), [
    "missing-dependency information: “ecs:cloudServers:resize”的操作可能还需要 ecs:cloudServers:showServer，本策略未允许该授权项。",
  ]);
  assert.equal(fixed(text), policy('"ecs:cloudServers:resize", "ecs:cloudServers:showServer"'));
  // An action without an operation of its own is only a hint.
  assert.deepEqual(
    said(policy('"ecs:cloudServers:createServers", "eip:publicIps:create"')).map((line) => line.split(":")[0]),
    ["conditional-dependency hint"],
  );
  assert.deepEqual(said(policy('"ecs:cloudServers:resize", "ecs:*:show*"')), []);
  assert.deepEqual(
    said(policy('"*"', ', "Resource": ["*"]')).filter((line) => line.includes("dependency")),
    [],
  );
});

test("schemas: names of the other version, in both directions and languages", () => {
  assert.deepEqual(said(policy('"vpc:publicIps:delete"')), [
    "other-version-name information: 'vpc:publicIps:delete' is the 1.1 name; in 5.0 it is 'eip:publicIps:delete'.",
  ]);
  assert.deepEqual(said(policy('"eip:publicIps:delete"', "", "1.1"), "zh"), [
    "other-version-name information: “eip:publicIps:delete”是 5.0 版的名称，1.1 版中为“vpc:publicIps:delete”。",
  ]);
  assert.deepEqual(said(policy('"obs:object:GetObject"')), [
    "other-version-name information: 'obs:object:GetObject' is the 1.1 name; in 5.0 it is 'obs:object:getObject'.",
  ]);
  assert.equal(fixed(policy('"obs:object:GetObject"')), policy('"obs:object:getObject"'));
  assert.match(
    said(policy('"ecs:cloudServers:get"')).join(),
    /in 5\.0 it is split into 3 actions: ecs:cloudServers:listServerBlockDevices, ecs:cloudServers:showServer, ecs:cloudServers:listServerVolumeAttachments\./,
  );
  assert.deepEqual(said(policy('"rds:instance:list"')), []);
  // In version 1.1 letter case does not matter.
  assert.match(said(policy('"obs:object:getObject"', "", "1.1")).join(), /^other-version-name hint: /);
  // The rule for the names of OBS is known without a schema.
  assert.match(said(policy('"obs:bucket:PutBucketAcl"')).join(), /in 5\.0 it is 'obs:bucket:putBucketAcl'\./);
});

test("schemas: resources and condition keys that do not fit", () => {
  const resource = (...all: string[]) => `, "Resource": ${JSON.stringify(all)}`;
  const about = (text: string) => said(text).filter((line) => !line.includes("dependency"));
  assert.deepEqual(about(policy('"ecs:cloudServers:deleteServers"', resource("ecs:*:*:launchTemplate:x"))), [
    "unusable-resource warning: No action of this statement has resources of the type 'ecs:launchTemplate'; they have ecs:instance. With this resource alone they are not granted.",
  ]);
  assert.match(
    about(policy('"ecs:cloudServers:listServersDetails"', resource("ecs:*:*:instance:x"))).join(),
    /can be limited to resources, so 'ecs:instance' has no effect/,
  );
  for (const [action, urn] of [
    ["ecs:cloudServers:deleteServers", "ECS:*:*:Instance:x"],
    ["ecs:*:delete*", "ecs:*:*:launchTemplate:x"],
    ["rds:instance:delete", "rds:*:*:x:y"],
    ["ecs:cloudServers:deleteServers", "*"],
  ])
    assert.deepEqual(about(policy(JSON.stringify(action), resource(urn!))), [], action);
  const condition = (operator: string, key: string) =>
    about(policy('"eip:publicIps:create"', `, "Condition": { "${operator}": { "${key}": ["x"] } }`));
  assert.match(
    condition("StringEquals", "eip:PurchaseTime").join(),
    /^operator-type-mismatch warning: "eip:PurchaseTime" is a point in time, which "StringEquals" cannot compare; use "Date\.\.\."\.$/,
  );
  assert.match(
    condition("StringEquals", "eip:NoSuchKey").join(),
    /^unknown-condition-key information: "eip:NoSuchKey" is not among the condition keys in the authorization schema of 'eip'\.$/,
  );
});
