import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Language } from "../../server/src/core/text/message.js";
import { codeLenses } from "../../server/src/features/code-lens.js";
import { defaultFeatures } from "../../server/src/features/settings.js";
import { Snapshot } from "../../server/src/features/snapshot.js";
import { catalog, realCatalog } from "../support/catalog.js";
import { policies } from "../support/policies.js";
import { notations } from "../support/terraform.js";

const facts = catalog(`
  ecs:servers:stop 关闭云服务器 POST /stop -> ecs:servers:get
  ecs:servers:reboot 重启云服务器 POST /reboot -> ecs:servers:get, vpc:ports:get
  ecs:servers:get 查询云服务器 GET /servers
  vpc:ports:get 查询端口 GET /ports
  vpc:ports:creare => vpc:ports:create
  vpc:ports:create 创建端口 POST /ports
`);

function lensesOf(
  text: string,
  { name = "policy.json", language = "en" as Language, known = facts, isOn = true } = {},
) {
  const features = { ...defaultFeatures, codeLens: isOn };
  const snapshot = new Snapshot(`file:///${name}`, 1, text, { catalog: known, rules: {}, language, features });
  return snapshot.parts.flatMap((part) => codeLenses(part, "show"));
}

const statement = (effect: string, actions: readonly string[], more: object = {}) => ({
  Effect: effect,
  Action: actions,
  ...more,
});
const policyOf = (...statements: readonly object[]) =>
  JSON.stringify({ Version: "1.1", Statement: statements }, undefined, 2);
const titles = (...args: Parameters<typeof lensesOf>) => lensesOf(...args).map(({ command }) => command?.title);

const several = policyOf(
  statement("Allow", ["ecs:servers:stop", "ecs:servers:reboot", "ECS:servers:stop"]),
  statement("Deny", ["vpc:*:*"]),
);

test("code lenses: what each statement allows or denies, and what is missing, above its brace", () => {
  assert.deepEqual(titles(several), ["allows 2 · 1 missing", "denies 2"]);
  assert.deepEqual(titles(several, { language: "zh" }), ["允许 2 · 缺 1", "拒绝 2"]);
  const lines = several.split("\n");
  for (const { range } of lensesOf(several))
    assert.equal(lines[range.start.line]?.slice(range.start.character, range.end.character), "{");
});

test("code lenses: the names are in the tooltip, and a click gets the document and the line", () => {
  const [lens] = lensesOf(several);
  assert.equal(
    lens?.command?.tooltip,
    "Allows ecs:servers:stop, ecs:servers:reboot.\nMissing dependencies: ecs:servers:get.",
  );
  assert.deepEqual([lens.command.command, lens.command.arguments], ["show", ["file:///policy.json", 3]]);
  const [inChinese] = lensesOf(several, { language: "zh" });
  assert.equal(inChinese?.command?.tooltip, "允许 ecs:servers:stop、ecs:servers:reboot。\n缺少依赖：ecs:servers:get。");
});

test("code lenses: every entry is accounted for: denied, unknown, a misprint, a service or a wildcard without tables", () => {
  for (const [actions, title] of [
    [["ecs:servers:*"], "allows 3"],
    [["vpc:ports:creare"], "allows 1"],
    [["ecs:servers:stpo", "ecs:servers:get"], "allows 1 · 1 unknown"],
    [["obs:object:GetObject"], "allows 1"],
    [["obs:*:*"], "allows obs:*:*"],
    [["obs:*:*", "ecs:servers:get"], "allows 1 and obs:*:*"],
    [["obs:*:*", "kms:*:*"], "allows 2 wildcards"],
    [["nonsense"], "allows 0 · 1 unknown"],
  ] as const)
    assert.deepEqual(titles(policyOf(statement("Allow", actions))), [title], actions.join());
  const denied = policyOf(statement("Allow", ["vpc:*:*"]), statement("Deny", ["vpc:ports:create"]));
  assert.deepEqual(titles(denied), ["allows 1 · 1 denied", "denies 1"]);
  const partly = policyOf(
    statement("Allow", ["vpc:*:*"]),
    statement("Deny", ["vpc:ports:create"], { Resource: ["vpc:*:*:port:1"] }),
  );
  assert.deepEqual(titles(partly), ["allows 2", "denies 1"]);
});

test("code lenses: a dependency that is listed for another action lacks nothing, as in the diagnostics", () => {
  const known = catalog("a:b:c -> a:b:d\n a:b:d -> a:b:e\n a:b:e");
  assert.deepEqual(titles(policyOf(statement("Allow", ["a:b:c", "a:b:d"])), { known }), ["allows 2"]);
});

test("code lenses: none without effect or actions, in other languages of policies, in other files, and if they are off", () => {
  for (const text of [
    policyOf({ Action: ["ecs:servers:get"] }),
    policyOf({ Effect: "Allow" }),
    policyOf(statement("Allow", [])),
    several.replace("1.1", "5.0"),
    '{ "Action": ["ecs:servers:get"] }',
    "",
  ])
    assert.deepEqual(titles(text), [], text);
  assert.deepEqual(titles(several, { isOn: false }), []);
});

test("code lenses: in Terraform on the line where each statement begins, in every notation", () => {
  const plain = {
    Version: "1.1",
    Statement: [statement("Allow", ["ecs:servers:stop"]), statement("Deny", ["vpc:*:*"])],
  };
  for (const [notation, print] of Object.entries(notations)) {
    const text = print(plain);
    const lenses = lensesOf(text, { name: "main.tf" });
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ["allows 1 · 1 missing", "denies 2"],
      notation,
    );
    const lines = text.split(/\r?\n/);
    for (const { range } of lenses) assert.match(lines[range.start.line]!, /\{/, notation);
  }
});

test("code lenses: any cut of any policy has lenses within its text, each with a title", () => {
  const known = realCatalog();
  fc.assert(
    fc.property(fc.constantFrom(...policies), fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
      const cut = text.slice(0, Math.round(text.length * share));
      for (const { range, command } of lensesOf(cut, { name: "policy.jsonc", known })) {
        assert.ok(range.start.line < cut.split(/\r\n|\r|\n/).length);
        assert.match(command!.title, /^(allows|denies) \S/);
      }
    }),
    { numRuns: 60 },
  );
});

test("code lenses: a statement of a Terraform file that may not apply says so, with what decides about it", () => {
  const allow = '{ Effect = "Allow", Action = ["ecs:servers:get"] }';
  const text = `resource "huaweicloud_identity_role" "r" {
  policy = jsonencode({ Version = "1.1", Statement = concat([${allow}], var.x ? [${allow}] : [${allow.replace("Allow", "Deny")}]) })
}
`;
  const lenses = (language: Language) => lensesOf(text, { name: "main.tf", language }).map(({ command }) => command);
  assert.deepEqual(lenses("en").map((one) => one?.title), ["allows 1", "may allow 1", "may deny 1"]);
  assert.deepEqual(lenses("zh").map((one) => one?.title), ["允许 1", "可能允许 1", "可能拒绝 1"]);
  assert.equal(lenses("en")[2]?.tooltip, "Only if var.x (line 2) is false.\nDenies ecs:servers:get.");
  assert.equal(lenses("zh")[1]?.tooltip, "仅当 var.x（第 2 行）为 true 时适用。\n允许 ecs:servers:get。");
});
