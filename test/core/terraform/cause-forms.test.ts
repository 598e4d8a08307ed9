import assert from "node:assert/strict";
import test from "node:test";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { localCauseText } from "../../../server/src/core/terraform/cause/local-cause.js";
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
  return unknown.map(({ cause, notComputed }) =>
    cause ? localCauseText(cause).en : notComputed ? "not computed" : "not before Terraform runs",
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
[for a in local.l : "\${a}\${b}"]  => b is not a value: write a string in quotes
"x\${local.l}"                     => local.l is a list or an object, which cannot be a part of a string
"x\${local.obj}"                   => local.obj is a list or an object, which cannot be a part of a string
[for a in local.s : a]             => local.s is not a list or an object, so a loop over it is an error
[for a in local.more : a.x]        => a has no "x"
[for a in local.more : a.x if can(a.x)] => not computed
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
  assert.deepEqual(unknown.map(({ cause }) => cause), [undefined, undefined]);
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
