import assert from "node:assert/strict";
import test from "node:test";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { parseHcl } from "../../../server/src/core/hcl/parse.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parseJsonText } from "../../../server/src/core/policy/json/json.js";
import { parseAllPolicies, type TerraformFile } from "../../../server/src/core/terraform/find.js";
import { localsAsHcl } from "../../../server/src/core/terraform/json/locals-as-hcl.js";
import { undecidedRanges, valuesAt } from "../../../server/src/core/terraform/unknown-values.js";
import { knownValue } from "../../../server/src/core/terraform/view/known-value.js";
import { localsOf } from "../../../server/src/core/terraform/view/scope.js";
import { completion } from "../../../server/src/features/completion/completion.js";
import { hover } from "../../../server/src/features/hover/hover.js";
import { defaultFeatures } from "../../../server/src/features/settings.js";
import { Snapshot } from "../../../server/src/features/snapshot.js";
import { catalog } from "../../support/catalog.js";

const undecidedIn = (file: TerraformFile) => valuesAt(file, undecidedRanges(file));

// Terraform reads the files of a folder in HCL's own syntax and in JSON as one module.

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list");
const document = (actions: string) =>
  `{ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${actions} }] }`;
const hcl = (actions: string) =>
  `# 说明 😀\nresource "huaweicloud_identity_role" "r" {\n  policy = jsonencode(${document(actions)})\n}\n`;
const json = (actions: string, locals?: unknown) => JSON.stringify(
  { locals, resource: { huaweicloud_identity_role: { r: { policy: `\${jsonencode(${document(actions)})}` } } } },
  undefined,
  2,
);
const locals = (values: unknown) => JSON.stringify({ "//": "说明 😀", locals: values }, undefined, 2);

/** Findings as rule and the text that they are about, and why none of their fixes can be made. */
function found(text: string, ...siblings: string[]): string[] {
  return lintSource(text, "terraform", facts, {}, siblings).findings.map(({ rule, report: { range }, fixes }) => {
    const all = fixes();
    const refused = all.find((one) => one.refused)?.refused?.reason.en ?? "";
    const end = all.some((one) => !one.refused) ? " fix" : refused && ` refused: ${refused.split(".")[0]!}`;
    return `${rule.id} ${text.slice(range.start, range.end)}${end}`;
  });
}

/** The values of locals as Terraform computes them; `undefined` for one that is not known. */
function valuesOf(written: string, beside = ""): Record<string, unknown> {
  const block = localsAsHcl(written);
  assert.equal(block.length, written.length, "each value is at its place");
  const text = `${block}\n${beside}`;
  const scope = { text, locals: localsOf(parseHcl(text).body.items) };
  return Object.fromEntries([...scope.locals].map(([name, node]) => [name, knownValue(node, scope)]));
}

test("terraform: a policy in HCL follows local values of a file in JSON, and findings are where these are written", () => {
  const main = hcl("local.read");
  const wrong = locals({ other: 1, read: ["ECS:servers:list"] });
  assert.deepEqual(found(hcl('concat(local.read, ["ecs:servers:stop"])'), locals({ read: ["ecs:servers:get"] })), []);
  assert.deepEqual(found(hcl('["ecs:servers:stop", local.one]'), locals({ one: "${var.x}" })), []);
  assert.deepEqual(found(main, wrong), []);
  assert.deepEqual(found(wrong, main), ["service-case ECS:servers:list fix"]);
  const stop = locals({ read: ["ecs:servers:stop"] });
  assert.deepEqual(found(stop, main), ["missing-dependency ecs:servers:stop fix"]);
});

test("terraform: a policy in JSON follows local values of other files, in HCL and in JSON", () => {
  const main = json('concat(local.read, local.own, ["ecs:servers:stop"])', { own: ["${local.one}"] });
  const tf = 'locals {\n  read = ["ECS:servers:list"]\n}\n';
  const more = locals({ one: "ecs:servers:get", unused: [] });
  assert.deepEqual(found(main, tf, more), []);
  assert.deepEqual(found(main, tf, more.replace("get", "x")), ["missing-dependency ecs:servers:stop fix"]);
  assert.deepEqual(found(tf, main, more), ["service-case ECS:servers:list fix"]);
  const wrong = locals({ one: "ECS:servers:get" });
  assert.deepEqual(found(wrong, json("[local.one]")), ["service-case ECS:servers:get fix"]);
  assert.deepEqual(found(wrong, main, tf), ["service-case ECS:servers:get fix"], "through a local of the policy's file");
  assert.deepEqual(found(json("local.all"), locals({ all: '${concat(local.read, ["ecs:servers:stop"])}' }), tf), []);
  assert.deepEqual(
    found(hcl('concat(local.all, ["ecs:servers:stop"])'), locals({ all: '${concat(["ecs:servers:list"], [])}' })),
    ["missing-dependency ecs:servers:stop fix"],
  );
});

test("terraform: a local value that is defined twice, in HCL and in JSON, is not known", () => {
  const siblings = ['locals {\n  read = ["ecs:servers:list"]\n}\n', locals({ read: ["ecs:servers:list"] })];
  const file = parseAllPolicies(hcl("local.read"), siblings);
  const unknown = valuesAt(file, undecidedRanges(file));
  assert.deepEqual(unknown, [{ text: "local.read", line: 3, causes: [{ kind: "repeated", local: "local.read" }] }]);
});

test("terraform: local values of a file in JSON are explained, and unknown ones are named as they are written", () => {
  const explain = (text: string, ...siblings: string[]) =>
    JSON.stringify(explainSource({ text, notation: "terraform", siblings, expected: undefined }, facts, "en"));
  const read = locals({ read: ["ecs:servers:list"] });
  for (const text of [hcl("local.read"), json("local.read")]) assert.match(explain(text, read), /ecs:servers:list/);
  const open = locals({ read: ['${lower("${var.x}")}', "a\b"] });
  for (const text of [hcl("local.read"), json("local.read")])
    assert.deepEqual(
      undecidedIn(parseAllPolicies(text, [open])).map((one) => [one.text, one.notComputed]),
      [['lower(\\"${var.x}\\")', undefined], ["a\\b", true]],
    );
});

test("terraform: an action in a local value of a file in JSON has a hover, and completion writes there", () => {
  const text = locals({ read: ["ecs:servers:list", "ecs:"] });
  for (const main of [hcl("local.read"), json("local.read")]) {
    const environment = { catalog: facts, rules: {}, language: "en", features: defaultFeatures, siblings: [main] } as const;
    const snapshot = new Snapshot("file:///w/locals.tf.json", 1, text, environment);
    const at = (offset: number) => snapshot.range({ start: offset, end: offset }).start;
    const shown = at(text.indexOf("ecs:servers:list") + 3);
    assert.match(JSON.stringify(hover(snapshot.partAt(shown)!, shown)), /ecs:servers:list/);
    const typed = at(text.indexOf('"ecs:"') + 5);
    const items = JSON.stringify(completion(snapshot.partAt(typed)!, typed, { labelDetails: true, snippets: true }));
    assert.match(items, /ecs:servers:stop/);
  }
});

test("terraform: local values of JSON have the values that Terraform computes", () => {
  const written = `{ "//": {}, "locals": {
    "read": ["ecs:servers:list", "\${local.get}"], "map": {"a": ["x"]}, "n": 3, "esc": "a\\/b\\\\\${local.get}",
    "cat": "\${concat(local.read, [\\"y}\\", \\"z\\"])}", "fmt": "\${format(\\"%s:%d\\", local.get, local.n)}", "lit": "$\${x}", "two": "\${local.n}\${local.n}",
    "\${local.get}": 1, "keys": {"\${local.get}": "a"}, "trim": "\${~ local.n ~}",
    "line": "\${join(\\":\\",\\n[\\"a\\", \\"b\\"])}", "un": "\\u0065cs", "\\u0061": 1, "a b": 2 } }`;
  const expected = {
    read: ["ecs:servers:list", "ecs:servers:get"],
    map: new Map([["a", ["x"]]]),
    n: 3,
    esc: "a/b\\ecs:servers:get",
    cat: ["ecs:servers:list", "ecs:servers:get", "y}", "z"],
    fmt: "ecs:servers:get:3",
    lit: "${x}",
    two: "33",
    keys: new Map([["ecs:servers:get", "a"]]),
    trim: 3,
    line: "a:b",
    un: "ecs",
    get: "ecs:servers:get",
  };
  assert.deepEqual(valuesOf(written, 'locals {\n  get = "ecs:servers:get"\n}\n'), expected);
  assert.deepEqual(valuesOf('[{"locals":[{"a":["x"]},{"b":"y"}]},{"locals":{"c":true}}]'), { a: ["x"], b: "y", c: true });
  for (const open of ["\\b", "\\u0024{x}", "${x # \\\"\\n}", "${\\\"\\\\n\\\"}", "${\\\""])
    assert.deepEqual(valuesOf(`{"locals":{"a":"${open}","b":"c"}}`), { a: undefined, b: "c" }, open);
});

test("terraform: local values of broken JSON are read without an error, and keep their places", () => {
  const whole = locals({ read: ["a", { "b": "${f(\"x\")}" }], more: [1, null, true] });
  for (let end = 0; end <= whole.length; end++) {
    const part = whole.slice(0, end);
    assert.equal(localsAsHcl(part).length, part.length, part);
    valuesOf(part);
  }
  assert.equal(localsAsHcl("{}"), "  ");
  assert.ok(parseJsonText(whole).root);
});
