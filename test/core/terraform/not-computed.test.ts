import assert from "node:assert/strict";
import test from "node:test";
import { explanationToMarkdown } from "../../../server/src/core/describe/explanation/explanation.js";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { undecidedRanges, valuesAt } from "../../../server/src/core/terraform/unknown-values.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:list\necs:servers:get");
const locals =
  'locals {\n  ops = ["get", "list"]\n  hash = md5("x")\n  open = var.open\n  both = "${local.hash}${local.open}"\n  self = local.self\n}\n';
const role = (policy: string) => `${locals}resource "huaweicloud_identity_role" "t" {\n  policy = ${policy}\n}\n`;
const object = (statement: string) => role(`jsonencode({ Version = "1.1", Statement = [${statement}] })`);
const allow = (actions: string) => object(`{ Effect = "Allow", Action = ${actions} }`);
const heredoc = (actions: string, around = ["", ""]) =>
  role(`<<EOF\n{ "Version": "1.1", "Statement": [${around[0]!}{ "Effect": "Allow", "Action": ${actions} }${around[1]!}] }\nEOF`);
const reasonsOf = (text: string) => {
  const file = parseTerraform(text);
  return [...new Set(valuesAt(file, undecidedRanges(file)).map(({ notComputed }) => notComputed))];
};
const dynamic = (each: string, action: string, iterator = "") =>
  `resource "opentelekomcloud_identity_role_v3" "t" {\n  dynamic "statement" {\n    for_each = ${each}\n${iterator}    content {\n      effect = "Allow"\n      action = [${action}]\n    }\n  }\n}\n`;
const inEach = (each: string, action: string) =>
  allow(`["${action}"]`).replace("  policy =", `  ${each}\n  policy =`);

test("terraform: a value that depends only on what is written is not computed, which is not the same as not known", () => {
  for (const text of [
    allow('[md5("x")]'),
    allow('["ecs:servers:${regex("g.*", "get")}"]'),
    allow('regexall("[a-z:]+", "ecs:servers:get")'),
    allow('["ecs:servers:${local.hash}"]'),
    allow('[for op in local.ops : "ecs:servers:${op}" if can(regex("g", op))]'),
    allow('[for op in local.ops : "ecs:servers:${md5(op)}"]'),
    allow('regex("a", "a") == "a" ? ["ecs:servers:get"] : ["ecs:servers:list"]'),
    allow("{ for op in local.ops : md5(op) => op... }"),
    allow('[file("x")]'),
    allow('[file("${path.module}/x")]'),
    allow('jsondecode(file("gone.json")).x'),
    allow('["ecs:%{ for x in ["servers"] }${md5(x)}%{ endfor }:get"]'),
    allow('["ecs:%{ for i, x in local.ops }${i}${md5(x)}%{ endfor }:get"]'),
    role('jsonencode(file("a.json"))'),
    role('templatefile("p.tftpl", {})'),
    heredoc('["ecs:servers:${md5("x")}"]'),
    heredoc('${jsonencode([md5("x")])}'),
    role('"{ \\"Version\\": \\"1.1\\", \\"Statement\\": [{ \\"Effect\\": \\"Allow\\", \\"Action\\": [\\"ecs:${md5("x")}:get\\"] }] }"'),
    dynamic('["a", "b"]', '"ecs:servers:get"'),
    dynamic('[md5("a")]', '"ecs:${statement.value}:get"'),
    dynamic('[md5("a")]', '"ecs:${s.value}:get"', "    iterator = s\n"),
    inEach('for_each = toset([md5("a")])', "ecs:${each.key}:get"),
    inEach('count = length(md5("x"))', "ecs:a${count.index}:get"),
  ]) assert.deepEqual(reasonsOf(text), [true], text);
});

test("terraform: a value that depends on anything else is not known before Terraform runs", () => {
  for (const text of [
    allow('[md5(var.x)]'),
    allow('["ecs:servers:${local.open}"]'),
    allow('["ecs:servers:${local.both}"]'),
    allow('["ecs:servers:${local.self}"]'),
    allow('["ecs:servers:${local.none}"]'),
    allow('[for op in var.ops : "ecs:servers:get"]'),
    allow('[for op in local.ops : "ecs:servers:get" if op != var.x]'),
    allow('[data.x.y.z]'),
    allow('[each.value]'),
    heredoc('["ecs:servers:${var.x}"]'),
    heredoc('["ecs:servers:${md5("x")}"]', ["%{ if var.x }", "%{ endif }"]),
    allow('[file("${path.cwd}/x")]'),
    allow('[file(var.x)]'),
    allow("[timestamp()]"),
    allow('[provider::a::b("x")]'),
    allow('["ecs:%{ for x in var.x }${x}%{ endfor }"]'),
    role('templatefile("p.tftpl", { x = var.x })'),
    dynamic("var.x", '"ecs:servers:get"'),
    dynamic("var.x", '"ecs:${statement.value}:get"'),
    inEach("for_each = var.x", "ecs:${each.key}:get"),
    inEach("count = var.x ? 1 : 0", "ecs:a${count.index}:get"),
  ]) assert.deepEqual(reasonsOf(text), [undefined], text);
});

test("terraform: the explanation says which values are not computed", () => {
  const said = (actions: string, language: "en" | "zh") =>
    explanationToMarkdown(explainSource({ text: allow(actions), notation: "terraform" }, facts, language), language);
  assert.match(said('[md5("x")]', "en"), /## Not computed by this tool\n[^]*- `md5\("x"\)` \(line 9\)/);
  assert.match(said('[md5("x")]', "zh"), /## 本工具未求值的部分\n[^]*- `md5\("x"\)`（第 9 行）/);
  const both = said('[md5("x"), var.more]', "en");
  assert.match(both, /Actions not known here: `md5\("x"\)` \(line 9, not computed by this tool\) and `var\.more` \(line 9\)\./);
  assert.match(both, /## Not known before Terraform runs\n[^]*- `md5\("x"\)` \(line 9, not computed by this tool\)\n- `var\.more` \(line 9\)/);
  assert.match(said('[md5("x"), var.more]', "zh"), /- `md5\("x"\)`（第 9 行，本工具未求值）\n/);
});

test("terraform: exceptions of NotAction that are not known are named as such, and no sign for them is shown", () => {
  const said = (list: string, language: "en" | "zh", effect = "Deny") => {
    const text = `resource "huaweicloud_identity_policy" "p" {
  name            = "p"
  policy_document = jsonencode({
    Version   = "5.0"
    Statement = [{ Effect = "${effect}", NotAction = ${list} }]
  })
}
`;
    return explanationToMarkdown(explainSource({ text, notation: "terraform" }, facts, language), language);
  };
  const both = said('["iam:*:*", var.more, "obs:${var.type}:get"]', "en");
  assert.match(both, /Every action except these:\n\n- `iam:\*:\*`\n\nExceptions not known here: `var\.more` \(line 5\) and `obs:\$\{var\.type\}:get` \(line 5\)\.\n/);
  assert.match(both, /They may change what is granted and denied\./);
  assert.match(said("[var.more]", "en"), /denies\n\nEvery action except those not known here: `var\.more` \(line 5\)\.\n/);
  assert.match(said("[var.more]", "zh"), /拒绝\n\n所有授权项，此处无法确定的例外除外：`var\.more`（第 5 行）。\n/);
  assert.doesNotMatch(both, /\ufffc/);
  const text = said('["iam:*:*", var.more, "ecs:cloudServers:${var.x}"]', "en", "Allow");
  assert.match(text, /except these:\n\n- `iam:\*:\*`\n\nExceptions not known here: `var\.more` \(line 5\) and `ecs:cloudServers:\$\{var\.x\}` /);
});
