import assert from "node:assert/strict";
import test from "node:test";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list");

const role = (actions: string, name = "t") =>
  `resource "huaweicloud_identity_role" "${name}" {\n  policy = jsonencode({\n    Version   = "1.1"\n    Statement = [{ Effect = "Allow", Action = ${actions} }]\n  })\n}\n`;
const locals = (...lines: readonly string[]) => `locals {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;
const stop = 'base = ["ecs:servers:stop"]';

/** The text after the first fix of the first finding, or the reason why there is none. */
function fixed(text: string, ...siblings: readonly string[]): string {
  const [first] = lintSource(text, "terraform", facts, {}, siblings).findings;
  const [fix] = first!.fixes();
  return fix!.refused ? `refused: ${fix!.refused.reason.en}` : applyEdits(text, fix!.edits);
}

test("terraform: a fix changes a local value that only this policy uses", () => {
  const text = locals(stop) + role("local.base");
  assert.equal(fixed(text), text.replace('stop"', 'stop", "ecs:servers:get"'));
  const lines =
    locals("base = [", "  # 关机 😀", '  "ecs:servers:stop", # a', "]")
    + role('concat(local.base, ["ecs:servers:list"])');
  assert.equal(fixed(lines), lines.replace("# a\n", '# a\n    "ecs:servers:get",\n'));
  const chain = locals("all = concat(local.base, [])", stop) + role("local.all");
  assert.equal(fixed(chain), chain.replace('stop"', 'stop", "ecs:servers:get"'));
  const misspelled = locals('base = ["ECS:servers:list"]') + role("local.base");
  assert.equal(applySafeFixes(misspelled, facts, {}, "terraform").text, misspelled.replace("ECS", "ecs"));
});

test("terraform: no fix changes a local value that anything else uses", () => {
  const text = locals(stop) + role("local.base");
  const uses = [
    role("local.base", "u"),
    'output "o" {\n  value = local.base\n}\n',
    locals("more = local.base"),
    'module "m" {\n  # local.base\n}\n',
  ];
  for (const use of uses) {
    assert.match(fixed(text + use), /^refused: .*local/, use);
    assert.match(fixed(text, use), /^refused: .*local/, `in another file: ${use}`);
  }
  assert.match(fixed(locals(stop), role("local.base")), /^refused: .*local/, "the policy is in another file");
  assert.notEqual(fixed(`${text}output "o" {\n  value = local.base2\n}\n`).slice(0, 8), "refused:");
  const inBoth = locals(stop, "all = local.base") + role("local.all") + role("local.all", "u");
  assert.match(fixed(inBoth), /^refused: .*local/);
  const twice = locals(stop) + role('local.base }, { Effect = "Allow", Action = local.base');
  assert.match(fixed(twice), /^refused: .*local/);
});
