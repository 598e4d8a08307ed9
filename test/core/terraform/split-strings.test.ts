import assert from "node:assert/strict";
import test from "node:test";
import { parse as parseOfficially } from "@cdktf/hcl2json";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:list\necs:servers:get\necs:servers:stop");
const role = (list: string, locals = "") =>
  `${locals}resource "huaweicloud_identity_role" "t" {\n  policy = jsonencode({\n    Version   = "1.1"\n    Statement = [\n      {\n        Effect = "Allow"\n        Action = ${list}\n      },\n    ]\n  })\n}\n`;
const block = (list: string) =>
  `resource "opentelekomcloud_identity_role_v3" "t" {\n  display_layer = "project"\n  statement {\n    effect = "Allow"\n    action = ${list}\n  }\n}\n`;
const places: Readonly<Record<string, (items: string) => string>> = {
  list: (items) => role(`[\n${items}\n        ]`),
  "first list of concat": (items) => role(`concat([\n${items}\n        ], var.more)`),
  "last list of concat": (items) => role(`concat(var.more, [\n${items}\n        ])`),
  local: (items) => role("local.l", `locals {\n  l = [\n${items}\n  ]\n}\n`),
  block: (items) => block(`[\n${items}\n    ]`),
};

/** Items before and after the string of the first one is split. The comma stays before the comment. */
const splits: readonly (readonly [string, string])[] = [
  ['"ecs:servers:list ecs:servers:get", # why', '"ecs:servers:list", # why\n          "ecs:servers:get",'],
  ['"ecs:servers:list ecs:servers:get" # why', '"ecs:servers:list", # why\n          "ecs:servers:get"'],
  ['"ecs:servers:list ecs:servers:get", // why', '"ecs:servers:list", // why\n          "ecs:servers:get",'],
  ['"ecs:servers:list ecs:servers:get"', '"ecs:servers:list",\n          "ecs:servers:get"'],
  [
    '"ecs:servers:list ecs:servers:get", # one\n          "ecs:servers:stop" # two',
    '"ecs:servers:list", # one\n          "ecs:servers:get",\n          "ecs:servers:stop" # two',
  ],
  [
    '"ecs:servers:stop", # two\n          "ecs:servers:list ecs:servers:get" # one',
    '"ecs:servers:stop", # two\n          "ecs:servers:list", # one\n          "ecs:servers:get"',
  ],
];

test("terraform: a string with two actions is split, and its comma and comment stay on its line", async () => {
  for (const [name, place] of Object.entries(places))
    for (const [before, after] of splits) {
      const text = place(`          ${before}`);
      const fixed = applySafeFixes(text, facts, {}, "terraform").text;
      assert.equal(fixed, place(`          ${after}`), name);
      await parseOfficially("main.tf", fixed);
    }
});
