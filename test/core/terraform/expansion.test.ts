import assert from "node:assert/strict";
import test from "node:test";
import { parseTerraform, type TerraformFile } from "../../../server/src/core/terraform/find.js";
import { undecidedRanges, valuesAt } from "../../../server/src/core/terraform/unknown-values.js";

const valuesOf = (file: TerraformFile) => valuesAt(file, undecidedRanges(file));

const levels = [1, 2, 3, 4, 5, 6, 7, 8];
const role = (policy: string) => `resource "huaweicloud_identity_role" "t" {\n  policy = ${policy}\n}\n`;
const ofActions = (actions: string) =>
  role(`jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${actions} }] })`);
/** Locals `a0` to `a8`, each of which uses the one before ten times. */
const tower = (first: string, next: (before: string) => string) =>
  `locals {\n  a0 = ${first}\n${levels.map((level) => `  a${level} = ${next(`local.a${level - 1}`)}\n`).join("")}}\n`;
const tenTimes = (one: string) => Array.from({ length: 10 }, () => one).join(", ");
const sizeOf = (text: string) => parseTerraform(text).views.reduce((sum, view) => sum + view.text.length, 0);

test("terraform: locals that use each other many times are read up to a limit, and the rest is not known", () => {
  const json = '"{\\"Version\\":\\"1.1\\",\\"Statement\\":[]}"';
  const texts = [
    tower('["ecs:servers:stop"]', (before) => `concat(${tenTimes(before)})`) + ofActions("local.a8"),
    tower("[var.y]", (before) => `concat(${tenTimes(before)})`) + ofActions("local.a8"),
    tower('["ecs:servers:stop"]', (before) => `var.x ? ${before} : concat(${tenTimes(before)})`) + ofActions("local.a8"),
    tower('{ Effect = "Allow" }', (before) => `[${tenTimes(before)}]`)
      + role('jsonencode({ Version = "1.1", Statement = local.a8 })'),
    tower(json, (before) => `var.x ? ${before} : `.repeat(10) + before) + role("local.a8"),
    tower(json, (before) => `var.x ? ${before} : `.repeat(10) + before) + role("jsonencode(jsondecode(local.a8))"),
  ];
  for (const text of texts) {
    assert.ok(sizeOf(text) < 100_000, text);
    assert.ok(valuesOf(parseTerraform(text)).length > 0, text);
  }
  // A list without items costs nothing, however often it is used.
  const empty = tower("[]", (before) => `concat(${tenTimes(before)})`) + ofActions("local.a8");
  assert.deepEqual(valuesOf(parseTerraform(empty)), []);
});

test("terraform: what many policies of a file use is known in each", () => {
  const base = Array.from({ length: 100 }, (_, index) => `"ecs:servers:action${index}"`).join(", ");
  const many = ofActions("local.base").replace(/"t"/, '"r$"');
  const text = `locals {\n  base = [${base}]\n}\n${Array.from({ length: 300 }, (_, at) => many.replace("$", String(at))).join("")}`;
  assert.deepEqual(valuesOf(parseTerraform(text)), []);
});
