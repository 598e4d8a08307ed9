import assert from "node:assert/strict";
import test from "node:test";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { catalog } from "../../support/catalog.js";

const locals = `locals {
  ab = ["b:b:b", "a:a:a", "b:b:b"]
  empty = []
  on = true
  env = "dev"
  roles = { z = "z:z:z", a = "a:a:a" }
  list = [{ svc = "ecs", ops = ["get", "list"] }, { svc = "vpc", ops = ["get"] }]
  policy = { Version = "1.1", Statement = [{ Effect = "Allow", Action = ["x:y:z"] }] }
  base = { Version = "1.1" }
}
`;
const role = (policy: string) => `${locals}resource "huaweicloud_identity_role" "t" {\n  policy = ${policy}\n}\n`;
const allow = (actions: string) => role(`jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${actions} }] })`);
const statements = (list: string) => role(`jsonencode({ Version = "1.1", Statement = ${list} })`);

interface Read {
  readonly Statement: readonly { readonly Effect: string; readonly Action: readonly string[] }[];
}

/** The policies of a text as `Allow a:b:c, …` for each statement; "?" after one that is not completely known. */
function policies(text: string): string[] {
  return parseTerraform(text).views.map((view) => {
    const { Statement } = JSON.parse(view.text) as Read;
    const lines = Statement.map(({ Effect, Action }) => `${Effect} ${Action.join(" ")}`);
    return lines.join("; ") + (view.unknown.length > 0 ? " ?" : "");
  });
}

test("terraform: a computed list has the items that Terraform computes, in its order", () => {
  for (const [list, wanted] of [
    ["toset(local.ab)", "a:a:a b:b:b"],
    ['toset(["b:b:b", "a:a:a", "b:b:b"])', "a:a:a b:b:b"],
    ["distinct(local.ab)", "b:b:b a:a:a"],
    ['distinct(["b:b:b", "a:a:a", "b:b:b"])', "b:b:b a:a:a"],
    ['setunion(["b:b:b"], ["a:a:a"], local.ab)', "a:a:a b:b:b"],
    ['setintersection(local.ab, ["a:a:a"])', "a:a:a"],
    ['setsubtract(local.ab, ["a:a:a"])', "b:b:b"],
    ['sort(["b:b:b", "a:a:a", "b:b:b"])', "a:a:a b:b:b b:b:b"],
    ['compact(["b:b:b", "", "a:a:a"])', "b:b:b a:a:a"],
    ['concat(tolist(toset(["b:b:b", "a:a:a"])), ["a:a:a"])', "a:a:a b:b:b a:a:a"],
    ["tolist(toset(local.ab))", "a:a:a b:b:b"],
    ['concat(local.empty, ["a:a:a"], [])', "a:a:a"],
    ["coalescelist(local.empty, local.ab)", "b:b:b a:a:a b:b:b"],
    ["reverse(slice(local.ab, 0, 2))", "a:a:a b:b:b"],
    ['distinct(concat(["a:a:a"], local.ab, var.x, ["a:a:a"]))', "a:a:a b:b:b * ?"],
  ] as const) assert.deepEqual(policies(allow(list)), [`Allow ${wanted}`], list);
});

test("terraform: a set has no duplicate actions, and a list has", () => {
  const duplicates = (list: string) =>
    lintSource(allow(list), "terraform", catalog("a:a:a\nb:b:b")).findings.filter(({ rule }) => rule.id === "duplicate-action").length;
  assert.equal(duplicates('toset(["b:b:b", "b:b:b"])'), 0);
  assert.equal(duplicates('distinct(concat(["b:b:b"], var.x, ["b:b:b"]))'), 0);
  assert.equal(duplicates('concat(["b:b:b"], ["b:b:b"])'), 1);
});

test("terraform: loops with conditions, over objects and to objects are computed, and so are known conditions", () => {
  for (const [list, wanted] of [
    ['[for x in local.ab : x if x != "b:b:b"]', "a:a:a"],
    ['[for i, x in local.ab : x if i > 0 && !(x == "c:c:c")]', "a:a:a b:b:b"],
    ["[for k, v in local.roles : v]", "a:a:a z:z:z"],
    ['[for k, v in toset(["b", "a"]) : "${k}:x:${v}"]', "a:x:a b:x:b"],
    ['values({ for k, v in local.roles : k => v if k == "a" })', "a:a:a"],
    ['values(merge(local.roles, { z = "y:y:y" }))', "a:a:a y:y:y"],
    ['[for x in flatten([for r in local.list : [for o in r.ops : "${r.svc}:s:${o}"]]) : x if startswith(x, "ecs")]', "ecs:s:get ecs:s:list"],
    ['[for r in local.list[*].svc : "${r}:s:get"]', "ecs:s:get vpc:s:get"],
    ['["ecs:s:${local.list[0].ops[1]}"]', "ecs:s:list"],
    ['concat(["a:a:a"], local.on ? [] : ["b:b:b"])', "a:a:a"],
    ['local.env == "dev" || var.x ? ["c:c:c"] : ["b:b:b"]', "c:c:c b:b:b"],
    ['local.env == "dev" ? ["c:c:c"] : ["b:b:b"]', "c:c:c"],
    ['[contains(local.ab, "a:a:a") ? "t:t:t" : "f:f:f"]', "t:t:t"],
    ['[lookup(local.roles, "z", "q:q:q")]', "z:z:z"],
  ] as const) assert.deepEqual(policies(allow(list)), [`Allow ${wanted}`], list);
  for (const list of ["[for x in local.ab : x if x != var.y]", "{ for k, v in local.list : v.svc => k... }", "[for x in var.l : x]"])
    assert.match(policies(allow(list)).join(), /\?$/, list);
});

test("terraform: statements that a loop or merge makes are computed", () => {
  for (const [list, wanted] of [
    ['[for r in local.list : { Effect = "Allow", Action = [for o in r.ops : "${r.svc}:s:${o}"] }]', "Allow ecs:s:get ecs:s:list; Allow vpc:s:get"],
    ['[for r in local.list : { Effect = "Deny", Action = ["${r.svc}:s:get"] } if r.svc == "vpc"]', "Deny vpc:s:get"],
    ['flatten([for r in local.list : [{ Effect = "Allow", Action = ["${r.svc}:s:get"] }]])', "Allow ecs:s:get; Allow vpc:s:get"],
    ['[merge({ Effect = "Allow" }, { Effect = "Deny", Action = ["a:a:a"] })]', "Deny a:a:a"],
    ['local.on ? [{ Effect = "Allow", Action = ["a:a:a"] }] : []', "Allow a:a:a"],
  ] as const) assert.deepEqual(policies(statements(list)), [wanted], list);
});

test("terraform: a whole policy is computed, or is unknown", () => {
  const statement = '{ Effect = "Allow", Action = ["a:a:a"] }';
  for (const [policy, ...wanted] of [
    [`jsonencode(merge({ Version = "1.1" }, { Statement = [${statement}] }))`, "Allow a:a:a"],
    ["jsonencode(merge(local.policy, { Statement = [] }))", ""],
    ["jsonencode(local.policy)", "Allow x:y:z"],
    ["jsonencode(local.on ? local.policy : null)", "Allow x:y:z"],
    ['local.on ? jsonencode(local.policy) : "{}"', "Allow x:y:z"],
    [`jsonencode(var.on ? local.policy : { Version = "1.1", Statement = [${statement}] })`, "Allow x:y:z", "Allow a:a:a"],
    [`jsonencode({ for k, v in merge(local.base, { Statement = [${statement}] }) : k => v })`, "Allow a:a:a"],
    ['jsonencode(merge(local.base, { Statement = [{ Effect = "Allow", Action = [var.x] }] }))', "Allow * ?"],
  ] as const) assert.deepEqual(policies(role(policy)), wanted, policy);
  for (const policy of ["jsonencode(merge(local.base, var.x))", 'jsonencode(file("x.json"))', "jsonencode(var.x)", "jsonencode([1])"]) {
    const { views, unread } = parseTerraform(role(policy));
    assert.deepEqual([views.length, unread.length], [0, 1], policy);
  }
});

test("terraform: nested values that grow are not computed", () => {
  const grown = Array.from({ length: 30 }, (_, index) => `  g${String(index + 1)} = [${`local.g${String(index)}, `.repeat(20)}]`).join("\n");
  const text = `locals {\n  g0 = ["x:y:z"]\n${grown}\n}\n${allow("flatten(local.g30)")}${allow("toset(flatten(local.g3))")}`;
  const started = process.cpuUsage();
  lintSource(text, "terraform", catalog("a:a:a"));
  assert.ok(process.cpuUsage(started).user < 2_000_000);
});

test("terraform: a call that is all of an element, or the name of a condition key, is computed", () => {
  for (const [list, wanted] of [
    ['element([["a:a:a"], ["b:b:b"]], 1)', ["b:b:b"]],
    ['formatlist("%s:s:%s", ["ecs", "evs"], "get")', ["ecs:s:get", "evs:s:get"]],
    ['[for p in setproduct(["ecs"], ["get", "list"]) : join(":", [p[0], "s", p[1]])]', ["ecs:s:get", "ecs:s:list"]],
    ['[format("%[1]s:s:%[2]s", "ecs", "get")]', ["ecs:s:get"]],
    ['[format("ecs:%[2]s:%[1]s", var.x, "s")]', ["ecs:s:*"]],
    ['upper("a:a:a")', "A:A:A"],
    ['var.x ? upper("a:a:a") : "b:b:b"', ["A:A:A", "b:b:b"]],
  ] as const) {
    const { Statement } = JSON.parse(parseTerraform(allow(list)).views[0]!.text) as Read;
    assert.deepEqual(Statement[0]!.Action, wanted, list);
  }
  const statement = '{ Effect = title("allow"), Action = [], Condition = { StringEquals = { (format("g:%s", "UserName")) = ["x"] } } }';
  const [view] = parseTerraform(statements(`[${statement}]`)).views;
  assert.deepEqual(JSON.parse(view!.text), { Version: "1.1", Statement: [{ Effect: "Allow", Action: [], Condition: { StringEquals: { "g:UserName": ["x"] } } }] });
  assert.deepEqual(view!.unknown, []);
});

test("terraform: what Terraform rejects, or converts in a way that is not certain, is not computed", () => {
  for (const list of [
    'concat(["x:y:z"], "a:a:a")',
    'concat(["x:y:z"], null)',
    'concat(["x:y:z"], "a:${var.x}")',
    "concat()",
    "concat(local.ab...)",
    'flatten("a:a:a")',
    'distinct("a:a:a")',
    'sort("a:a:a")',
    'toset("a:a:a")',
    'tolist("a:a:a")',
    'toset(["a:a:a"], ["b:b:b"])',
    'concat(["x:y:z"], sort("a:a:a"))',
    "distinct([1, true])",
    'local.on ? ["a:a:a"] : "x"',
    'local.on ? ["a:a:a"] : [["x"]]',
    'local.on ? "a:a:a" : ["x"]',
    '[local.on ? "a:a:a" : ["x"]]',
    '[format("ecs:%d:get", "servers")]',
    '[format("ecs:%d:get", true)]',
    "[local.ab[true]]",
    '[local.ab[""]]',
    '[split(",", "a,b") == ["a", "b"] ? "x:y:z" : "a:a:a"]',
    '[tomap({ a = "b" }) == { a = "b" } ? "x:y:z" : "a:a:a"]',
    '[{ a = "b" } == { a = "b" } ? "x:y:z" : "a:a:a"]',
  ]) {
    const [view] = parseTerraform(allow(list)).views;
    assert.equal(view!.unknown.length > 0 || view!.guards.length > 0, true, list);
  }
  const [onlyHole] = parseTerraform(allow('concat(["x:y:z"], "a:a:a")')).views;
  assert.doesNotMatch(onlyHole!.text, /x:y:z|a:a:a/);
});

test("terraform: a list or set has one type, and values of different types are not equal", () => {
  for (const [list, wanted] of [
    ['distinct([1, "1"])', ["1"]],
    ['compact(["a:b:c", 1, ""])', ["a:b:c", "1"]],
    ['toset([1, "1", true])', ["1", "true"]],
    ['tolist(["a", 1])', ["a", "1"]],
    ['sort([1, "a", true])', ["1", "a", "true"]],
    ['setsubtract(["a", "1"], [1])', ["a"]],
    ['setintersection(["1"], [1])', ["1"]],
    ['setunion(["1"], [1])', ["1"]],
    ['values(tomap({ a = "x", b = 1 }))', ["x", "1"]],
    ['local.on ? ["a", 1] : []', ["a", "1"]],
    ['local.on ? ["a", 1] : [true, "x"]', ["a", "1"]],
    ['[local.on ? 1 : "x"]', ["1"]],
    ['[format("a:%d:c", "1")]', ["a:1:c"]],
    ['concat([["a:b:c"], ["d:e:f"]]...)', ["a:b:c", "d:e:f"]],
    ['[local.ab["1"]]', ["a:a:a"]],
    ['[toset(["a"]) == ["a"] ? "x:y:z" : "a:a:a"]', ["a:a:a"]],
    ['[["a"] == ["a"] ? "x:y:z" : "a:a:a"]', ["x:y:z"]],
    ['[{ a = "b" } == { b = "a" } ? "x:y:z" : "a:a:a"]', ["a:a:a"]],
  ] as const) {
    const [view] = parseTerraform(allow(list)).views;
    const { Statement } = JSON.parse(view!.text) as Read;
    assert.deepEqual([Statement[0]!.Action, view!.unknown, view!.guards], [wanted, [], []], list);
  }
});
