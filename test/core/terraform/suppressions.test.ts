import assert from "node:assert/strict";
import test from "node:test";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { LineIndex } from "../../../server/src/core/text/line-index.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list");
const json = '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop"]}]}';

const role = (policy: string) => `resource "huaweicloud_identity_role" "t" {\n  policy = ${policy}\n}\n`;
const object = (items: string) =>
  role(`jsonencode({\n    Version   = "1.1"\n    Statement = [{ Effect = "Allow", Action = ${items} }]\n  })`);
const comment = (rule: string) => `# huawei-iam-disable-next-line ${rule}`;

/** Findings as `line rule`, counted from 1. */
function found(text: string, ...siblings: string[]): string[] {
  const lines = new LineIndex(text);
  return lintSource(text, "terraform", facts, {}, siblings).findings.map(
    ({ rule, report }) => `${String(lines.positionAt(report.range.start).line + 1)} ${rule.id}`,
  );
}

test("terraform: a comment outside of the policies that suppresses nothing is reported, and its fix removes it", () => {
  const used = `${comment("missing-dependency")}\n${role(`<<EOF\n${json}\nEOF`)}`;
  assert.deepEqual(found(used), []);
  const unused = `${comment("service-case")}\n${used}`;
  assert.deepEqual(found(unused), ["1 unused-ignore"]);
  const [finding] = lintSource(unused, "terraform", facts).findings;
  assert.equal(applyEdits(unused, finding!.fixes()[0]!.edits), used);
  assert.deepEqual(found(`${comment("missing-dependency")}\nvariable "x" {}\n${used}`), ["1 unused-ignore"]);
  assert.deepEqual(found(`${comment("missing-dependenc")}\n${used}`), ["1 unused-ignore"], "an unknown rule");
  assert.deepEqual(found(`# huawei-iam: ignore\n${used}`), ["1 unused-ignore"], "an invalid form");
  assert.deepEqual(found(`variable "x" {}\n${comment("service-case")}\n`), [], "a file without policies");
  assert.deepEqual(lintSource(unused, "terraform", facts, { "unused-ignore": "off" }).findings, []);
});

test("terraform: a comment in an object, and one between blocks, are reported in the same way", () => {
  const inObject = (rule: string) => object(`[\n      ${comment(rule)}\n      "ecs:servers:stop",\n    ]`);
  assert.deepEqual(found(inObject("missing-dependency")), []);
  assert.deepEqual(found(inObject("service-case")), ["5 unused-ignore", "6 missing-dependency"]);
  const block = (name: string) => `  statement {\n    effect = "Allow"\n    action = ["${name}"]\n  }\n`;
  const blocks = (before: string, inside: string) =>
    `resource "opentelekomcloud_identity_role_v3" "t" {\n${block("ecs:servers:list")}  ${comment(before)}\n  statement {\n    ${comment(inside)}\n    action = ["ecs:servers:stop"]\n  }\n}\n`;
  assert.deepEqual(found(blocks("missing-effect", "service-case")), ["8 unused-ignore"]);
  assert.deepEqual(found(blocks("service-case", "service-case")), [
    "6 unused-ignore",
    "7 missing-effect",
    "8 unused-ignore",
  ]);
});

test("terraform: a comment in a local value counts for all policies that use it, also in other files", () => {
  const locals = (rule: string) => `locals {\n  base = [\n    ${comment(rule)}\n    "ecs:servers:stop",\n  ]\n}\n`;
  const granted = object('concat(local.base, ["ecs:servers:get"])');
  const missing = object("local.base").replace('"t"', '"u"');
  for (const policies of [missing + granted, granted + missing]) {
    assert.deepEqual(found(locals("missing-dependency") + policies), []);
    assert.deepEqual(found(locals("missing-dependency"), policies), []);
    assert.deepEqual(found(locals("service-case") + policies), ["3 unused-ignore", "4 missing-dependency"]);
    assert.deepEqual(found(locals("service-case"), policies), ["3 unused-ignore", "4 missing-dependency"]);
  }
  const above = `locals {\n  ${comment("missing-dependency")}\n  base = ["ecs:servers:stop"]\n}\n`;
  assert.deepEqual(found(above, missing), []);
  assert.deepEqual(found(above, granted), ["2 unused-ignore"]);
});
