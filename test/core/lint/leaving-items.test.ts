import assert from "node:assert/strict";
import test from "node:test";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:list\necs:servers:get");

test("fixes: two that each remove an item do not empty a list together", () => {
  for (const items of ['"ecs:servers:list",\n"ecs:servers:list",\n', '"ecs:servers:list", "ecs:servers:list"']) {
    const actions = `[${items}]`;
    const text = `{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:*:list"]},{"Effect":"Allow","Action":${actions}}]}`;
    const { text: fixed } = applySafeFixes(text, facts, {}, "jsonc");
    assert.match(fixed, /"Action":\[\s*"ecs:servers:list",?\s*\]/);
    const role = `resource "huaweicloud_identity_role" "r" {\n  policy = jsonencode({\n    Version = "1.1"\n    Statement = [{ Effect = "Allow", Action = ["ecs:*:list"] }, { Effect = "Allow", Action = ${actions} }]\n  })\n}\n`;
    assert.match(applySafeFixes(role, facts, {}, "terraform").text, /Action = \[\s*"ecs:servers:list",?\s*\]/);
  }
});

test("fixes: a removed action takes along the comment that suppresses its findings, which would hide those of the next", () => {
  const comment = "huawei-iam-disable-next-line unknown-action";
  const actions = (mark: string) => [`${mark} ${comment}`, '"ecs:servers:gett",'].join("\n      ");
  const list = (mark: string) => `[\n      ${actions(mark)}\n      ${actions(mark)}\n      "ecs:servers:gets"\n    ]`;
  const fixed = (mark: string) => `[\n      ${actions(mark)}\n      "ecs:servers:gets"\n    ]`;
  const policy = (items: string) => `{\n  "Version": "1.1",\n  "Statement": [{\n    "Effect": "Allow",\n    "Action": ${items}\n  }]\n}\n`;
  const role = (items: string) => `resource "huaweicloud_identity_role" "r" {\n  policy = jsonencode({\n  Version = "1.1"\n  Statement = [{\n    Effect = "Allow"\n    Action = ${items}\n  }]\n  })\n}\n`;
  assert.equal(applySafeFixes(policy(list("//")), facts, {}, "jsonc").text, policy(fixed("//")));
  for (const mark of ["#", "//"])
    assert.equal(applySafeFixes(role(list(mark)), facts, {}, "terraform").text, role(fixed(mark)));
});
