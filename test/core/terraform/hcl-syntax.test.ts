import assert from "node:assert/strict";
import test from "node:test";
import { parse as parseOfficially } from "@cdktf/hcl2json";
import fc from "fast-check";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";
import { messageOf } from "../../support/fixture.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const facts = catalog("ecs:servers:list\nvpc:vpcs:list\nvpc:vpcs:get");
const role = (policy: string) => `locals {\n  a = "vpc:vpcs"\n}\nresource "huaweicloud_identity_role" "r" {\n  policy = ${policy}\n}\n`;
const object = (statement: string) => role(`jsonencode({ Version = "1.1", Statement = [${statement}] })`);
const allow = (actions: string) => object(`{ Effect = "Allow", Action = ${actions} }`);
const block = (body: string) => `resource "opentelekomcloud_identity_role_v3" "r" {\n  display_layer = "project"\n  statement {${body}}\n}\n`;
const inJson = (policy: string) => JSON.stringify({ resource: { huaweicloud_identity_role: { r: { policy } } } });
const syntaxOf = (text: string) => lintSource(text, "terraform", facts).findings.filter(({ rule }) => rule.isSyntax);
const isReadable = (text: string) => parseOfficially("main.tf", text).then(() => true, () => false);

/** Each `‸` marks the character after which a comma is missing, or the comma that is superfluous. */
const commas: readonly string[] = [
  allow('["vpc:vpcs:list"‸ "vpc:vpcs:get"]'),
  allow('[\n"vpc:vpcs:list"‸\n"vpc:vpcs:get"\n]'),
  allow('["${local.a}:list"‸ "vpc:vpcs:get"]'),
  allow('["vpc:vpcs:get"‸ "${local.a}:list"]'),
  allow('["${var.a}:list"‸ "vpc:vpcs:get"]'),
  allow('["vpc:vpcs:get"‸ "${var.a}:list"]'),
  allow('[local.a‸ "vpc:vpcs:get"]'),
  allow('concat(["vpc:vpcs:list"‸ "vpc:vpcs:get"], ["ecs:servers:list"])'),
  allow('var.x ? ["vpc:vpcs:list"‸ "vpc:vpcs:get"] : []'),
  object('{ Effect = "Allow"‸ Action = ["vpc:vpcs:list"] }'),
  object('{ "Effect" : "Allow"‸ "Action" : ["vpc:vpcs:list"] }'),
  object('{ Action = ["vpc:vpcs:list"]‸ Effect = "Allow" }'),
  object('{ Action = ["vpc:vpcs:list"]‸ /* why\n */ Effect = "Allow" }'),
  object('{ Effect = "Allow", Action = ["vpc:vpcs:list"] }‸ { Effect = "Allow", Action = ["vpc:vpcs:get"] }'),
  object('{ Effect = "Allow", Action = ["vpc:vpcs:list"] }‸\n{ Effect = "Allow", Action = ["vpc:vpcs:get"] }'),
  object('merge({ Effect = "Allow" }, { Action = ["vpc:vpcs:list"]‸ Resource = ["obs:*:*:object:b/*"] })'),
  role('jsonencode({ Version = "1.1"‸ Statement = [{ Effect = "Allow", Action = ["vpc:vpcs:list"] }] })'),
  role('jsonencode({\n  Version = "1.1"\n  "Statement" = [{ Effect = "Allow", Action = ["vpc:vpcs:list"] }],,‸\n})'),
  role('jsonencode({\n  Version = "1.1"\n  "Statement" =‸ [{ Effect = "Allow", Action = ["vpc:vpcs:list"] },,‸]\n})').replace("=‸", "="),
  allow('["vpc:vpcs:list",,‸ "vpc:vpcs:get"]'),
  allow('["vpc:vpcs:list", "vpc:vpcs:get",,‸]'),
  allow('[,‸ "vpc:vpcs:list"]'),
  allow('concat(["vpc:vpcs:list"],,‸ ["vpc:vpcs:get"])'),
  allow('["${local.a}:list",,‸ "vpc:vpcs:get"]'),
  object('{ Effect = "Allow",,‸ Action = ["vpc:vpcs:list"] }'),
  object('{ Effect = "Allow"\n,‸ Action = ["vpc:vpcs:list"] }'),
  object('{ Effect = "Allow"\n Action = ["vpc:vpcs:list"]\n,‸ }'),
  block('\n    effect = "Allow",‸\n    action = ["vpc:vpcs:list"]\n  '),
  block('\n    effect = "Allow"\n    action = ["vpc:vpcs:list"‸ "vpc:vpcs:get"]\n  '),
];

test("terraform: a comma that Terraform misses, or does not allow, is reported as its error, and the fix helps", async () => {
  for (const marked of commas) {
    const at = marked.indexOf("‸");
    const text = marked.replace("‸", "");
    assert.equal(await isReadable(text), false, text);
    const found = syntaxOf(text);
    assert.deepEqual(found.map(({ report }) => report.range.end), [at], text);
    const [{ report }] = found as [typeof found[0]];
    assert.match(report.message.en, /^(?:Missing comma after this|Unexpected comma)\. Terraform cannot read the file\.$/);
    assert.match(report.message.zh, /Terraform 无法读取该文件。$/);
    assert.equal(report.code, undefined);
    const fixed = applySafeFixes(text, facts, {}, "terraform").text;
    assert.equal(await isReadable(fixed), true, fixed);
    assert.deepEqual(syntaxOf(fixed), [], fixed);
  }
});

test("terraform: other syntax errors of HCL are Terraform's, too", async () => {
  const kinds: readonly [string, RegExp][] = [
    [object('{ Effect "Allow", Action = ["vpc:vpcs:list"] }'), /^Nothing separates/],
    [object('{ Effect = , Action = ["vpc:vpcs:list"] }'), /^A value is missing/],
    [allow('["vpc:vpcs:list"'), /is missing here/],
    [allow('["vpc:vpcs:list"]]'), /is missing here|closes nothing/],
    [allow('["vpc:vpcs:list]'), /double quotes/],
    [object('{ Effect = "Allow"，Action = ["vpc:vpcs:list"] }'), /^'，' is not valid here/],
    [object('{ Effect = "Allow",\u00a0Action = ["vpc:vpcs:list"] }'), /^U\+00A0/],
    [object('{ Effect = "Allow"; Action = ["vpc:vpcs:list"] }'), /^This is not valid HCL/],
    [allow('["vpc:vpcs:l\\ist"]'), /^After a backslash/],
    [object('{ Effect = "Allow", /* Action = ["vpc:vpcs:list"] }'), /not closed/],
    [block(' effect = "Allow" action = ["vpc:vpcs:list"] '), /^A line break is missing/],
    [block('\n    effect = "Allow" action = ["vpc:vpcs:list"]\n  '), /^A line break is missing/],
    [block('\n    effect = "Allow"\n    action = ["vpc:vpcs:list"] '), /^A line break is missing/],
    [block(' effect = "Allow"\n    action = ["vpc:vpcs:list"]\n  '), /^A line break is missing/],
    [block('\n    effect : "Allow"\n    action = ["vpc:vpcs:list"]\n  '), /^This is not valid HCL/],
  ];
  for (const [text, message] of kinds) {
    assert.equal(await isReadable(text), false, text);
    const messages = syntaxOf(text).map((one) => messageOf(one));
    assert.ok(messages.some((one) => message.test(one)), `${messages.join()}\n${text}`);
    for (const one of messages) assert.match(one, /Terraform cannot read the file/, text);
  }
});

test("terraform: line breaks that a block lacks are added", () => {
  const fixed = (body: string) => {
    const text = block(body);
    const [fix] = syntaxOf(text)[0]!.fixes();
    return applyEdits(text, fix!.edits);
  };
  const wanted = block('\n    effect = "Allow"\n    action = ["vpc:vpcs:list"]\n  ');
  assert.equal(fixed(' effect = "Allow" action = ["vpc:vpcs:list"] '), wanted);
  assert.equal(fixed('\n    effect = "Allow" action = ["vpc:vpcs:list"]\n  '), wanted);
  assert.equal(fixed('\n    effect = "Allow"\n    action = ["vpc:vpcs:list"] '), wanted);
});

test("terraform: the syntax of JSON in a string is the service's matter", () => {
  const json = '{"Version": "1.1", "Statement": [{"Effect": "Allow" "Action": ["vpc:vpcs:list"]}]}';
  const condition = 'effect = "Allow"\n    action = ["vpc:vpcs:list"]\n    condition = <<EOF\n{"StringEquals": {"g:UserName": ["a" "b"]}}\nEOF';
  for (const text of [role(`<<EOF\n${json}\nEOF`), role(JSON.stringify(json)), inJson(json), block(`\n    ${condition}\n  `)]) {
    const [found, ...others] = syntaxOf(text);
    assert.deepEqual(others, []);
    assert.match(found!.report.message.en, /IAM rejects/, text);
  }
});

test("terraform: an object in a string of a JSON file is HCL", () => {
  const text = inJson('${jsonencode({ Version = "1.1" Statement = [{ Effect = "Allow", Action = ["vpc:vpcs:list",,] }] })}');
  assert.deepEqual(syntaxOf(text).map((one) => messageOf(one).replace(/\..*/, "")), ["Missing comma after this", "Unexpected comma"]);
});

const whole = role(`jsonencode({
    Version   = "1.1"
    "Statement" = [
      { Effect = "Allow", Action = ["\${local.a}:list", "ecs:servers:list"] },
      {
        Effect : "Deny" # why
        Action = concat(["vpc:vpcs:get", ], ["vpc:vpcs:list"]),
      },
    ]
  })`);
const start = whole.indexOf("jsonencode({") + 12;
const end = whole.indexOf("})\n}");

test("terraform: what HashiCorp's parser does not read is reported, and nothing else", async () => {
  let broken = 0;
  const signs = fc.constantFrom("", "", ",", "\n", " ", ";", "=", ":", "，", '"x"', "\\q", "[]");
  await fc.assert(fc.asyncProperty(fc.nat(), fc.nat({ max: 2 }), signs, async (at, length, sign) => {
    const from = start + at % (end - start);
    const text = whole.slice(0, from) + sign + whole.slice(from + length);
    // An index on literals is an error that only evaluation finds.
    if (/["\]]\s*\[/.test(text)) return;
    const isOfficial = await isReadable(text);
    const found = syntaxOf(text).filter(({ report }) => /Terraform/.test(report.message.en));
    if (isOfficial) assert.deepEqual(found.map((one) => messageOf(one)), [], text);
    else {
      broken++;
      assert.ok(found.length > 0, text);
    }
  }), { numRuns: 600 });
  assert.ok(broken > 150, String(broken));
});
