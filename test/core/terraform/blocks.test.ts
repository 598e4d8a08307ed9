import assert from "node:assert/strict";
import test from "node:test";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { format } from "../../../server/src/core/text/message.js";
import { LineIndex } from "../../../server/src/core/text/line-index.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { completion } from "../../../server/src/features/completion/completion.js";
import { defaultFeatures } from "../../../server/src/features/settings.js";
import { Snapshot } from "../../../server/src/features/snapshot.js";
import { catalog } from "../../support/catalog.js";
import { edited } from "../../support/edited.js";
import { readCursor } from "../../support/fixture.js";

const facts = catalog("ecs:servers:get");

const block = (...lines: readonly string[]) =>
  `resource "opentelekomcloud_identity_role_v3" "t" {\n  statement {\n${lines.map((line) => `    ${line}\n`).join("")}  }\n}\n`;

/** The findings with their fixes, and the line that each fix changes. */
function findings(text: string, language: "en" | "zh" = "en"): string[] {
  return lintSource(text, "terraform", facts).findings.map(({ severity, report, ...finding }) => {
    const fixes = finding.fixes().map(({ title, args, edits }) => {
      const lines = text.split("\n");
      const now = applyEdits(text, edits)
        .split("\n")
        .filter((line) => !lines.includes(line));
      return ` [${format(title, args, language)}: ${now.map((line) => line.trim()).join(" ")}]`;
    });
    return `${severity}: ${format(report.message, report.args, language)}${fixes.join("")}`;
  });
}

test("terraform: findings about arguments of a block say what Terraform rejects, with names that exist there", () => {
  const text = (...lines: readonly string[]) => block('effect = "Allow"', 'action = ["ecs:servers:get"]', ...lines);
  const rejected = (key: string) => `error: "${key}" is not an argument of a statement block; Terraform rejects it.`;
  assert.deepEqual(findings(text()), []);
  assert.deepEqual(findings(text('not_action = ["x"]')), [rejected("not_action")]);
  assert.deepEqual(findings(text('NotResource = ["x"]')), [rejected("NotResource")]);
  assert.deepEqual(findings(text('sid = "a"')), [`${rejected("sid")} [Remove "sid": ]`]);
  assert.deepEqual(findings(text('resources = ["*"]')), [
    `${rejected("resources")} Did you mean "resource"? [Rename to "resource": resource = ["*"]]`,
  ]);
  assert.deepEqual(findings(text('Resource = ["*"]'), "zh"), [
    'error: “Resource”不是 statement 块的参数，Terraform 会拒绝。是否应为“resource”？ [改名为“resource”: resource = ["*"]]',
  ]);
  assert.deepEqual(findings(block('effect = "Allow"', 'action = "ecs:servers:get"')), [
    'error: "action" must be an array of strings; Terraform rejects other types. [Convert to an array: action = ["ecs:servers:get"]]',
  ]);
  assert.deepEqual(findings(text('resource = "*"'), "zh").slice(0, 1), [
    'error: “resource”须为字符串数组，Terraform 会拒绝其他类型。 [改为数组: resource = ["*"]]',
  ]);
  assert.match(findings(text('condition = jsonencode({ StringEquals = { "g:UserName" = "a" } })'))[0]!, /but apply fails/);
  const [missing] = findings(block('effect = "Allow"'));
  assert.match(missing!, /^error: Statement 1 has no "action"; Terraform rejects it/);
  assert.match(findings(block('action = ["ecs:servers:get"]'))[0]!, /^error: Statement 1 has no "effect"; Terraform/);
  assert.match(
    findings(text().replace("Allow", "allow"))[0]!,
    /^error: "allow" is not an effect: the Terraform provider/,
  );
  for (const one of [missing!, ...findings(text('sid = "a"', 'action2 = ["x"]'))]) assert.doesNotMatch(one, /IAM\./);
});

/** The labels at the `|` of a text, each with the text after accepting it. */
function completed(marked: string): (readonly [string, string])[] {
  const { text, offset } = readCursor(marked);
  const environment = { catalog: facts, rules: {}, language: "en" as const, features: defaultFeatures };
  const position = new LineIndex(text).positionAt(offset);
  const part = new Snapshot("file:///main.tf", 1, text, environment).partAt(position);
  const support = { labelDetails: true, snippets: true, deprecated: true };
  const items = [...(part ? (completion(part, position, support)?.items ?? []) : [])];
  return items
    .sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1))
    .map(({ label, textEdit, additionalTextEdits = [] }) => {
      assert.ok(textEdit && "range" in textEdit);
      return [label, edited(text, [textEdit, ...additionalTextEdits])];
    });
}

test("terraform: completion offers the arguments of a block, and a JSON string as its condition", () => {
  for (const typed of ["|", "ac|", "re|", "Con|"]) {
    const items = completed(block('effect = "Allow"', typed));
    assert.deepEqual(
      items.map(([label]) => label),
      ["action", "resource", "condition"],
      typed,
    );
    const [action, resource, condition] = items.map(([, after]) => after);
    assert.match(action!, /\n {4}action = \[\n\t"\$1"\n\]\n/, typed);
    assert.match(resource!, /\n {4}resource = \["\$\{1:\*\}"\]\n/, typed);
    assert.match(condition!, /\n {4}condition = jsonencode\(\{\n\t\$1\n\}\)\n/, typed);
  }
  assert.deepEqual(completed(block('effect = "Allow"', "ac| = []"))[0]![1], block('effect = "Allow"', "action = []"));
});

test("terraform: the condition of a block may be a local value, encoded or as JSON", () => {
  const condition = '{ StringEquals = { "g:UserName" = ["a"] } }';
  for (const value of [
    "jsonencode(local.object)",
    "local.json",
    '"${local.json}"',
    "(local.json)",
    "local.encoded",
    'jsonencode(merge(local.object, {}))',
    "format(\"%s\", local.json)",
  ]) {
    const text = `locals {\n  object = ${condition}\n  encoded = jsonencode(local.object)\n  json = <<EOF\n{"StringEquals":{"g:UserName":["a"]}}\nEOF\n}\n${block('effect = "Allow"', 'action = ["ecs:servers:get"]', `condition = ${value}`)}`;
    assert.deepEqual(lintSource(text, "terraform", facts).findings.map(({ rule }) => rule.id), [], value);
    const policy = JSON.parse(parseTerraform(text).views[0]!.text) as { Statement: [{ Condition: unknown }] };
    assert.deepEqual(policy.Statement[0].Condition, { StringEquals: { "g:UserName": ["a"] } }, value);
  }
});
