import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { boundsOf } from "../../../server/src/core/analysis/bounds.js";
import { grantsOf, readGrantQuery } from "../../../server/src/core/analysis/grants.js";
import { grantNotes } from "../../../server/src/core/describe/grants.js";
import { explanationToMarkdown } from "../../../server/src/core/describe/explanation/explanation.js";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import {
  type GuardedPart,
  type GuardNote,
  guardsAround,
  guardsInside,
} from "../../../server/src/core/policy/guarded-part.js";
import { encloses, type TextRange } from "../../../server/src/core/text/range.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { sourcePolicies } from "../../../server/src/core/terraform/source-policies.js";
import { unknownGrants } from "../../../server/src/core/terraform/unknown-grants.js";
import { undecidedRanges, valuesAt } from "../../../server/src/core/terraform/unknown-values.js";
import { readExisting } from "../../../server/src/core/needs/read-existing.js";
import {
  actions, allow, deny, dynamic, explained, facts, heredoc, inJson, noted, role, said, statements,
} from "./guarded-texts.js";
import { catalog } from "../../support/catalog.js";

const stop = "  ecs:servers:stop";
const list = "  ecs:servers:list";

for (const [form, text, wanted] of [
  ["statements in both branches", statements(`var.x ? [${allow("ecs:servers:stop")}] : [${deny("ecs:servers:list")}]`), [
    "Allow | if var.x 2", stop, "Deny | unless var.x 2", list,
  ]],
  ["a statement in one branch", statements(`concat([${allow("ecs:servers:stop")}], var.x ? [] : [${deny("ecs:servers:list")}])`), [
    "Allow", stop, "Deny | unless var.x 2", list,
  ]],
  ["a statement as an item", statements(`[var.x ? ${allow("ecs:servers:stop")} : ${allow("ecs:servers:list")}]`), [
    "Allow | if var.x 2", stop, "Allow | unless var.x 2", list,
  ]],
  ["actions", actions('concat(["ecs:servers:stop"], var.x ? ["ecs:servers:list"] : [])'), [
    "Allow", stop, `${list} | if var.x 2`,
  ]],
  ["one action", actions('[var.x == "a" ? "ecs:servers:stop" : "ecs:servers:list"]'), [
    "Allow", `${stop} | if var.x == "a" 2`, `${list} | unless var.x == "a" 2`,
  ]],
  ["a condition in a condition", actions('var.x ? (var.y ? ["ecs:servers:stop"] : []) : ["ecs:servers:list"]'), [
    "Allow", `${stop} | if var.x 2 | if var.y 2`, `${list} | unless var.x 2`,
  ]],
  ["try", actions('try(var.all, ["ecs:servers:stop"])'), ["Allow", `${stop} | choice try(var.all, ["ecs:servers:stop"]) 2`]],
  ["a known condition", actions('true ? ["ecs:servers:stop"] : ["ecs:servers:list"]'), ["Allow", stop]],
  ["a loop over statements", statements(`[for t in var.teams : ${allow("ecs:servers:stop", "ecs:${t}:get")}]`), [
    "Allow | each var.teams 2", stop,
  ]],
  ["a loop without null", statements("[for s in local.all : s if s != null]", `locals {\n  all = [${allow("ecs:servers:list")}, null, var.x ? ${allow("ecs:servers:stop")} : null]\n}\n`), [
    "Allow", list, "Allow | if var.x 2", stop,
  ]],
  ["a loop that returns what it is given", statements(`[for s in concat([${allow("ecs:servers:list")}], var.more) : s]`), [
    "Allow", list, "",
  ]],
  ["a loop in flatten", statements(`flatten([[${allow("ecs:servers:list")}], [for t in var.all : [${allow("ecs:servers:stop")}, ${deny("ecs:servers:get")}]]])`), [
    "Allow", list, "Allow | each var.all 2", stop, "Deny | each var.all 2", "  ecs:servers:get",
  ]],
  ["an object beside a list in flatten", statements(`flatten([{ Effect = "Allow", Action = concat(["ecs:servers:list"], var.x ? ["ecs:servers:stop"] : []) }, [${deny("ecs:servers:get")}]])`), [
    "Allow", list, `${stop} | if var.x 2`, "Deny", "  ecs:servers:get",
  ]],
  ["a list in a list in flatten", statements(`flatten([[${allow("ecs:servers:list")}, [{ Effect = "Allow", Action = [var.x ? "ecs:servers:stop" : "ecs:servers:start"] }]], [[var.x ? [${deny("ecs:servers:get")}] : []]]])`), [
    "Allow", list, "Allow", `${stop} | if var.x 2`, "  ecs:servers:start | unless var.x 2", "Deny | if var.x 2", "  ecs:servers:get",
  ]],
  ["a loop in a loop in flatten", statements(`flatten([for t in var.all : [for u in t : ${allow("ecs:servers:stop")}]])`), [
    "Allow | each var.all 2 | each t 2", stop,
  ]],
  ["a loop with a filter", actions('[for t in var.all : "ecs:servers:stop" if t != ""]'), [
    "Allow", `${stop} | each [for t in var.all : "ecs:servers:stop" if t != ""] 2`,
  ]],
  ["a dynamic block", dynamic("var.teams", '      effect = "Allow"\n      action = ["ecs:servers:stop", statement.value]'), [
    "Allow | each var.teams 3", stop,
  ]],
  ["an optional dynamic block", dynamic("var.x ? [1] : []", '      effect = "Allow"\n      action = ["ecs:servers:stop"]'), [
    "Allow | if var.x 3", stop,
  ]],
  ["an optional dynamic block of a set", dynamic('var.x ? [] : toset(["a"])', '      effect = "Allow"\n      action = ["ecs:servers:stop"]'), [
    "Allow | unless var.x 3", stop,
  ]],
  ["a dynamic block for one value or several", dynamic("var.x ? [1] : [1, 2]", '      effect = "Allow"\n      action = ["ecs:servers:stop"]'), [
    "Allow | each var.x ? [1] : [1, 2] 3", stop,
  ]],
  ["an optional loop", statements(`[for one in var.x ? [var.y] : [] : ${allow("ecs:servers:stop")}]`), [
    "Allow | if var.x 2", stop,
  ]],
  ["a dynamic block in JSON", inJson({
    statement: [{ effect: "Allow", action: ["ecs:servers:list"] }],
    dynamic: { statement: { for_each: "${var.all}", content: { effect: "Deny", action: ["ecs:servers:stop"] } } },
  }), ["Allow", list, "Deny | each var.all 1", stop]],
  ["an optional dynamic block in JSON", inJson({
    dynamic: { statement: [{ for_each: "${var.all == null ? [] : [var.all]}", content: [{ effect: "Deny", action: ["ecs:servers:stop"] }] }] },
  }), ["Deny | unless var.all == null 1", stop]],
  ["a condition in a string of JSON", inJson({
    statement: [{ effect: "Allow", action: '${var.x ? ["ecs:servers:stop"] : ["ecs:servers:list"]}' }],
  }), ["Allow", `${stop} | if var.x 1`, `${list} | unless var.x 1`]],
  ["directives", heredoc(
    '%{ if var.x }{ "Effect": "Allow", "Action": ["ecs:servers:stop"] }%{ else }{ "Effect": "Deny", "Action": ["ecs:servers:list"] }%{ endif }',
  ), ["Allow | if var.x 3", stop, "Deny | unless var.x 3", list]],
  ["a directive in a loop", heredoc(
    '%{ for t in var.all }%{ if t.x }{ "Effect": "Allow", "Action": ["ecs:servers:stop"] },%{ endif }%{ endfor }{ "Effect": "Allow", "Action": ["ecs:servers:list"] }',
  ), ["Allow | each var.all 3 | if t.x 3", stop, "Allow", list]],
  ["a whole policy", role(`var.x ? jsonencode({ Version = "1.1", Statement = [${allow("ecs:servers:stop")}] }) : null`), [
    "if var.x 2", "Allow", stop,
  ]],
] as const)
  test(`terraform: ${form} may not apply, and it is said what decides about it`, () => {
    const { policies } = explained(text);
    assert.deepEqual(policies.flatMap(said), wanted);
  });

test("terraform: a value in another file that decides is named with that file", () => {
  const { policies } = explained(statements("local.all"), [
    `locals {\n  all = var.x ? [${allow("ecs:servers:stop")}] : []\n}\n`,
  ]);
  assert.deepEqual(policies.flatMap(said), ["Allow | if var.x locals.tf2", stop]);
});

test("terraform: only what surely applies is counted, and what may apply besides", () => {
  const counts = (text: string) => {
    const [{ allowed, denied, mayAllow, mayDeny } = assert.fail()] = explained(text).policies;
    return { allowed, denied, mayAllow, mayDeny };
  };
  const branches = `var.x ? [${allow("ecs:servers:stop", "ecs:servers:list")}] : [${deny("ecs:servers:list")}]`;
  assert.deepEqual(counts(statements(branches)), { allowed: 0, denied: 0, mayAllow: 2, mayDeny: 1 });
  const both = statements(`concat([${allow("ecs:servers:list", "ecs:servers:get")}], ${branches})`);
  assert.deepEqual(counts(both), { allowed: 1, denied: 0, mayAllow: 2, mayDeny: 1 });
  assert.deepEqual(counts(statements(`[${allow("ecs:servers:list")}]`)), {
    allowed: 1, denied: 0, mayAllow: undefined, mayDeny: undefined,
  });
});

test("terraform: a dependency in a branch may be allowed, and a Deny in a branch blocks nothing for certain", () => {
  const withNeeds = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:get");
  const without = (list: string) =>
    explanationToMarkdown(explainSource({ text: statements(list), notation: "terraform" }, withNeeds, "en"), "en");
  const none = "surely lacks a required action; that depends on which parts of the policy apply.";
  assert.ok(!without(`[${allow("ecs:servers:stop")}]`).includes(none));
  assert.ok(without(`concat([${allow("ecs:servers:stop")}], var.x ? [${allow("ecs:servers:get")}] : [])`).includes(none));
  assert.ok(without(`concat([${allow("ecs:servers:get")}], var.x ? [${deny("ecs:servers:get")}] : [])`).includes(none));
});

test("terraform: limits are given from the least to the most that applies", () => {
  const limits = (text: string) =>
    explained(text).policies[0]?.limits.map(({ what, used, most, isOpen, isAsWritten }) =>
      [what, used, ...(most === undefined ? [] : [`to ${most}`]), ...(isOpen ? ["or more"] : []), ...(isAsWritten ? ["as written"] : [])].join(" "),
    );
  const one = allow("ecs:servers:stop");
  assert.deepEqual(limits(statements(`var.x ? [${one}] : [${one}]`))?.[0], "statements 1");
  assert.deepEqual(limits(statements(`concat([${one}], var.x ? [${one}, ${one}] : [])`))?.[0], "statements 1 to 3");
  assert.deepEqual(limits(statements(`concat(var.x ? [${one}] : [], var.x ? [] : [${one}])`))?.[0], "statements 1");
  assert.deepEqual(limits(statements(`[for t in var.all : ${one}]`))?.[0], "statements 0 or more");
  assert.deepEqual(limits(actions('concat(["ecs:servers:get"], var.x ? ["ecs:servers:stop"] : [])')), [
    "statements 1", "actions 1 to 2", "characters 98 as written",
  ]);
});

test("terraform: who grants an action is said with what decides about it, in both languages", () => {
  const query = readGrantQuery("ecs:servers:stop")!;
  const text = statements(`var.x ? [${allow("ecs:servers:stop")}] : [for t in var.all : ${deny("ecs:servers:stop")}]`);
  const grants = sourcePolicies(text, "terraform").flatMap(({ policy, guarded }) => grantsOf(policy, query, facts, guarded));
  assert.deepEqual(
    grants.map((grant) => [grant.effect, grantNotes(grant, query, facts)]),
    [
      ["Allow", { en: "only if var.x (line 2) is true", zh: "仅当 var.x（第 2 行）为 true" }],
      ["Deny", {
        en: "only if var.x (line 2) is false, for each element of var.all (line 2), if it has any",
        zh: "仅当 var.x（第 2 行）为 false、按 var.all（第 2 行）的每个元素各一份",
      }],
    ],
  );
});

test("terraform: what may not apply is no existing grant", () => {
  const existing = (text: string) =>
    readExisting(text, "terraform").policies.flatMap((policy) =>
      policy.statements.map(({ effect, actions: all }) => [effect?.value, all.map(({ pattern }) => pattern.text)]),
    );
  const branches = `var.x ? [${allow("ecs:servers:stop")}] : [${deny("ecs:servers:list")}]`;
  assert.deepEqual(existing(statements(branches)), [["Allow", []], ["Deny", []]]);
  assert.deepEqual(readExisting(statements(branches), "terraform").unclear, [2]);
  assert.deepEqual(existing(actions('var.x ? ["ecs:servers:stop", "ecs:servers:list"] : ["ecs:servers:stop"]')), [
    ["Allow", ["ecs:servers:stop", "ecs:servers:stop"]],
  ]);
  const inLoop = dynamic("var.all", '      effect = "Allow"\n      action = ["ecs:servers:stop"]');
  assert.deepEqual(existing(inLoop), [["Allow", []]]);
});

test("terraform: what decides is not known either, and a value without any is named with its cause", () => {
  const file = parseTerraform(dynamic("var.all", '      effect = "Allow"\n      action = ["ecs:servers:stop"]'));
  assert.deepEqual(valuesAt(file, undecidedRanges(file)), [{ text: "var.all", line: 3 }]);
  const { unknown } = explained(statements(`local.gone ? [${allow("ecs:servers:stop")}] : []`));
  assert.deepEqual(unknown?.map(({ text, causes }) => [text, causes?.[0]?.kind]), [["local.gone", "undefined"]]);
});

test("terraform: an exception in a branch excludes nothing for certain", () => {
  const text = `resource "huaweicloud_identity_policy" "p" {
  policy_document = jsonencode({ Version = "5.0", Statement = [
    { Effect = "Deny", NotAction = concat(["iam:*:*"], var.x ? ["ecs:servers:stop"] : []) }
  ] })
}
`;
  const [statement] = explained(text).policies[0]?.statements ?? [];
  assert.deepEqual([statement?.except, statement?.mayExcept?.map(({ name, guards }) => [name, ...noted(guards)])], [
    ["iam:*:*"],
    [["ecs:servers:stop", "if var.x 3"]],
  ]);
  const denied = (query: string) =>
    sourcePolicies(text, "terraform").flatMap(({ policy, guarded }) =>
      grantsOf(policy, readGrantQuery(query)!, facts, guarded).map(({ effect, written }) => `${effect} ${written}`),
    );
  assert.deepEqual([denied("ecs:servers:stop"), denied("iam:users:get")], [["Deny NotAction"], []]);
  const markdown = explanationToMarkdown(explained(text), "en");
  assert.match(markdown, /except these:\n\n- `iam:\*:\*`\n- `ecs:servers:stop` — only if var\.x \(line 3\) is true\n/);
});

test("terraform: resources in branches are said to depend on the condition", () => {
  const text = statements('[{ Effect = "Allow", Action = ["obs:bucket:list"], Resource = var.x ? ["OBS:*:*:bucket:a"] : ["OBS:*:*:bucket:b"] }]');
  const markdown = (language: "en" | "zh") =>
    explanationToMarkdown(explainSource({ text, notation: "terraform" }, facts, language), language);
  assert.match(markdown("en"), /Only for `OBS:\*:\*:bucket:a`, `OBS:\*:\*:bucket:b`\.\n\nWhich of these resources it applies to depends on `var\.x` \(line 2\)\.\n/);
  assert.match(markdown("zh"), /适用于其中哪些资源，取决于 `var\.x`（第 2 行）。\n/);
});

test("terraform: the explanation says in both languages what may apply", () => {
  const text = statements(`var.x ? [${allow("ecs:servers:stop")}] : [for t in var.all : ${deny("ecs:servers:list")}]`);
  const markdown = (language: "en" | "zh") =>
    explanationToMarkdown(explainSource({ text, notation: "terraform" }, facts, language), language);
  for (const part of [
    "It allows 0 of the known actions and denies 0.\n\nDepending on values that are not known here, it may allow 1 more and deny 1 more.\n",
    "## Statement 1 may allow\n\nOnly if `var.x` (line 2) is true.\n",
    "## Statement 2 may deny\n\nOnly if `var.x` (line 2) is false.\n\nOnce for each element of `var.all` (line 2), so not at all if it has none.\n",
    "- Statements: 0 or more of 8\n",
  ]) assert.ok(markdown("en").includes(part), markdown("en"));
  for (const part of [
    "取决于此处无法确定的取值，还可能允许 1 个、拒绝 1 个。",
    "## 语句 1：可能允许\n\n仅当 `var.x`（第 2 行）为 true 时适用。\n",
    "## 语句 2：可能拒绝\n\n仅当 `var.x`（第 2 行）为 false 时适用。\n\n按 `var.all`（第 2 行）的每个元素各一份；没有元素则不适用。\n",
  ]) assert.ok(markdown("zh").includes(part), markdown("zh"));
});

test("terraform: only values that may grant or deny an action of the query are not counted", () => {
  const text = `${actions('["ecs:servers:${var.op}", "e${var.rest}", var.more, "kms:${var.key}"]')}${statements(
    '[{ Effect = "Deny", Action = ["obs:${var.a}"], Resource = [var.bucket], Condition = var.condition }]',
  ).replace('"t"', '"s"')}`;
  const file = parseTerraform(text);
  const uncounted = (query: string) =>
    valuesAt(file, unknownGrants(file, readGrantQuery(query)!)).map((value) => value.text);
  const any = ["e${var.rest}", "var.more"];
  assert.deepEqual(uncounted("ecs"), ["ecs:servers:${var.op}", ...any]);
  assert.deepEqual(uncounted("ecs:servers:stop"), ["ecs:servers:${var.op}", ...any]);
  assert.deepEqual(uncounted("ecs:networks:get"), any);
  assert.deepEqual(uncounted("obs:bucket:*"), ["var.more", "obs:${var.a}"]);
  assert.deepEqual(uncounted("*:*:*"), ["ecs:servers:${var.op}", ...any, "kms:${var.key}", "obs:${var.a}"]);
});

test("guards: the parts around and inside a range, and the bounds, are those of a search through all parts", () => {
  const tree: fc.Memo<Tree> = fc.memo((depth) =>
    fc.record({
      kind: fc.constantFrom("if", "unless", "choice", "each", undefined),
      text: fc.constantFrom("var.x", "var.y", "var.z"),
      inside: depth > 1 ? fc.array(tree(depth - 1), { maxLength: 3 }) : fc.constant([]),
    }),
  );
  fc.assert(
    fc.property(fc.array(tree(4), { maxLength: 4 }), (trees) => {
      const { parts, leaves } = placed(trees);
      for (const range of [...leaves, ...parts.map((part) => part.range), { start: 0, end: 1000 }]) {
        assert.deepEqual(guardsAround(parts, range), parts.filter((part) => encloses(part.range, range)));
        const isInside = ({ range: own }: GuardedPart) => encloses(range, own) && !encloses(own, range);
        assert.deepEqual(guardsInside(parts, range), parts.filter(isInside));
      }
      const counts = valuations.map((values) => leaves.filter((leaf) => applies(leaf, parts, values)).length);
      const { least, most } = boundsOf(leaves, parts);
      for (const count of counts) assert.ok(least <= count && count <= most, `${least} ${count} ${most}`);
      const isOpen = leaves.some((leaf) => guardsAround(parts, leaf).some(({ note }) => note.kind === "each"));
      if (isOpen) assert.equal(most, Infinity);
    }),
  );
});

interface Tree {
  readonly kind: GuardNote["kind"] | undefined;
  readonly text: string;
  readonly inside: readonly Tree[];
}

/** The guarded parts of some trees, and one leaf in front of what is inside of each tree. */
function placed(trees: readonly Tree[]) {
  const parts: { range: { start: number; end: number }; note: GuardNote }[] = [];
  const leaves: TextRange[] = [];
  let at = 0;
  const add = ({ kind, text, inside }: Tree): void => {
    const part = kind && { range: { start: at, end: at }, note: { kind, text, line: 1 } };
    if (part) parts.push(part);
    leaves.push({ start: at, end: at + 1 });
    at++;
    inside.forEach(add);
    if (part) part.range.end = at;
  };
  trees.forEach(add);
  return { parts, leaves };
}

const valuations = [0, 1, 2, 3, 4, 5, 6, 7].map(
  (bits) => (text: string) => ((bits >> "xyz".indexOf(text.slice(-1))) & 1) === 1,
);

/** Whether a leaf applies if the conditions have these values, each choice is made, and each loop has one element. */
function applies(leaf: TextRange, parts: readonly GuardedPart[], valueOf: (text: string) => boolean): boolean {
  return guardsAround(parts, leaf).every(({ note: { kind, text } }) =>
    kind === "if" ? valueOf(text) : kind === "unless" ? !valueOf(text) : true,
  );
}
