import assert from "node:assert/strict";
import test from "node:test";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { localCausesText } from "../../../server/src/core/terraform/cause/local-cause.js";
import { catalog } from "../../support/catalog.js";

// The cause of an unknown value is found in every part of an expression that matters, and in no other part.
// What Terraform 1.11.4 says is beside each expression.

const facts = catalog("ecs:servers:list\necs:servers:get");
const locals = `locals {
  obj  = { a = 1, l = ["x"], in = { b = "y" } }
  part = { k = local.gone, ok = ["x"], v = var.v }
  mix  = [var.v, ["x"]]
  l    = ["x"]
  s    = "str"
  n    = null
  same = local.part
  flag = true
  keys = { for a in local.l : a => var.v }
  set  = toset(["x"])
  key  = "l"
  more = [{ x = "a" }, { y = "b" }]
}
`;

/** What is said about the values of a list of actions that are not known. */
function said(actions: string): string[] {
  const policy = `{ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${actions} }] }`;
  const text = `${locals}resource "huaweicloud_identity_role" "t" {\n  policy = jsonencode(${policy})\n}\n`;
  const { unknown = [] } = explainSource({ text, notation: "terraform" }, facts, "en");
  return unknown.map(({ causes, notComputed }) =>
    causes ? localCausesText(causes).en : notComputed ? "not computed" : "not before Terraform runs",
  );
}

const gone = "no definition of local.gone was found in this folder";

/** Each line: an expression for an action, and after `=>` what is said. */
const lines = `
local.obj.zz                       => local.obj has no "zz"
local.obj["zz"]                    => local.obj has no "zz"
local.obj[0]                       => local.obj has no "0"
local.obj.in.zz                    => local.obj.in has no "zz"
local.obj.a.y                      => local.obj.a has no "y"
local.obj.l[1]                     => local.obj.l has no item with index 1
local.obj[local.key][4]            => local.obj["l"] has no item with index 4
local.l[3]                         => local.l has no item with index 3
local.l[-1]                        => local.l has no item with index -1
local.l.1                          => local.l has no item with index 1
local.l.foo                        => local.l has no "foo"
local.s[0]                         => local.s is not a list or an object, so it has no item with index 0
local.s.x                          => local.s has no "x"
local.n.x                          => local.n has no "x"
local.n[0]                         => local.n is not a list or an object, so it has no item with index 0
local.set[0]                       => local.set is not a list or an object, so it has no item with index 0
local.part.zz                      => local.part has no "zz"
local.part.k                       => ${gone}
local.part.k.x                     => ${gone}
local.part.ok[5]                   => local.part.ok has no item with index 5
local.part.v                       => not before Terraform runs
local.same.zz                      => local.part has no "zz"
local.mix[2]                       => local.mix has no item with index 2
local.mix[1][3]                    => local.mix[1] has no item with index 3
local.mix[0]                       => not before Terraform runs
(local.obj).zz                     => (local.obj) has no "zz"
{ a = 1 }.b                        => { a = 1 } has no "b"
local.more[*].x                    => local.more[1] has no "x"
local.more.*.x                     => local.more[1] has no "x"
merge(local.obj, {}).zz            => merge(local.obj, {}) has no "zz"
locals.x                           => Terraform rejects locals.x: write local.x
Local.x                            => Terraform rejects Local.x: write local.x
local["l"]                         => Terraform rejects local["l"]: write it with a dot
local[local.key]                   => local must be followed by a dot and the name of a value
local                              => local must be followed by a dot and the name of a value
locl.x                             => Terraform rejects locl.x: write local.x
vars.x                             => Terraform rejects vars.x: write var.x
variable.x                         => Terraform rejects variable.x: write var.x
ecs                                => ecs is not a value: write a string in quotes
"ecs:\${get}"                      => get is not a value: write a string in quotes
flaten(["x"])                      => Terraform rejects flaten: write flatten
urldecode("x")                     => not computed
Format("x")                        => Terraform rejects Format: write format
some_type.name.id                  => not before Terraform runs
local.l[var.v]                     => not before Terraform runs
core::flaten(["x"])                => Terraform rejects core::flaten: write core::flatten
core::concat(core::flaten(["x"]), ["y"]) => Terraform rejects core::flaten: write core::flatten
core::core::flaten(["x"])          => not before Terraform runs
provider::x::flaten("x")           => not before Terraform runs
"%{ for x in local.l }\${md5(x)}%{ endfor }" => not computed
"%{ for x in local.l }\${x.y}%{ endfor }"  => x has no "y"
"%{ for x in local.more }\${x.x}%{ endfor }" => x has no "x"
"%{ for x in local.s }\${x}%{ endfor }"    => local.s is not a list or an object, so a loop over it is an error
"%{ for x in var.v }\${local.gone}%{ endfor }" => ${gone}
"%{ for x in local.l }\${local.l}%{ endfor }" => local.l is a list or an object, which cannot be a part of a string
"%{ if local.flag }\${local.gone}%{ endif }" => ${gone}
"%{ if local.gone }a%{ endif }"            => ${gone}
"%{ if var.v }\${local.gone}%{ endif }"    => ${gone}
"a%{ for x in local.more }\${x.x}%{ endfor }" => x has no "x"
[for a in local.l : "\${a}\${b}"]  => b is not a value: write a string in quotes
"x\${local.l}"                     => local.l is a list or an object, which cannot be a part of a string
"x\${local.obj}"                   => local.obj is a list or an object, which cannot be a part of a string
[for a in local.s : a]             => local.s is not a list or an object, so a loop over it is an error
[for a in local.more : a.x]        => a has no "x"
[for a in local.more : a.x if can(a.x)] => not computed
[local.gone, local.part.zz, local.gone] => ${gone}; local.part has no "zz"
"\${local.gone}:\${Format("x")}"    => ${gone}; Terraform rejects Format: write format
md5(local.gone) == local.l[3] ? "a" : "b" => ${gone}; local.l has no item with index 3
merge(local.obj, { y = var.v }).zz => merge(local.obj, { y = var.v }) has no "zz"
merge(local.obj, { y = var.v })["zz"] => merge(local.obj, { y = var.v }) has no "zz"
merge({ y = var.v }, null).zz      => merge({ y = var.v }, null) has no "zz"
merge({ y = var.v }, { y = { b = 1 } }).y.c => merge({ y = var.v }, { y = { b = 1 } }).y has no "c"
merge(local.same, { y = var.v }).zz => merge(local.same, { y = var.v }) has no "zz"
merge(local.obj, var.v).zz         => not before Terraform runs
merge({ (var.v) = 1 }, {}).zz      => not before Terraform runs
merge(local.obj, { y = var.v }).y  => not before Terraform runs
concat([var.v], ["a"])[7]          => concat([var.v], ["a"]) has no item with index 7
concat(local.l, [var.v])[3]        => concat(local.l, [var.v]) has no item with index 3
concat(local.mix, ["a"])[1][4]     => local.mix[1] has no item with index 4
concat(var.v, ["a"])[7]            => not before Terraform runs
concat(local.l, [{ k = var.v }])[1].zz => concat(local.l, [{ k = var.v }])[1] has no "zz"
tolist([var.v])[4]                 => tolist([var.v]) has no item with index 4
[for a in local.l : var.v][3]      => [for a in local.l : var.v] has no item with index 3
[for a in local.l : { k = var.v }][0].zz => [for a in local.l : { k = var.v }][0] has no "zz"
local.keys.zz                      => local.keys has no "zz"
local.keys.x                       => not before Terraform runs
`;

/** Expressions with a hole for one that is not known: the cause is found there. */
const forms = `
X
(X)
"x\${X}"
"x\${md5(X)}y"
"\${X}"
[X]
[["x"], X]
md5(X)
join(",", ["x", X])
concat(["x"], [X])[0]
format("%s", X)
X[0]
X.y
X[*].y
local.l[X]
local.obj[X]
var.v[X]
data.a.b[X].c
-X
!X
1 + X
X == "a"
X ? "a" : "b"
var.v ? X : "b"
var.v ? "a" : X
local.flag ? X : "b"
{ k = X }
{ (X) = "a" }
{ k = X }.k
[X][0]
[for a in X : a]
[for a in X : md5(a)]
[for a in var.v : X]
[for a in local.l : X]
[for a in local.l : a if X]
[for a in var.v : a if X]
{ for a in X : a => a }
{ for a in var.v : X => a }
{ for a in local.l : a => X }
[for a in [for b in X : b] : a]
try(X, "a")
coalesce(X, "a")
lookup({ a = 1 }, X)
`;

/** Expressions whose value does not depend on the hole. */
const idle = `
local.flag ? "a" : X
{ k = X, ok = "a" }.ok
[X, "a"][1]
[for a in [] : X]
[for a in local.l : X if false]
[for local in ["a"] : md5(local)]
`;

const of = (text: string) => text.trim().split("\n");

test("terraform: what is the matter with an expression is said as exactly as Terraform says it", () => {
  for (const line of of(lines)) {
    const [expression = "", expected = ""] = line.split(" => ").length > 2
      ? [line.slice(0, line.lastIndexOf(" => ")), line.slice(line.lastIndexOf(" => ") + 4)]
      : line.split(" => ");
    assert.deepEqual(said(`[${expression.trim()}]`), [expected], expression);
  }
});

test("terraform: a part of a local value is known if another part is not", () => {
  for (const known of ["local.part.ok[0]", "local.obj[local.key][0]"])
    assert.deepEqual(said(`[${known}]`), [], known);
});

test("terraform: the variables of a template file have no definition in the folder", () => {
  const text = '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:${op}", "${vars.x}"] }] }';
  const { unknown = [] } = explainSource({ text, notation: "terraform" }, facts, "en");
  assert.deepEqual(unknown.map(({ causes }) => causes), [undefined, undefined]);
});

test("terraform: the cause is found in each part of each form of an expression", () => {
  for (const form of of(forms)) {
    for (const [hole, expected] of [
      ["local.gone", gone],
      ["locals.x", "Terraform rejects locals.x: write local.x"],
      ["local.part.k", gone],
    ] as const)
      assert.deepEqual(said(`[md5(${form.replaceAll("X", hole)})]`), [expected], form);
  }
});

test("terraform: no cause is found in a part that does not matter", () => {
  for (const form of of(idle)) {
    const found = said(`[md5(${form.replaceAll("X", "local.gone")})]`);
    assert.ok(found.every((one) => one === "not computed" || one.startsWith("not before")), `${form}: ${found.join()}`);
  }
});
