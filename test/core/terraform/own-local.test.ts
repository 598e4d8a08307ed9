import assert from "node:assert/strict";
import test from "node:test";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { format } from "../../../server/src/core/text/message.js";
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

test("terraform: an item of a local value is removed with its comment, and a comment that suppresses nothing", () => {
  const list = '"ecs:servers:list"';
  for (const mark of ["#", "//"]) {
    const text = (...lines: readonly string[]) => locals("base = [", ...lines.map((line) => `  ${line}`), "]");
    const kept = [`${mark} first`, `${list}, ${mark} 一 😀`];
    const second = `${mark} second`;
    const disable = `${mark} huawei-iam-disable-next-line unknown-action`;
    // The last item takes the comma before it along if it has none itself.
    const keptWithoutComma = kept.map((line) => line.replace(",", ""));
    for (const [extra, wanted] of [
      [[`${list}, ${mark} again`], kept],
      [[`${list} ${mark} again`], keptWithoutComma],
      [[disable, `${list},`], kept],
    ] as const) {
      const after = applySafeFixes(text(...kept, second, ...extra), facts, {}, "terraform", [role("local.base")]).text;
      assert.equal(after, text(...wanted), extra.join(" | "));
    }
    const unused = [kept[0]!, disable, ...kept.slice(1)];
    assert.equal(applySafeFixes(text(...unused) + role("local.base"), facts, {}, "terraform").text, text(...kept) + role("local.base"));
  }
});

test("terraform: no fix changes a local value that anything else than policies uses", () => {
  const text = locals(stop) + role("local.base");
  const uses = [
    'output "o" {\n  value = local.base\n}\n',
    locals("more = local.base") + 'output "o" {\n  value = local.more\n}\n',
    'module "m" {\n  x = "local.base"\n}\n',
  ];
  for (const use of uses) {
    assert.match(fixed(text + use), /^refused: .*local/, use);
    assert.match(fixed(text, use), /^refused: .*local/, `in another file: ${use}`);
    assert.match(fixed(locals(stop), role("local.base"), use), /^refused: .*local/, `in a third file: ${use}`);
  }
  const harmless = ['output "o" {\n  value = local.base2\n}\n', 'module "m" {\n  # local.base\n}\n', locals("x = local.base")];
  for (const use of harmless) assert.notEqual(fixed(text + use).slice(0, 8), "refused:", use);
  const twice = locals(stop) + role('local.base }, { Effect = "Allow", Action = local.base');
  assert.match(fixed(twice), /^refused: .*local/);
});

/** The fix of a finding, as its title, the text after it, and the other texts that it changes. */
function fixOf(text: string, siblings: readonly string[], rule: string) {
  const finding = lintSource(text, "terraform", facts, {}, siblings).findings.find((one) => one.rule.id === rule);
  const [fix] = finding!.fixes();
  const { elsewhere = [], edits, refused, title, args } = fix!;
  return {
    title: refused ? `refused: ${format(refused.reason, refused.args, "en")}` : format(title, args, "en"),
    zh: format(title, args, "zh"),
    text: applyEdits(text, edits),
    elsewhere: elsewhere.map((one) => applyEdits(one.text, one.edits)),
  };
}

test("terraform: a local value of another file is changed where it is", () => {
  const main = role("local.base");
  assert.deepEqual(fixed(locals(stop), main), locals('base = ["ecs:servers:stop", "ecs:servers:get"]'));
  // Through a third file that has no policy.
  const between = locals("all = concat(local.base, [])");
  assert.deepEqual(fixed(locals(stop), role("local.all"), between), locals('base = ["ecs:servers:stop", "ecs:servers:get"]'));
});

test("terraform: a fix that grants says for which other policies it does", () => {
  const wanted = locals('base = ["ecs:servers:stop", "ecs:servers:get"]');
  const rule = "missing-dependency";
  const inOneFile = fixOf(locals(stop) + role("local.base") + role("local.base", "u"), [], rule);
  assert.equal(inOneFile.text, wanted + role("local.base") + role("local.base", "u"));
  assert.match(inOneFile.title, / \(also changes huaweicloud_identity_role\.u\)$/);
  assert.match(inOneFile.zh, /（同时影响 huaweicloud_identity_role\.u）$/);
  const inThree = fixOf(locals(stop), [role("local.base"), role("local.base", "u")], rule);
  assert.equal(inThree.text, wanted);
  assert.match(inThree.title, / \(changes huaweicloud_identity_role\.t, huaweicloud_identity_role\.u\)$/);
  assert.match(inThree.zh, /（影响 huaweicloud_identity_role\.t、huaweicloud_identity_role\.u）$/);
});

test("terraform: a safe fix of a shared local value is made if it is right for each policy that uses it", () => {
  const wrong = locals('base = ["ECS:servers:list"]');
  const users = [role("local.base"), role("local.base", "u")];
  const right = wrong.replace("ECS", "ecs");
  assert.equal(applySafeFixes(wrong, facts, {}, "terraform", users).text, right);
  assert.equal(applySafeFixes(wrong + users.join(""), facts, {}, "terraform").text, right + users.join(""));
  // The action is a repetition in one of the policies only.
  const repeated = locals('base = ["ecs:servers:get", "ecs:servers:list"]');
  const one = role('concat(["ecs:servers:list"], local.base)');
  const alone = fixOf(repeated, [one], "duplicate-action");
  assert.equal(alone.text, locals('base = ["ecs:servers:get"]'));
  const shared = fixOf(repeated, [one, role("local.base", "u")], "duplicate-action");
  assert.match(shared.title, /^refused: .*huaweicloud_identity_role\.u/);
});

test("terraform: a fix of several places changes each file", () => {
  const main = role('concat(["ECS:servers:list", "ECS:servers:stop", "ecs:servers:get"], local.base)');
  const base = locals('base = ["ECS:servers:get"]');
  const found = lintSource(main, "terraform", facts, {}, [base]).findings.find((one) => one.rule.id === "service-case");
  const all = found!.fixAll()!;
  assert.equal(applyEdits(main, all.edits), main.replaceAll("ECS", "ecs"));
  assert.deepEqual(
    all.elsewhere?.map((one) => [one.text, applyEdits(one.text, one.edits)]),
    [[base, base.replace("ECS", "ecs")]],
  );
});

test("terraform: a sequence in a string of a local value is left as it is, as in a policy", () => {
  const service = 'service = "ECS"';
  const string = '"${local.service}:servers:list"';
  const computed = "refused: Terraform computes this value. Change the expression by hand.";
  assert.equal(fixed(locals(service) + role(`[${string}]`)), computed);
  assert.equal(fixed(locals(service, `base = [${string}]`) + role("local.base")), computed);
  assert.equal(fixed(locals(`base = [${string}]`), locals(service) + role("local.base")), computed);
  const gett = locals('service = "ecs"', 'base = ["${local.service}:servers:lisst"]') + role("local.base");
  assert.equal(fixed(gett), gett.replace("lisst", "list"));
  const twice = locals('service = "ecs"', `base = [${string}, ${string}]`) + role("local.base");
  assert.equal(fixed(twice), twice.replace(`, ${string}`, ""));
});
