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
