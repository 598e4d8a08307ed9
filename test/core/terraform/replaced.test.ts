import assert from "node:assert/strict";
import test from "node:test";
import { terraformPolicy } from "../../../server/src/core/export/terraform-policy.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list");

const role = (policy: string) => `resource "huaweicloud_identity_role" "t" {\n  policy = ${policy}\n}\n`;
const object = (action: string) =>
  `jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["${action}"] }] })`;
const heredoc = (action: string) =>
  `<<EOF\n{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["${action}"] }] }\nEOF\n`;

test("terraform: replace around a policy is computed", () => {
  for (const [policy, action] of [
    [`replace(${object("ecs:servers:OP")}, "OP", "stop")`, "ecs:servers:stop"],
    [`replace(${heredoc("ecs:servers:OP")}, "OP", "stop")`, "ecs:servers:stop"],
    [`replace(replace(${object("ECS-servers-OP")}, "-", ":"), "OP", "stop")`, "ECS:servers:stop"],
    [`replace(${object("ecs:servers:stop")}, "NONE", "\\"")`, undefined],
    [`trim(${object("ecs:servers:stop")}, " \\n")`, "ecs:servers:stop"],
    [`replace(${object("ecs:servers:stopXX")}, "X", "")`, "ecs:servers:stop"],
    [`trimspace(${object("ecs:servers:stop")})`, "ecs:servers:stop"],
  ] as const) {
    const { views, unread } = parseTerraform(role(policy));
    if (action === undefined) {
      assert.deepEqual([views.length, unread.length], [0, 1], policy);
      continue;
    }
    assert.equal(unread.length, 0, policy);
    const text = views[0]!.text;
    assert.match(text, new RegExp(`\\["${action}"\\]`), policy);
    assert.deepEqual(JSON.parse(text.replace(/\n/g, " ")), {
      Version: "1.1",
      Statement: [{ Effect: "Allow", Action: [action] }],
    });
    assert.ok(lintSource(role(policy), "terraform", facts).findings.length > 0, policy);
  }
});

test("terraform: what replace and trim make of a policy is not known if they may change its notation", () => {
  for (const policy of [
    `replace(${object("ecs:servers:stop")}, "/s.*p/", "x")`,
    `replace(${object("ecs:servers:stop")}, ",", ";")`,
    `replace(${object("ecs:servers:stop")}, ":", "-")`,
    `replace(${object("ecs:servers:stop")}, "\\"stop", "\\"get")`,
    `replace(${object("ecs:servers:stop")}, "stop", var.op)`,
    `replace(${object("ecs:servers:stop")}, var.op, "stop")`,
    `replace(${object("ecs:servers:${var.op}")}, "servers", "x")`,
    `replace(${object("ecs:servers:stop")}, "stop")`,
    `replace(${object("ecs:servers:a&b")}, "0026", "x")`,
    `trim(${object("ecs:servers:stop")}, "}{")`,
    `trim(${object("ecs:servers:stop")}, var.x)`,
  ]) {
    const text = role(policy);
    const { views, unread } = parseTerraform(text);
    assert.deepEqual([views.length, unread.length], [0, 1], policy);
    assert.deepEqual(lintSource(text, "terraform", facts).findings, [], policy);
    assert.notEqual(terraformPolicy(text, undefined).kind, "policy");
  }
  const { unread } = parseTerraform(role('replace(var.policy, "a", "b")'));
  assert.equal(unread.length, 1);
});
