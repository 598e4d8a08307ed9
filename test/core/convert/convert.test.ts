import assert from "node:assert/strict";
import { test } from "node:test";
import { convertFile } from "../../../server/src/core/convert/convert-policy.js";
import type { Conversion, ConvertedVersion } from "../../../server/src/core/convert/model.js";
import { conversionsToMarkdown } from "../../../server/src/core/describe/conversion/conversion.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { schemaCatalog } from "../../support/schemas.js";

const catalog = schemaCatalog();

function converted(text: string, to: ConvertedVersion): Conversion {
  const [first, ...others] = convertFile(parsePolicyFile(text, "jsonc"), catalog, to);
  assert.ok(first && others.length === 0);
  return first;
}

const older = (statement: object) => JSON.stringify({ Version: "1.1", Statement: [statement] });
const newer = (statement: object) => JSON.stringify({ Version: "5.0", Statement: [statement] });

/** The actions of the result, or the reason why there is none. */
function actionsOf({ text, refusal }: Conversion): unknown {
  if (text === undefined) return refusal;
  return (JSON.parse(text) as { Statement: { Action: unknown }[] }).Statement.map(({ Action }) => Action).flat();
}

test("convert: comments, layout and order stay, and each action is once in the result", () => {
  const { text } = converted(`// operators
{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        // about servers
        "ecs:cloudServers:get", // one by one
        "ecs:cloudServers:showServer",
        "rds:instance:list", // databases
        "vpc:publicIps:list"
      ]
    },
    { "Effect": "Allow", "Action": ["rds:instance:list"] } // all of it is left out
  ]
}
`, "5.0");
  assert.equal(text, `// operators
{
  "Version": "5.0",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        // about servers
        // one by one
        "ecs:cloudServers:listServerBlockDevices",
        "ecs:cloudServers:showServer",
        "ecs:cloudServers:listServerVolumeAttachments",
        "eip:publicIps:list"
      ]
    }
  ]
}
`);
});

test("convert: an action with a wildcard, of a moved service, of OBS, and one that is the same", () => {
  const allow = (...actions: string[]) => actionsOf(converted(older({ Effect: "Allow", Action: actions }), "5.0"));
  assert.deepEqual(allow("vpc:publicIps:delete", "obs:object:GetObject", "obs:bucket:ListAllMyBuckets"), ["eip:publicIps:delete", "obs:object:getObject", "obs:bucket:listAllMyBuckets"]);
  assert.deepEqual(allow("ECS:cloudservers:RESIZE"), ["ecs:cloudServers:resize"]);
  assert.deepEqual(allow("obs:object:GetObject", "OBS:object:getobject"), ["obs:object:getObject"]);
  assert.deepEqual(allow("*:*:*"), ["*"]);
  assert.deepEqual(allow("obs:bucket:List*"), ["obs:bucket:List*"]);
  assert.deepEqual(allow("vpc:publicIps:*"), ["eip:publicIps:create", "eip:publicIps:delete", "eip:publicIps:get", "eip:publicIps:list"]);
  assert.deepEqual(allow("rds:instance:list"), "nothing-left");
});

test("convert: a Deny that would be narrower refuses the policy, and one with all operations does not", () => {
  const deny = (...actions: string[]) => converted(older({ Effect: "Deny", Action: actions }), "5.0");
  assert.deepEqual(actionsOf(deny("ecs:cloudServers:delete")), ["ecs:cloudServers:deleteServerGroup", "ecs:cloudServers:deleteServers"]);
  assert.deepEqual(actionsOf(deny("obs:object:GetObject")), ["obs:object:getObject"]);
  assert.equal(deny("ecs:cloudServers:attach").refusal, "denies-less");
  assert.equal(deny("ecs:cloudServers:delete", "rds:instance:list").refusal, "denies-less");
  assert.equal(deny("ecs:*:*").refusal, "denies-less");
  assert.deepEqual(actionsOf(deny("*:*:*")), ["*"]);
  const [entry] = deny("vpc:publicIps:delete", "hss:hosts:list").entries;
  assert.equal(entry?.outcome.is, "mapped");
});

test("convert: resources by the templates of the result's actions, others are left with a note", () => {
  const statement = {
    Effect: "Allow", Action: ["obs:object:GetObject", "obs:bucket:ListBucket"],
    Resource: ["OBS:*:*:Object:my-bucket/logs/*", "obs:*:*:bucket:my-bucket", "obs:*:*:vault:x"],
    Condition: { StringEquals: { "obs:prefix": ["a"], "obs:delimiter": ["/"] }, Bool: { "g:MFAPresent": [true] } },
  };
  const { text, notes } = converted(older(statement), "5.0");
  const [first] = (JSON.parse(text!) as { Statement: (typeof statement)[] }).Statement;
  assert.deepEqual(first!.Resource, ["obs:*:*:object:my-bucket/logs/*", "obs:*:*:bucket:my-bucket", "obs:*:*:vault:x"]);
  assert.deepEqual(first!.Condition, { ...statement.Condition, Bool: { "g:MFAPresent": ["true"] } });
  assert.deepEqual(notes.map(({ kind, written }) => [kind, written]), [
    ["resource-translated", "OBS:*:*:Object:my-bucket/logs/*"], ["resource-left", "obs:*:*:vault:x"], ["condition-left", "obs:delimiter"],
  ]);
});

test("convert: back to 1.1, only what does not grant more", () => {
  const back = (statement: object) => converted(newer({ Effect: "Allow", ...statement }), "1.1");
  assert.deepEqual(actionsOf(back({ Action: ["eip:publicIps:delete", "obs:object:getObject"] })), ["vpc:publicIps:delete", "obs:object:GetObject"]);
  // The older name is also for the disks of a server.
  assert.deepEqual(actionsOf(back({ Action: ["ecs:cloudServers:showServer"] })), ["ecs:cloudServers:showServer"]);
  assert.deepEqual(actionsOf(back({ Action: ["*"] })), ["*:*:*"]);
  assert.deepEqual(actionsOf(back({ Action: ["ecs::tagInstance"] })), "nothing-left");
  assert.deepEqual(actionsOf(back({ NotAction: ["eip:publicIps:delete"] })), "nothing-left");
  const { text, notes } = back({ Sid: "Read", Action: ["obs:object:getObject"], Resource: "obs::*:object:b/*", Condition: { StringEquals: { "g:UserName": "x" } } });
  const [first] = (JSON.parse(text!) as { Statement: object[] }).Statement;
  assert.deepEqual(first, { Effect: "Allow", Action: ["obs:object:GetObject"], Resource: ["obs:*:*:object:b/*"], Condition: { StringEquals: { "g:UserName": ["x"] } } });
  assert.deepEqual(notes.map(({ kind, written }) => [kind, written]), [["resource-translated", "obs::*:object:b/*"], ["sid-removed", "Read"]]);
});

test("convert: what has no result says why", () => {
  const reason = (text: string, to: ConvertedVersion) => converted(text, to).refusal;
  assert.equal(reason(older({ Effect: "Allow", Action: ["obs:object:GetObject"] }), "1.1"), "same-version");
  assert.equal(reason(older({ Effect: "Allow", Action: ["iam:agencies:assume"], Resource: { uri: ["/iam/agencies/x"] } }), "5.0"), "other-kind");
  assert.equal(reason(newer({ Effect: "Allow", Principal: { Service: ["x"] }, Action: ["sts:agencies:assume"] }), "1.1"), "other-kind");
  assert.equal(reason(older({ Effect: "Allow", Action: ["obs:object:GetObject obs:bucket:ListBucket"] }), "5.0"), "not-sound");
  assert.equal(reason("{ \"Version\": \"1.1\", \"Statement\": [ { \"Effect\": \"Allow\" \"Action\": [\"obs:object:GetObject\"] } ] }", "5.0"), "not-sound");
});

test("convert: only the policy in a request body, and a policy in a string", () => {
  const inner = JSON.parse(older({ Effect: "Allow", Action: ["obs:object:GetObject"] })) as unknown;
  const body = converted(JSON.stringify({ role: { display_name: "p", type: "AX", policy: inner } }, undefined, 2), "5.0");
  assert.ok(body.text?.startsWith("{\n  \"Version\": \"5.0\",\n  \"Statement\": [\n"), body.text);
  assert.deepEqual(body.notes.map(({ kind, written }) => [kind, written]), [["envelope-left-out", "role.policy"]]);
  const string = converted(JSON.stringify({ policy_document: newer({ Effect: "Allow", Action: ["obs:object:getObject"] }) }), "1.1");
  assert.deepEqual(actionsOf(string), ["obs:object:GetObject"]);
});

test("convert: the report in both languages says what became of each entry", () => {
  const all = [converted(older({ Effect: "Allow", Action: ["ecs:cloudServers:get", "rds:instance:list", "abc:no:thing"] }), "5.0")];
  const english = conversionsToMarkdown(all, "en");
  assert.match(english, /^# Conversion from 1\.1 to 5\.0\n/);
  assert.match(english, /- `ecs:cloudServers:get` → `ecs:cloudServers:listServerBlockDevices`, `ecs:cloudServers:showServer`, `ecs:cloudServers:listServerVolumeAttachments` \(alias\); without /);
  assert.match(english, /- `rds:instance:list`: no action of the service is known in version 5\.0\n/);
  assert.match(english, /- `abc:no:thing`: not a known action of version 1\.1\n/);
  assert.match(conversionsToMarkdown(all, "zh"), /- `abc:no:thing`：不是已知的 1\.1 版授权项\n/);
});
