import assert from "node:assert/strict";
import test from "node:test";
import { explanationToMarkdown } from "../../../server/src/core/describe/explanation/explanation.js";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { terraformPolicy } from "../../../server/src/core/export/terraform-policy.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { undecidedRanges, valuesAt } from "../../../server/src/core/terraform/unknown-values.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:list\necs:servers:get");
const role = (policy: string) => `resource "huaweicloud_identity_role" "t" {\n  policy = ${policy}\n}\n`;
const allow = (actions: string) =>
  role(`jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${actions} }] })`);
const block = (action: string) =>
  JSON.stringify({
    locals: { self: "${local.self}" },
    resource: { opentelekomcloud_identity_role_v3: { t: { statement: { effect: "Allow", action } } } },
  });

function causes(text: string, siblings: readonly string[] = []): (string | undefined)[] {
  const { unknown = [] } = explainSource({ text, notation: "terraform", siblings }, facts, "en");
  return unknown.map(({ causes: all, notComputed }) =>
    all?.map(({ kind, local, line }) => `${kind} ${local}${line ? ` ${String(line)}` : ""}`).join("; ")
      ?? (notComputed && "not computed"),
  );
}

test("terraform: a local without a value is the cause why a value is not known", () => {
  const locals = `locals {
  self   = local.self
  one    = [local.two]
  two    = "\${local.one}"
  uses   = "x\${local.none}"
  open   = var.open
  twice  = "a"
  twice  = "b"
  empty  =
}
`;
  for (const [value, expected] of [
    ["local.none", "undefined local.none"],
    ["[local.none]", "undefined local.none"],
    ['["ecs:servers:${local.none}"]', "undefined local.none"],
    ["[local.none.key]", "undefined local.none"],
    ["[local.uses]", "undefined local.none"],
    ["[local.self]", "cyclic local.self"],
    ["local.one", "cyclic local.two"],
    ["[local.twice]", "repeated local.twice"],
    ["[local.empty]", "unreadable local.empty 9"],
    ['[local["open"]]', 'index local["open"]'],
    ["[local.open]", undefined],
    ["[var.x]", undefined],
    ['[md5("x")]', "not computed"],
    ['[for local in ["a"] : md5(local)]', "not computed"],
  ] as const)
    assert.deepEqual(causes(locals + allow(value)), [expected], value);
  assert.deepEqual(causes(role("local.none")), ["undefined local.none"]);
  assert.deepEqual(causes(role('file("${local.none}.json")')), ["undefined local.none"]);
  const lost = 'locals {\n  open = <<EOF\n  lost = ["ecs:servers:get"]\n}\n';
  assert.deepEqual(causes(allow("local.lost") + lost), ["unreadable local.lost 6"]);
  assert.deepEqual(causes(allow("[local.lost]"), [lost]), ["unreadable-elsewhere local.lost"]);
  assert.deepEqual(causes(allow("[local.empty]"), [locals]), ["unreadable-elsewhere local.empty"]);
  assert.deepEqual(causes(allow("[local.none]"), [locals]), ["undefined local.none"]);
  assert.deepEqual(causes(block("${local.none}")), ["undefined local.none"]);
  assert.deepEqual(causes(block("${local.self}")), ["cyclic local.self"]);
  assert.deepEqual(causes(block("ecs:servers:${local.uses}"), [locals]), ["undefined local.none"]);
});

test("terraform: a local value that a file with a syntax error defines, too, is never known from another file", () => {
  const other = 'locals {\n  acts = ["ecs:servers:get"]\n}\n';
  const repeated = ["repeated local.acts"];
  const lost = ["unreadable-elsewhere local.acts"];
  for (const [broken, expected] of [
    ['locals {\n  acts = ["x"]\n  oops = [\n}\n', repeated],
    ['locals {\n  oops = [\n}\nlocals {\n  acts = ["x"]\n}\n', repeated],
    ['locals { acts = ["x"] }\noops = [\n', repeated],
    ['locals {\n  acts = ["x"\n}\n', lost],
    ['locals {\n  acts = \n}\n', lost],
    ['locals {\n  oops = <<EOF\n  acts = ["x"]\n}\n', lost],
    ['locals {\n  oops = "\n  acts = [md5("x]\n}\n', lost],
    // These are not definitions.
    ['locals {\n  m = {\n    acts = 1\n  }\n  oops = [\n}\n', []],
    ['module "m" {\n  acts = 1\n}\nlocals {\n  oops = [\n}\n', []],
  ] as const) {
    assert.deepEqual(causes(allow("local.acts"), [broken, other]), expected, broken);
    assert.deepEqual(causes(allow("local.acts"), [other, broken]), expected, broken);
    assert.deepEqual(causes(allow("local.acts") + other, [broken]), expected, broken);
  }
  assert.deepEqual(causes(allow("local.acts") + 'locals {\n  acts = ["x"\n}\n', [other]), ["unreadable local.acts 5"]);
});

test("terraform: a local value in JSON that is not a template of HCL has a syntax error", () => {
  const bad = (value: string) =>
    JSON.stringify({
      locals: { bad: value },
      resource: { opentelekomcloud_identity_role_v3: { t: { statement: { effect: "Allow", action: "${local.bad}" } } } },
    });
  for (const value of ["${local.", "${local.x", "x${", "${[}", "%{ if true"]) {
    const [only] = causes(bad(value));
    assert.match(only ?? "", /^(?:syntax|unreadable local\.bad 1)/, value);
    assert.deepEqual(causes(allow("local.bad"), [bad(value)]), ["unreadable-elsewhere local.bad"], value);
  }
});

test("terraform: each of several unknown values is named once, and the condition that decides about them, too", () => {
  const choice = 'var.x ? local.ch : concat([local.no], ["ecs:servers:get"])';
  const file = parseTerraform(`locals {\n  ch = local.gone\n}\n${allow(choice)}`);
  assert.deepEqual(
    valuesAt(file, undecidedRanges(file)).map(({ text, causes: [cause] = [] }) => `${text}: ${cause?.local ?? "open"}`),
    ["local.gone: local.gone", "var.x: open", "local.no: local.no"],
  );
});

test("terraform: an unknown local is no finding, because other files of the folder may be missing", () => {
  assert.deepEqual(lintSource(allow("[local.none, local.self]"), "terraform", facts).findings, []);
});

test("terraform: the explanation and the export say the cause in both languages", () => {
  const said = (language: "en" | "zh", actions: string) =>
    explanationToMarkdown(explainSource({ text: allow(actions), notation: "terraform" }, facts, language), language);
  assert.match(
    said("en", "[local.none]"),
    /## Not known here\n[^]*- `local\.none` \(line 2: no definition of `local\.none` was found in this folder\)\n/,
  );
  assert.match(said("zh", "[local.none]"), /## 此处无法确定的部分\n[^]*- `local\.none`（第 2 行：在此文件夹中未找到 `local\.none` 的定义）\n/);
  assert.match(said("en", "[local.none, var.x]"), /## Not known before Terraform runs\n/);
});

test("terraform: what `try` and `can` catch is no cause, and a part that is surely missing is not what `try` returns", () => {
  const locals = 'locals {\n  o = { a = ["ecs:servers:get"] }\n  open = { a = var.x }\n}\n';
  assert.deepEqual(causes(locals + allow("try(local.o.zz, local.o.a)")), []);
  assert.deepEqual(causes(locals + allow('try(local.o["zz"], local.o.a[7], local.o.a)')), []);
  assert.deepEqual(causes(locals + allow("[try(local.o.zz, local.o.a[0])]")), []);
  assert.deepEqual(causes(locals + allow("try(local.open.zz, local.o.a)")), [undefined]);
  assert.deepEqual(causes(locals + allow('["${try(local.o.zz, md5("x"))}"]')), ["not computed"]);
  assert.deepEqual(causes(locals + allow("[try(local.none, local.o.a[0])]")), ["undefined local.none"]);
  const refused = terraformPolicy(locals + allow("try(local.open.zz, local.o.a)"), undefined);
  assert.ok(refused.kind === "refused" && !JSON.stringify(refused.reason).includes("zz"));
  assert.equal(terraformPolicy(locals + allow("try(local.o.zz, local.o.a)"), undefined).kind, "policy");
});

test("terraform: a text is no index of a list, and a text has no items", () => {
  const locals = 'locals {\n  l = ["ecs:servers:get"]\n  o = { a = ["ecs:servers:get"], open = [var.x] }\n}\n';
  for (const [value, expected] of [
    ['local.o.a["x"]', "no-number local.o.a"],
    ['local.o.open["x"]', "no-number local.o.open"],
    ['local.l["a"]', "no-number local.l"],
    ['local.l[""]', "no-number local.l"],
    ['local.l[0]["x"]', "no-items local.l[0]"],
    ["local.l[1]", "no-item local.l"],
    ["local.l.a", "no-attribute local.l"],
  ] as const)
    assert.deepEqual(causes(locals + allow(`[${value}]`)), [expected], value);
});

test("terraform: the name of a variable of a dynamic block is no value", () => {
  const dynamic = (inside: string, value: string) => `resource "opentelekomcloud_identity_role_v3" "t" {
  dynamic "statement" {
    for_each = [md5("x")]
    ${inside}
    content {
      effect = "Allow"
      action = ["ecs:servers:get", ${value}.value]
    }
  }
}
`;
  assert.deepEqual(causes(dynamic("iterator = it", "it")), ["not computed"]);
  assert.deepEqual(causes(dynamic("", "statement")), ["not computed"]);
});
