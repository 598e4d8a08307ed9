import assert from "node:assert/strict";
import test from "node:test";
import { parse as parseOfficially } from "@cdktf/hcl2json";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { facts } from "./guarded-texts.js";

// What people write in a hurry, or with the syntax of another language in mind.

const role = (policy: string) => `resource "huaweicloud_identity_role" "r" {\n  name = "r"\n  policy = ${policy}\n}\n`;
const object = (statement: string) => role(`jsonencode({\n    Version = "1.1"\n    Statement = [{ ${statement} }]\n  })`);
const block = (body: string) => `resource "opentelekomcloud_identity_role_v3" "r" {\n  statement {\n    ${body}\n  }\n}\n`;
const isReadable = (text: string) => parseOfficially("main.tf", text).then(() => true, () => false);
const quotes = "HCL has no single quotes; use double quotes (\"). Terraform cannot read the file.";
const none = "'{value}' has no quotes; a text is enclosed in double quotes (\"). Terraform cannot read the file.";
const paren = "A '{mark}' is missing here. Terraform cannot read the file.";

/** The place of the error is in `«»`; then its message, and the text after the fix. */
for (const [marked, message, fixed] of [
  [object(`Effect = «'Allow'», Action = ['ecs:servers:get', "ecs:servers:list"] # it's\n`), quotes,
    object('Effect = "Allow", Action = ["ecs:servers:get", "ecs:servers:list"] # it\'s\n')],
  [object(`Effect = "Allow"\n Action = [\n "it's:a:b",\n «'ecs:servers:get'»\n]`), quotes,
    object('Effect = "Allow"\n Action = [\n "it\'s:a:b",\n "ecs:servers:get"\n]')],
  [block("effect = «'Allow'»\n    action = ['ecs:servers:get']"), quotes, block('effect = "Allow"\n    action = ["ecs:servers:get"]')],
  [object('Effect = "Allow", Action = [«ecs:servers:get», "ecs:servers:list", vpc:vpcs:*]'), none,
    object('Effect = "Allow", Action = ["ecs:servers:get", "ecs:servers:list", "vpc:vpcs:*"]')],
  [block('effect = "Allow"\n    action = [«ecs:servers:get»]'), none, block('effect = "Allow"\n    action = ["ecs:servers:get"]')],
  [role('jsonencode({\n    Version = "1.1"\n    Statement = [{ Effect = "Allow", Action = ["ecs:servers:get"] }]\n  «}»'), paren,
    object('Effect = "Allow", Action = ["ecs:servers:get"]')],
  [object('Effect = "Allow", Action = concat(["ecs:servers:get"], ["ecs:servers:list"] «}»').replace("«}» }", "«}»"), paren,
    object('Effect = "Allow", Action = concat(["ecs:servers:get"], ["ecs:servers:list"])')],
  [object('Effect = "Allow", Action = [lower("ecs:servers:get"«]»'), paren,
    object('Effect = "Allow", Action = [lower("ecs:servers:get")]')],
  [block('effect = "Allow"\n    action = concat(["ecs:servers:get"], [")"]\n  «}»').replace("«}»\n  }", "«}»"), paren,
    block('effect = "Allow"\n    action = concat(["ecs:servers:get"], [")"])')],
] as const)
  test(`terraform: one error, with its reason and its fix: ${marked.split("«")[0]!.slice(-40).replaceAll("\n", " ")}`, async () => {
    const text = marked.replace(/[«»]/g, "");
    assert.equal(await isReadable(text), false);
    const errors = lintSource(text, "terraform", facts).findings.filter(({ rule }) => rule.isSyntax);
    assert.deepEqual(errors.map(({ report: { message, range } }) => [message.en, range]), [
      [message, { start: marked.indexOf("«"), end: marked.indexOf("»") - 1 }],
    ]);
    assert.match(errors[0]!.report.message.zh, /Terraform 无法读取该文件。$/);
    assert.equal(applySafeFixes(text, facts, {}, "terraform").text.replace(/\s+/g, " "), fixed.replace(/\s+/g, " "));
    assert.equal(await isReadable(fixed), true);
  });

test("terraform: other errors keep their reasons", () => {
  const rules = (text: string) =>
    lintSource(text, "terraform", facts).findings.filter(({ rule }) => rule.isSyntax).map(({ rule }) => rule.id);
  assert.deepEqual(rules(object('Effect = "Allow", Action = ["ecs:servers:get" "ecs:servers:list"]')), ["missing-comma"]);
  assert.deepEqual(rules(object('Effect = "Allow", Action = ["ecs:servers:get"], Resource = ["it\'s"]')), []);
  assert.deepEqual(rules(object('Effect = "Allow", Action = var.x ? local.a:local.b')), []);
  const heredoc = role("<<EOT\n{ \"Version\": \"1.1\", \"Statement\": [{ \"Effect\": 'Allow', \"Action\": [\"ecs:servers:get\"] }] }\nEOT");
  assert.deepEqual(lintSource(heredoc, "terraform", facts).findings.map(({ report }) => report.message.en.includes("HCL")), [false]);
});
