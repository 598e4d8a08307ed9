import assert from "node:assert/strict";
import test from "node:test";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { putBack } from "../../../server/src/core/terraform/put-back/put-back.js";
import { LineIndex } from "../../../server/src/core/text/line-index.js";
import { format } from "../../../server/src/core/text/message.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list\nobs:object:GetObject\nobs:bucket:ListBucket");

const role = (policy: string) => `resource "huaweicloud_identity_role" "t" {\n  policy = ${policy}\n}\n`;
const statement = (items: string) => role(`jsonencode({\n    Version   = "1.1"\n    Statement = [{ Effect = "Allow", Action = ${items} }]\n  })`);

/** Findings as `line:column rule`, counted from 1. */
function found(text: string): string[] {
  const lines = new LineIndex(text);
  return lintSource(text, "terraform", facts).findings.map(({ rule, report }) => {
    const { line, character } = lines.positionAt(report.range.start);
    return `${String(line + 1)}:${String(character + 1)} ${rule.id}`;
  });
}

function fixed(text: string): string {
  const [fix] = lintSource(text, "terraform", facts).findings[0]!.fixes();
  assert.equal(fix?.refused, undefined, fix?.refused?.reason.en);
  return applyEdits(text, fix!.edits);
}

test("terraform: a fix in an object adds a line, and the comment is kept in place", () => {
  const text = role('jsonencode({\n    Version = "1.1" # 版本 😀\n    Statement = [\n      {\n        Effect = "Allow"\n        Action = [\n          "ecs:servers:stop", # 关机\n        ]\n      },\n    ]\n  })');
  assert.deepEqual(found(text), ["8:12 missing-dependency"]);
  assert.equal(fixed(text), text.replace('"ecs:servers:stop", # 关机\n', '"ecs:servers:stop", # 关机\n          "ecs:servers:get",\n'));
});

test("terraform: a fix in a heredoc keeps its marker and indentation", () => {
  const text = `# 说明 😀😀\n${role('<<-EOT\n    {\n      "Version": "1.1",\n      "Statement": [\n        {\n          "Effect": "Allow",\n          "Action": [\n            "ecs:servers:stop"\n          ]\n        }\n      ]\n    }\n  EOT')}`;
  assert.deepEqual(found(text), ["10:14 missing-dependency"]);
  assert.equal(fixed(text), text.replace('"ecs:servers:stop"', '"ecs:servers:stop",\n            "ecs:servers:get"'));
});

test("terraform: a fix in a quoted string is escaped", () => {
  const text = role(String.raw`"{\"Version\":\"1.1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"ecs:servers:stop\"]}]}"`);
  assert.deepEqual(found(text), ["2:85 missing-dependency"]);
  assert.equal(fixed(text), text.replace("stop", String.raw`stop\",\"ecs:servers:get`));
});

test("terraform: a new statement is a block of its own", () => {
  const text = 'resource "opentelekomcloud_identity_role_v3" "t" {\n  display_layer = "project"\n  statement {\n    effect   = "Allow"\n    action   = ["ecs:servers:stop"]\n    resource = ["ecs:*:*:instance:i-1"]\n  }\n}\n';
  assert.deepEqual(found(text), ["5:18 missing-dependency"]);
  assert.equal(fixed(text), text.replace("  }\n}", '  }\n\n  statement {\n    effect = "Allow"\n    action = ["ecs:servers:get"]\n  }\n}'));
});

test("terraform: an unknown action may be the missing one, as far as its known beginning allows", () => {
  assert.deepEqual(found(statement('["ecs:servers:stop", "ecs:servers:${var.op}"]')), []);
  assert.deepEqual(found(statement('["ecs:servers:stop", "obs:bucket:${var.op}"]')), ["4:49 missing-dependency"]);
  assert.deepEqual(found(statement('concat(["ecs:servers:stop"], var.more)')), []);
  assert.deepEqual(found(statement('["ecs:servers:stop", format("ecs:servers:%s", var.op)]')), []);
  assert.deepEqual(found(statement('[for op in var.ops : "ecs:servers:${op}"]')), []);
  assert.deepEqual(found(statement('var.all ? ["ecs:servers:stop"] : ["ecs:servers:stop", "ecs:servers:get"]')), [], "branches are not duplicates of each other");
  assert.deepEqual(found(role('<<EOF\n{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop","ecs:servers:${var.op}"]}]}\nEOF')), []);
  assert.deepEqual(found(role('<<EOF\n{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop","obs:bucket:${var.op}"]}]}\nEOF')), ["3:60 missing-dependency"]);
});

test("terraform: a local that two policies use is read, reported once, and fixed for both", () => {
  const policies = statement('concat(local.base, ["ecs:servers:stop"])') + statement("local.base").replace('"t"', '"u"');
  assert.deepEqual(found(`locals {\n  base = ["ecs:servers:get", "ecs:servers:list"]\n}\n${policies}`), []);
  const text = `locals {\n  base = ["ecs:servers:get", "ECS:servers:list"]\n}\n${policies}`;
  assert.deepEqual(found(text), ["2:31 service-case"]);
  const [fix] = lintSource(text, "terraform", facts).findings[0]!.fixes();
  assert.equal(applyEdits(text, fix!.edits), text.replace("ECS", "ecs"));
});

test("terraform: other languages have no findings", () => {
  const texts = [
    'resource "aws_iam_policy" "t" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:*"], Resource = "*" }] })\n}\n',
    'resource "huaweicloud_obs_bucket_policy" "t" {\n  policy = jsonencode({ Statement = [{ Sid = "a", Effect = "Allow", Principal = { ID = ["*"] }, Action = ["GetObject"], Resource = ["b/*"] }] })\n}\n',
    'resource "huaweicloud_organizations_policy" "t" {\n  type    = "tag_policy"\n  content = jsonencode({ tags = { a = { b = { "@@assign" = "x" } } } })\n}\n',
    'module "m" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = "*" }] })\n}\n',
  ];
  for (const text of texts) {
    assert.deepEqual(parseTerraform(text).views, []);
    assert.deepEqual(found(text), []);
  }
});

test("terraform: an unclosed quote is found, and the next resource is read as if it were closed", () => {
  const text = statement('[\n          "ecs:servers:sto\n        ]') + statement('["ecs:servers:stop"]').replace('"t"', '"u"');
  assert.deepEqual(found(text), ["5:11 missing-quote", "5:12 unknown-action", "12:49 missing-dependency"]);
});

test("terraform: policies are found behind functions, locals, interpolations and conditions, and in arguments of modules", () => {
  const json = '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop"]}]}';
  const quoted = JSON.stringify(json);
  for (const text of [
    role(`trimspace(<<EOF\n${json}\nEOF\n  )`),
    role(`"\${${quoted}}"`),
    `locals {\n  policy = ${quoted}\n}\n${role("local.policy")}`,
    `locals {\n  policy = { Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:stop"] }] }\n}\n${role("jsonencode(local.policy)")}`,
    role(`var.x ? ${quoted} : null`),
    `module "m" {\n  policies = [${quoted}, 1]\n}\n`,
    `module "m" {\n  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:stop"] }] })\n}\n`,
  ]) assert.deepEqual(found(text).map((one) => one.replace(/.* /, "")), ["missing-dependency"], text);
});

test("terraform: an escaped policy variable is recognized", () => {
  const text = role('<<EOF\n{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["obs:object:GetObject"],"Resource":["obs:*:*:object:b/$${g:UserName}/*"]}]}\nEOF');
  assert.deepEqual(found(text), []);
  const [view] = parseTerraform(text).views;
  assert.ok(view);
  assert.ok(view.text.includes('"obs:*:*:object:b/${g:UserName}/*"'));
  assert.deepEqual(view.unknown, []);
});

test("terraform: the segments cover the view, and copied text is the same in both", () => {
  const text = `locals {\n  b = ["a"]\n}\n${statement('concat(local.b, ["ecs:servers:\\U0001F600${var.x}$${y}\t"], c ? ["d"] : [], [for e in f : "g${e}"])')}`;
  for (const { text: view, segments } of parseTerraform(text).views) {
    let end = 0;
    for (const segment of segments) {
      assert.equal(segment.view.start, end);
      end = segment.view.end;
      if (segment.kind === "copied") assert.equal(view.slice(segment.view.start, end), text.slice(segment.host.start, segment.host.end));
    }
    assert.equal(end, view.length);
    JSON.parse(view);
  }
});

test("terraform: an element that the provider drops is reported as dropped, and NotResource is never renamed or removed", () => {
  const text = statement('["ecs:servers:list"], Sid = "a", NotResource = ["ecs:*:*:instance:secret"]');
  const findings = lintSource(text, "terraform", facts).findings;
  assert.deepEqual(findings.map(({ report }) => report.message.en.split(":")[1]?.trim().split(",")[0]), ["it drops the element without a message", "it drops the element without a message"]);
  assert.match(findings[1]!.report.message.en, /all resources/);
  assert.deepEqual(findings[1]!.fixes().filter(({ safety }) => safety === "safe"), []);
});

test("terraform: a comma after the last item of a list is allowed when lists are concatenated", () => {
  assert.deepEqual(found(`locals {\n  base = [\n    "ecs:servers:get",\n    "ecs:servers:list", # all\n  ]\n}\n${statement('concat(local.base, ["ecs:servers:stop",], var.more)')}`), []);
  assert.deepEqual(found(statement('concat(["ecs:servers:get",], ["ecs:servers:stop",])')), []);
  const text = statement('concat(["ecs:servers:list",], ["ecs:servers:stop",])');
  assert.deepEqual(found(text), ["4:79 missing-dependency"]);
  assert.match(fixed(text), /concat\(\["ecs:servers:list",\], \["ecs:servers:stop", ?"ecs:servers:get",\]\)/);
});

test("terraform: a policy variable without its second dollar sign is a Terraform error, and the fix adds the sign", () => {
  for (const text of [
    role('<<EOF\n{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["obs:object:GetObject"],"Resource":["obs:*:*:object:b/${g:UserName}/*"]}]}\nEOF'),
    statement('["obs:object:GetObject"], Resource = ["obs:*:*:object:b/${g:UserName}/*"]'),
    role('"{\\"Version\\":\\"1.1\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"obs:object:GetObject\\"],\\"Resource\\":[\\"obs:*:*:object:b/${g:UserName}/*\\"]}]}"'),
  ]) {
    assert.deepEqual(found(text).map((one) => one.replace(/.* /, "")), ["json-syntax"], text);
    assert.equal(fixed(text), text.replace("${g:", () => "$${g:"));
    assert.deepEqual(found(fixed(text)), []);
    assert.deepEqual(lintSource(text, "terraform", facts, { "json-syntax": "off" }).findings, []);
  }
});

test("terraform: policies in values of variables, in lists of heredocs, and in Terraform's JSON", () => {
  const json = '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop"]}]}';
  for (const text of [
    `policy = <<EOF\n${json}\nEOF\n`,
    `policies = ["a", ${JSON.stringify(json)}]\nother = { a = 1 }\n`,
    `module "m" {\n  policies = [<<A\n${json}\nA\n    , "b"]\n}\n`,
    `module "m" {\n  policies = { a = <<-A\n    ${json}\n  A\n  }\n}\n`,
    JSON.stringify({ resource: { huaweicloud_identity_role: { t: { policy: json } } } }),
    JSON.stringify({ resource: [{ sbercloud_identity_role: [{ t: [{ policy: json }] }] }] }, undefined, 2),
    JSON.stringify({ module: { m: { policies: [json] } } }),
    JSON.stringify({ policy: json }),
    JSON.stringify({ locals: { policy: '${jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:stop"] }] })}' } }),
  ]) assert.deepEqual(found(text).map((one) => one.replace(/.* /, "")), ["missing-dependency"], text);
});

test("terraform: holes in Terraform's JSON are the same as in HCL", () => {
  const policy = (text: string) => JSON.stringify({ resource: { huaweicloud_identity_role: { t: { policy: text } } } });
  const actions = (items: string) => policy(`{"Version":"1.1","Statement":[{"Effect":"Allow","Action":[${items}]}]}`);
  assert.deepEqual(found(actions('"ecs:servers:stop","ecs:servers:${var.op}"')), []);
  assert.deepEqual(found(actions('"ecs:servers:stop",${var.more}')), []);
  const other = actions('"ecs:servers:stop","obs:bucket:${var.op}"');
  assert.deepEqual(found(other).map((one) => one.replace(/.* /, "")), ["missing-dependency"]);
  assert.equal(fixed(other), actions('"ecs:servers:stop","ecs:servers:get","obs:bucket:${var.op}"'));
  assert.deepEqual(found(policy("${var.policy}")), []);
  const variable = actions('"obs:object:GetObject"],"Resource":["obs:*:*:object:b/${g:UserName}/*"');
  assert.deepEqual(found(variable).map((one) => one.replace(/.* /, "")), ["json-syntax"]);
  assert.equal(fixed(variable), variable.replace("${g:", () => "$${g:"));
  assert.deepEqual(found(fixed(variable)), []);
  const tags = { resource: { huaweicloud_obs_bucket_policy: { t: { policy: '{"Statement":[{"Effect":"Allow","Action":["GetObject"]}]}' } } } };
  assert.deepEqual(found(JSON.stringify(tags)), []);
});

test("terraform: local values of other files of the folder are read, and findings are at the place where they are written", () => {
  const policy = statement('concat(local.base, ["ecs:servers:stop"])');
  const locals = 'locals {\n  base = ["ecs:servers:list", "ECS:servers:list"]\n}\n';
  const at = (text: string, ...siblings: string[]) => {
    const lines = new LineIndex(text);
    return lintSource(text, "terraform", facts, {}, siblings).findings.map(({ rule, report }) => `${String(lines.positionAt(report.range.start).line + 1)} ${rule.id}`);
  };
  assert.deepEqual(at(policy), [], "an unknown local value may be anything");
  assert.deepEqual(at(policy, locals), ["4 missing-dependency"]);
  assert.deepEqual(at(locals, policy), ["2 duplicate-action", "2 service-case"]);
  assert.deepEqual(at(locals, 'resource "x" "y" {\n  a = local.base\n}\n'), []);
  assert.deepEqual(at(policy, 'locals {\n  base = local.more\n}\n', 'locals {\n  more = ["ecs:servers:get"]\n}\n'), []);
  assert.deepEqual(at(policy, locals, 'locals {\n  base = []\n}\n'), [], "it is not clear which definition counts");
  const fixes = lintSource(locals, "terraform", facts, {}, [policy]).findings.map((one) => one.fixes()[0]!.edits);
  const without = locals.replace(', "ECS:servers:list"', "");
  assert.deepEqual(fixes.map((edits) => applyEdits(locals, edits)), [without, locals.replace("ECS", "ecs")]);
  const [missing] = lintSource(policy, "terraform", facts, {}, [locals]).findings;
  assert.equal(applyEdits(policy, missing!.fixes()[0]!.edits), policy.replace('stop"', 'stop", "ecs:servers:get"'));
});

test("terraform: what depends on a condition is not certain", () => {
  const allow = '{ Effect = "Allow", Action = ["ecs:servers:stop", "ecs:servers:get"] }';
  const deny = '{ Effect = "Deny", Action = ["ecs:servers:get"] }';
  const statements = (value: string) => role(`jsonencode({ Version = "1.1", Statement = ${value} })`);
  const rules = (text: string) => found(text).map((one) => one.replace(/.* /, ""));
  assert.deepEqual(rules(statements(`[${allow}, ${deny}]`)), ["dependency-denied", "allow-deny-conflict"]);
  assert.deepEqual(rules(statements(`concat([${allow}], var.x ? [${deny}] : [])`)), []);
  assert.deepEqual(rules(statements(`concat([${deny}], var.more)`)), [], "an unknown statement may allow something");
  const many = Array.from({ length: 60 }, (_, index) => `"obs:bucket:ListBucket${String(index)}"`).join(", ");
  const others = many.replaceAll("ListBucket", "GetBucket");
  assert.ok(!rules(statement(`var.x ? [${many}] : [${others}]`)).includes("limit-actions"));
  assert.ok(rules(statement(`concat([${many}], [${others}])`)).includes("limit-actions"));
});

test("terraform: what the provider does with an element is part of the message", () => {
  const messages = (policy: string) =>
    lintSource(role(policy), "terraform", facts).findings.map(({ severity, rule, report }) => `${severity} ${rule.id} ${format(report.message, report.args, "en")}`);
  const [version, statements, action, condition] = messages('jsonencode({ version = 1.1, Statement = { Effect = "Allow", Action = "ecs:servers:list", Condition = {} } })').filter((one) => !one.includes("invalid-version"));
  assert.match(version!, /^warning unknown-element .*sends "version" as "Version".*later plan shows a change/);
  assert.match(statements!, /^error wrong-type "Statement" must be .*plan accepts other types, but apply fails/);
  assert.match(action!, /^error wrong-type "Action" must be .*apply fails/);
  assert.match(condition!, /^warning empty-element .*empty "Condition".*later plan shows a change/);
  assert.match(messages('jsonencode({ Version = 1.1, Statement = [] })')[0]!, /^error invalid-version .*plan accepts other values, but apply fails/);
  const [slip] = messages('jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:list"], Resouce = ["ecs:*:*:instance:1"] }] })');
  assert.match(slip!, /does not send "Resouce".*applies to all resources/);
  assert.match(messages('jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", NotAction = ["ecs:servers:list"] }] })').join(), /error action-and-not-action .*apply fails/);
  const custom = role('jsonencode({ version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:list"] }] })').replace("huaweicloud_identity_role", "huaweicloud_identitycenter_custom_role_attachment").replace("policy", "custom_role");
  assert.match(lintSource(custom, "terraform", facts).findings[0]!.report.message.en, /Did you mean/, "this provider sends the text as it is");
  const blocks = 'resource "opentelekomcloud_identity_role_v3" "t" {\n  statement {\n    effect = "Allow"\n    action = ["ecs:servers:list"]\n    condition = jsonencode({ StringEquals = { "g:UserName" = "x" } })\n  }\n}\n';
  assert.match(lintSource(blocks, "terraform", facts).findings.map(({ rule, report }) => `${rule.id} ${report.message.en}`).join(), /wrong-type .*apply fails/);
});

test("terraform: the type of the role decides which services its policy may have", () => {
  const scopes = catalog("iam:users:listUsers\necs:servers:list\nobs:bucket:ListBucket");
  const rules = (type: string, action: string, resource = `resource "huaweicloud_identity_role" "t" {\n  type = "${type}"\n  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["${action}"] }] })\n}\n`) =>
    lintSource(resource, "terraform", scopes).findings.map(({ rule, report }) => `${rule.id} ${format(report.message, report.args, "en")}`);
  assert.match(rules("AX", "ecs:servers:list").join(), /^mixed-scope 'ecs' is a project-level service, but the type of this role is AX/);
  assert.match(rules("XA", "iam:users:listUsers").join(), /^mixed-scope 'iam' is a global service, but the type of this role is XA/);
  for (const [type, action] of [["XA", "ecs:servers:list"], ["AX", "iam:users:listUsers"], ["AX", "obs:bucket:ListBucket"], ["XA", "obs:bucket:ListBucket"], ["${var.type}", "ecs:servers:list"]] as const)
    assert.deepEqual(rules(type, action), []);
  const blocks = (layer: string) => `resource "opentelekomcloud_identity_role_v3" "t" {\n  display_layer = "${layer}"\n  statement {\n    effect = "Allow"\n    action = ["iam:users:listUsers"]\n  }\n}\n`;
  assert.match(rules("", "", blocks("project")).join(), /^mixed-scope/);
  assert.deepEqual(rules("", "", blocks("domain")), []);
  const inJson = JSON.stringify({ resource: { huaweicloud_identity_role: { t: { type: "XA", policy: '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["iam:users:listUsers"]}]}' } } } });
  assert.match(rules("", "", inJson).join(), /^mixed-scope/);
});

test("terraform: a file that is encoded twice is reported, and the fix removes jsonencode", () => {
  for (const call of ['file("x.json")', 'file("${path.module}/x.json")', 'templatefile("x.json", { a = 1 })']) {
    const text = role(`jsonencode( ${call} )`);
    assert.deepEqual(found(text), ["2:12 wrong-type"]);
    assert.equal(fixed(text), role(call));
    assert.equal(fixed(role(`core::jsonencode(${call})`)), role(call));
    assert.deepEqual(found(role(call)), []);
  }
  assert.deepEqual(parseTerraform(role('file("${path.module}/a/x.json")')).reads.map(({ path }) => path.value), ["a/x.json"]);
  assert.deepEqual(found(role("jsonencode(jsondecode(file(\"x.json\")))")), []);
});

test("terraform: a comment above the block or the argument suppresses findings in a JSON text", () => {
  const json = '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop"]}]}';
  const comment = "# huawei-iam-disable-next-line missing-dependency -- why\n";
  const texts = [`${comment}${role(`<<EOF\n${json}\nEOF`)}`, role(`<<EOF\n${json}\nEOF`).replace("  policy", `  ${comment}  policy`), `${comment}\n// other\n${role(JSON.stringify(json))}`];
  for (const text of texts) assert.deepEqual(found(text), [], text);
  const rules = (text: string) => found(text).map((one) => one.replace(/.* /, ""));
  const both = ["unused-ignore", "missing-dependency"];
  assert.deepEqual(rules(texts[0]!.replace("missing-dependency", "service-case")), both);
  assert.deepEqual(rules(`${comment}\nvariable "x" {}\n${role(`<<EOF\n${json}\nEOF`)}`), both);
  assert.deepEqual(rules(`${comment}${statement('["ecs:servers:stop"]')}`), both, "an object can have comments inside");
});

test("terraform: a statement is inserted before, between and after blocks", () => {
  const block = (name: string) => `  statement {\n    effect = "Allow"\n    action = ["${name}"]\n  }\n`;
  const text = `resource "opentelekomcloud_identity_role_v3" "t" {\n  display_layer = "project"\n\n${block("ecs:servers:list")}\n${block("ecs:servers:get")}}\n`;
  const file = parseTerraform(text);
  const [view] = file.views;
  const starts = [...view!.text.matchAll(/\{\s*"Effect"/g)].map(({ index }) => index);
  const end = view!.text.lastIndexOf("}", view!.text.lastIndexOf("]")) + 1;
  const added = '{ "Effect": "Deny", "Action": ["obs:bucket:ListBucket"] }';
  for (const [at, newText, order] of [
    [starts[0]!, `${added},\n`, "obs,list,get"],
    [starts[1]!, `${added},\n`, "list,obs,get"],
    [end, `,\n${added}`, "list,get,obs"],
  ] as const) {
    const result = putBack(file, view!, [{ range: { start: at, end: at }, newText }]);
    assert.ok("edits" in result, JSON.stringify(result));
    const edited = applyEdits(text, result.edits);
    assert.equal([...edited.matchAll(/action = \["(?:ecs:servers:)?(\w+)/g)].map(([, name]) => name).join(), order);
    assert.equal(edited.match(/^ {2}statement \{$/gm)?.length, 3, edited);
  }
});

test("terraform: a text that is not one action does not become an item of a list", () => {
  const texts = [
    'jsonencode(["ecs:servers:list"])',
    'jsonencode("ecs:servers:list")',
    'join("\\n", ["ecs:servers:list", "ecs:servers:get"])',
    'join(",", ["ecs:servers:list", "ecs:servers:get"])',
    '"${jsonencode(["ecs:servers:list"])}"',
    "<<-E\n      [\"ecs:servers:list\"]\n    E\n",
    "<<-E\n      ecs:servers:list\n    E\n",
  ];
  const wrong = (text: string) =>
    lintSource(statement(text), "terraform", facts).findings.filter(({ rule }) => rule.id === "wrong-type");
  for (const text of texts) {
    const found = wrong(text);
    assert.equal(found.length, 1, text);
    assert.deepEqual(found[0]!.fixes().filter(({ refused }) => !refused), [], text);
  }
  const whole = 'lower("ECS:servers:list")';
  assert.equal(applyEdits(statement(whole), wrong(whole)[0]!.fixes()[0]!.edits), statement(`[${whole}]`));
});

test("terraform: the comment above an argument, and one behind it with its continuation, are removed with it", () => {
  const before = role(`jsonencode({
    Version = "1.1"
    Statement = [
      {
        Effect = "Allow"
        # id of the statement
        Sid = "read" # used
                     # nowhere
        # all of them
        Action = ["ecs:servers:list"]
      },
    ]
  })`);
  const found = lintSource(before, "terraform", facts).findings.find(({ rule }) => rule.id === "unknown-element");
  const lines = before.split("\n");
  assert.equal(applyEdits(before, found!.fixes()[0]!.edits), [...lines.slice(0, 6), ...lines.slice(9)].join("\n"));
});
