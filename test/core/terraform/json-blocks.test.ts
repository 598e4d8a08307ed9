import assert from "node:assert/strict";
import test from "node:test";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { undecidedRanges, valuesAt } from "../../../server/src/core/terraform/unknown-values.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list");

const file = (statement: unknown, more: object = {}) =>
  JSON.stringify({ resource: [{ opentelekomcloud_identity_role_v3: { t: [{ statement, ...more }] } }] }, undefined, 2);
const allow = (action: unknown, more: object = {}) => ({ effect: "Allow", action, ...more });
const found = (text: string) => lintSource(text, "terraform", facts).findings.map(({ rule }) => rule.id);

test("terraform: statements of a JSON file are blocks, as a list or as one object", () => {
  for (const text of [file([allow(["ecs:servers:stop"])]), file(allow(["ecs:servers:stop"]))]) {
    assert.deepEqual(found(text), ["missing-dependency"], text);
    const [fix] = lintSource(text, "terraform", facts).findings[0]!.fixes();
    assert.deepEqual(found(applyEdits(text, fix!.edits)), []);
    JSON.parse(applyEdits(text, fix!.edits));
  }
  assert.deepEqual(parseTerraform(file([])).views.length, 1);
  assert.deepEqual(
    parseTerraform(JSON.stringify({ resource: { opentelekomcloud_identity_role_v3: { t: {} } } })).views,
    [],
  );
});

test("terraform: values in place of blocks of a JSON file are read as Terraform reads them", () => {
  const stop = allow(["ecs:servers:stop"]);
  assert.deepEqual(found(file(null)), []);
  assert.deepEqual(found(file([[stop]])), ["missing-dependency"]);
  assert.deepEqual(found(file([[stop], allow(["ecs:servers:get"])])), []);
  for (const value of [5, true, "Allow", [5], [null], [[allow(["ecs:servers:list"])], "x"]]) {
    const [only, ...others] = lintSource(file(value), "terraform", facts).findings;
    assert.deepEqual(others, [], JSON.stringify(value));
    assert.match(only!.report.message.en, /only an object can take its place.*Terraform rejects/);
  }
  const [fix] = lintSource(file([[stop]]), "terraform", facts).findings[0]!.fixes();
  assert.equal(fix!.refused, undefined);
  assert.deepEqual(found(applyEdits(file([[stop]]), fix!.edits)), []);
});

test("terraform: a new statement is an object beside the others, with names in lower case and a condition as a string", () => {
  const condition = JSON.stringify({ StringEquals: { "g:UserName": ["$${x}"] } });
  const text = file([allow(["ecs:servers:stop"], { resource: ["ecs:*:*:instance:i-1"], condition })]);
  const [fix] = lintSource(text, "terraform", facts).findings[0]!.fixes();
  const fixed = applyEdits(text, fix!.edits);
  const { statement } = (
    JSON.parse(fixed) as { resource: [{ opentelekomcloud_identity_role_v3: { t: [{ statement: unknown[] }] } }] }
  ).resource[0].opentelekomcloud_identity_role_v3.t[0];
  assert.equal(statement.length, 2);
  assert.deepEqual(
    Object.keys(statement[1] as object).filter((name) => name !== name.toLowerCase()),
    [],
  );
});

test("terraform: what is not known in statements of a JSON file is a hole", () => {
  assert.deepEqual(found(file([allow(["ecs:servers:stop", "ecs:servers:${var.op}"])])), []);
  assert.deepEqual(found(file([allow(["ecs:servers:stop", "obs:bucket:${var.op}"])])), ["missing-dependency"]);
  assert.deepEqual(found(file([allow(["ecs:servers:stop"]), allow("${var.more}")])), []);
  const dynamic = { statement: { for_each: "${var.all}", content: allow("${statement.value}") } };
  assert.deepEqual(found(file([allow(["ecs:servers:stop"])], { dynamic })), []);
  const text = file([allow("${var.more}", { condition: "${var.condition}" })]);
  const { unknown } = explainSource({ text, notation: "terraform" }, facts, "en");
  assert.deepEqual(
    unknown?.map((one) => one.text),
    ["var.more", "var.condition"],
  );
  assert.deepEqual(
    found(file([allow(["ecs:servers:list"], { condition: '{"StringEquals": {"g:UserName": ["${var.x}"]}}' })])),
    [],
  );
});

test("terraform: the layer of a role of a JSON file decides which services its actions may belong to", () => {
  const [view] = parseTerraform(file([allow(["ecs:servers:list"])], { display_layer: "domain" })).views;
  assert.equal(view?.roleType, "AX");
});

const withLocals = (locals: object, statement: unknown, more: object = {}) =>
  JSON.stringify({ locals, ...(JSON.parse(file(statement, more)) as object) }, undefined, 2);
const places = (text: string) =>
  lintSource(text, "terraform", facts).findings.map(
    ({ rule, report: { range } }) => `${rule.id} ${text.slice(range.start, range.end)}`,
  );

test("terraform: sequences in statements of a JSON file are computed, and local values are followed", () => {
  const locals = {
    stop: "ecs:servers:stop",
    read: ["ecs:servers:stop", "ecs:servers:list"],
    op: "stop",
    effect: "Deny",
    condition: { StringEquals: { "g:UserName": ["a"] } },
    json: '{"StringEquals": {"g:UserName": ["a"]}}',
  };
  const missing = ["missing-dependency ecs:servers:stop"];
  for (const [action, expected] of [
    [["${local.stop}"], missing],
    [["${ local . stop }"], missing],
    ["${local.read}", missing],
    ['${concat(local.read, ["ecs:servers:get"])}', []],
    ["${concat(local.read, var.more)}", []],
    [["ecs:servers:${local.op}"], ["missing-dependency ecs:servers:${local.op}"]],
    [['${format("ecs:servers:%s", local.op)}'], ["missing-dependency ecs:servers:%s"]],
    ['${[for op in ["stop"] : "ecs:servers:${op}"]}', ['missing-dependency \\"ecs:servers:${op}\\"']],
    [["ecs:servers:${local.none}"], []],
    [["ecs:servers:${md5(local.op)}"], []],
    [["ecs:servers:${var.op", "ecs:servers:stop"], []],
  ] as const)
    assert.deepEqual(places(withLocals(locals, allow(action))), expected, JSON.stringify(action));
  for (const condition of ["${jsonencode(local.condition)}", "${local.json}", '{"StringEquals": {"g:UserName": ["${local.op}"]}}'])
    assert.deepEqual(places(withLocals(locals, allow("${local.read}", { condition }))), missing, condition);
  assert.deepEqual(places(withLocals(locals, { effect: "${local.effect}", action: ["ecs:servers:stop"] })), []);
});

test("terraform: statements of a JSON file follow local values of other files of the folder", () => {
  const text = file(allow("${local.read}"));
  const sibling = 'locals {\n  read = ["ecs:servers:stop"]\n}\n';
  const { findings } = lintSource(text, "terraform", facts, undefined, [sibling]);
  assert.deepEqual(findings, [], "it is reported in that file");
  assert.deepEqual(
    lintSource(sibling, "terraform", facts, undefined, [text]).findings.map(({ rule }) => rule.id),
    ["missing-dependency"],
  );
});

test("terraform: the layer or type of a role of a JSON file may be computed", () => {
  const [view] = parseTerraform(
    withLocals({ layer: "domain" }, [allow(["ecs:servers:list"])], { display_layer: "${local.layer}" }),
  ).views;
  assert.equal(view?.roleType, "AX");
  const policy = '{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ecs:servers:list"]}]}';
  const role = JSON.stringify({
    locals: { type: "AX" },
    resource: { huaweicloud_identity_role: { r: { type: "${local.type}", policy } } },
  });
  assert.equal(parseTerraform(role).views[0]?.roleType, "AX");
});

test("terraform: in a JSON file, too, a value that is only written is not computed, and any other is not known", () => {
  const locals = { hash: '${md5("x")}', open: "${var.open}", ops: ["${lower(regex(\"g\", \"g\"))}"] };
  const policy = (actions: string) =>
    JSON.stringify({
      locals,
      resource: {
        huaweicloud_identity_role: {
          r: { policy: `\${jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${actions} }] })}` },
        },
      },
    });
  const heredoc = (actions: string) =>
    JSON.stringify({
      locals,
      resource: {
        huaweicloud_identity_role: {
          r: { policy: `{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ${actions}}]}` },
        },
      },
    });
  const dynamic = (for_each: unknown, action = "ecs:servers:list") =>
    file([allow(["ecs:servers:list"])], { dynamic: { statement: { for_each, content: allow([action]) } } });
  for (const [isWritten, texts] of [
    [true, [
      withLocals(locals, allow(['${md5("x")}'])),
      withLocals(locals, allow(["ecs:servers:${local.hash}"])),
      withLocals(locals, allow("${local.ops}")),
      withLocals(locals, allow(["ecs:servers:list"], { condition: '{"StringEquals": {"g:UserName": ["${local.hash}"]}}' })),
      policy('[md5("x")]'), policy("[local.hash]"), policy("local.ops"),
      heredoc('["ecs:servers:${md5("x")}"]'), heredoc('["${local.hash}"]'),
      dynamic(["a"]), dynamic("${[md5(\"x\")]}"),
      '{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ecs:${md5("x")}:get"]}]}',
      '${jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = [md5("x")] }] })}',
    ]],
    [undefined, [
      withLocals(locals, allow(["${md5(var.x)}"])),
      withLocals(locals, allow(["ecs:servers:${local.open}"])),
      withLocals(locals, allow("${local.none}")),
      policy("[md5(var.x)]"), policy("[local.open]"), heredoc('["${local.open}"]'), dynamic("${var.all}"),
      '{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ecs:${md5(x)}:get"]}]}',
    ]],
  ] as const)
    for (const text of texts) {
      const found = parseTerraform(text);
      const values = valuesAt(found, undecidedRanges(found));
      assert.deepEqual(values.map(({ notComputed }) => notComputed), [isWritten], text);
    }
});

test("terraform: a string in place of a statement block is an error, and nothing is read from it", () => {
  const st = [allow(["ecs:servers:stop"])];
  const json = (body: object) =>
    JSON.stringify({ locals: { st }, resource: { opentelekomcloud_identity_role_v3: { t: body } } });
  const hcl = (statement: string) =>
    `locals {\n  st = [{ effect = "Allow", action = ["ecs:servers:stop"] }]\n}\nresource "opentelekomcloud_identity_role_v3" "t" {\n  ${statement}\n}\n`;
  const dynamic = (content: unknown) => ({ dynamic: { statement: { for_each: "${local.st}", content } } });
  for (const [text, written, place] of [
    [json({ statement: "${local.st}" }), ["local.st"], '"${local.st}"'],
    [json({ statement: ["${local.st}"] }), ["local.st"], '"${local.st}"'],
    [json({ statement: "all" }), ["all"], '"all"'],
    [json(dynamic("${statement.value}")), ["statement.value"], '"${statement.value}"'],
    [json({ dynamic: { statement: "${local.st}" } }), ["local.st"], '"${local.st}"'],
    [hcl("statement = local.st"), ["statement = local.st"], "statement"],
    [hcl('statement = [{ effect = "Allow", action = ["ecs:servers:stop"] }]'), undefined, "statement"],
  ] as const) {
    const { findings } = lintSource(text, "terraform", facts);
    assert.deepEqual(findings.map(({ rule, report: { range } }) => [rule.id, text.slice(range.start, range.end)]), [
      ["wrong-type", place],
    ]);
    assert.match(findings[0]!.report.message.en, /dynamic/);
    const { unknown = [], policies } = explainSource({ text, notation: "terraform" }, facts, "en");
    assert.deepEqual(unknown.map(({ causes }) => causes?.[0]?.kind), ["no-block"], text);
    if (written) assert.deepEqual(unknown.map((one) => one.text), written);
    assert.deepEqual(policies.map(({ allowed }) => allowed), [0]);
  }
  const beside = json({ statement: [allow(["ecs:servers:list"]), "${local.st}"] });
  assert.deepEqual(found(beside), ["wrong-type"]);
  assert.deepEqual(explainSource({ text: beside, notation: "terraform" }, facts, "en").policies[0]!.allowed, 1);
  // While its name is typed, a block is no argument.
  assert.deepEqual(found(hcl("statement")), []);
});
