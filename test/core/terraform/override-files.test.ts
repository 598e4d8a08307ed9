import assert from "node:assert/strict";
import test from "node:test";
import { localCausesText } from "../../../server/src/core/terraform/cause/local-cause.js";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { parseAllPolicies } from "../../../server/src/core/terraform/find.js";
import { isOverrideName, siblingTexts } from "../../../server/src/core/terraform/override-files.js";
import { undecidedRanges, valuesAt } from "../../../server/src/core/terraform/unknown-values.js";
import { readInFolder } from "../../../server/src/core/terraform/used-locals.js";
import { catalog } from "../../support/catalog.js";

// Terraform 1.11.4 gives the values that are expected here.

const role = 'resource "huaweicloud_identity_role" "r" {\n  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = local.acts }] })\n}\n';
const roleInJson = JSON.stringify({
  resource: { huaweicloud_identity_role: { r: { policy: '${jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = local.acts }] })}' } } },
});
const locals = (value: string) => `locals {\n  acts = ${value}\n}\n`;
const localsInJson = (value: unknown) => JSON.stringify({ locals: { acts: value } });

function read(name: string, files: Readonly<Record<string, string>>) {
  const others = Object.entries(files).flatMap(([other, text]) => (other === name ? [] : { name: other, text }));
  return parseAllPolicies(files[name]!, siblingTexts(name, others));
}

/** The actions of the policy, or why they are not known. */
function actionsIn(name: string, files: Readonly<Record<string, string>>): unknown {
  const file = read(name, files);
  const [unknown] = valuesAt(file, undecidedRanges(file));
  if (unknown) return unknown.causes ? localCausesText(unknown.causes).en : unknown.text;
  return (JSON.parse(file.views[0]!.text) as { Statement: [{ Action: unknown }] }).Statement[0].Action;
}

test("terraform: names of override files", () => {
  for (const name of ["override.tf", "main_override.tf", "a_override.tf.json", "override.tofu", "x_override.tofu.json"])
    assert.ok(isOverrideName(name), name);
  for (const name of ["overrides.tf", "myoverride.tf", "override_main.tf", "override.json", "main.tf"])
    assert.ok(!isOverrideName(name), name);
});

test("terraform: a local value of an override file replaces the one of another file", () => {
  for (const [main, text] of [["main.tf", role], ["main.tf.json", roleInJson]] as const)
    for (const base of [{ "locals.tf": locals('["a:b:base"]') }, { "locals.tf.json": localsInJson(["a:b:base"]) }])
      for (const [override, value] of [["z_override.tf", locals('["a:b:over"]')], ["a_override.tf.json", localsInJson(["a:b:over"])]] as const)
        assert.deepEqual(actionsIn(main, { [main]: text, ...base, [override]: value }), ["a:b:over"], `${main} ${override}`);
  const own = { "main.tf": locals('["a:b:base"]') + role, "override.tf": locals('["a:b:over"]') };
  assert.deepEqual(actionsIn("main.tf", own), ["a:b:over"], "the base is in the file with the policy");
  const inJson = { "main.tf.json": JSON.stringify({ ...(JSON.parse(roleInJson) as object), ...(JSON.parse(localsInJson(["a:b:base"])) as object) }), "override.tf": locals('["a:b:over"]') };
  assert.deepEqual(actionsIn("main.tf.json", inJson), ["a:b:over"]);
  const overriding = { "main_override.tf": locals('["a:b:over"]') + role, "locals.tf": locals('["a:b:base"]') };
  assert.deepEqual(actionsIn("main_override.tf", overriding), ["a:b:over"], "the override is in the file with the policy");
});

test("terraform: of several override files, the last one by name counts, and in it the last definition", () => {
  const base = { "main.tf": locals('["a:b:base"]') + role };
  assert.deepEqual(actionsIn("main.tf", { ...base, "override.tf": locals('["a:b:o"]'), "a_override.tf": locals('["a:b:a"]') }), ["a:b:o"]);
  assert.deepEqual(actionsIn("main.tf", { ...base, "override.tf": locals('["a:b:o"]'), "q_override.tf": locals('["a:b:q"]') }), ["a:b:q"]);
  assert.deepEqual(actionsIn("main.tf", { ...base, "override.tf": locals('["a:b:1"]') + locals('["a:b:2"]') }), ["a:b:2"]);
});

test("terraform: a local value that is defined twice outside of override files is an error, with any override", () => {
  const files = { "main.tf": locals('["a:b:1"]') + role, "locals.tf": locals('["a:b:2"]') };
  assert.equal(actionsIn("main.tf", files), "local.acts is defined more than once");
  assert.equal(actionsIn("main.tf", { ...files, "override.tf": locals('["a:b:3"]') }), "local.acts is defined more than once");
});

test("terraform: an unknown value of an override file is not called defined twice", () => {
  const files = { "main.tf": locals('["a:b:1"]') + role, "override.tf": locals("[var.x]") };
  assert.equal(actionsIn("main.tf", files), "var.x");
  assert.equal(actionsIn("main.tf", { ...files, "override.tf": locals("[local.none]") }), "no definition of local.none was found in this folder");
});

test("terraform: the policies that use a local value of a file see the override, too", () => {
  const [main, over] = [locals('["a:b:base"]') + role, locals('["a:b:over"]')];
  const names = [{ name: "main.tf", text: main }, { name: "override.tf", text: over }];
  const actions = ({ views }: { readonly views: readonly { readonly text: string }[] }) => views.map(({ text }) => /"a:b:\w+"/.exec(text)?.[0]);
  const [user] = readInFolder(over, siblingTexts("override.tf", names.slice(0, 1))).users;
  assert.deepEqual(actions(user!.host), ['"a:b:over"']);
  assert.deepEqual(actions(readInFolder(main, siblingTexts("main.tf", names.slice(1))).host), ['"a:b:over"']);
});

test("terraform: a fix changes the value that counts", () => {
  const [main, over] = [locals('["ECS:servers:get"]') + role, locals('["ECS:servers:get"]')];
  const siblings = siblingTexts("override.tf", [{ name: "main.tf", text: main }]);
  const fixed = applySafeFixes(over, catalog("ecs:servers:get"), {}, "terraform", siblings);
  assert.deepEqual([fixed.text, ...fixed.siblings], [over.replace("ECS", "ecs"), main]);
});

test("terraform: of a .tf and a .tofu file with one name, a file is read with the one of its own kind", () => {
  const one = '["ecs:servers:stop"]';
  const other = '["ecs:servers:list"]';
  const files = { "locals.tf": locals(one), "locals.tofu": locals(other), "main.tf": role, "more.tofu": role };
  assert.deepEqual(actionsIn("main.tf", files), ["ecs:servers:stop"]);
  assert.deepEqual(actionsIn("more.tofu", files), ["ecs:servers:list"]);
  const inJson = { "locals.tf.json": localsInJson(["ecs:servers:stop"]), "locals.tofu.json": localsInJson(["ecs:servers:list"]) };
  assert.deepEqual(actionsIn("main.tf", { ...inJson, "main.tf": role }), ["ecs:servers:stop"]);
  assert.deepEqual(actionsIn("main.tofu", { ...inJson, "main.tofu": role }), ["ecs:servers:list"]);
  const own = { "main.tf": `${locals(one)}${role}`, "main.tofu": `${locals(other)}${role}` };
  assert.deepEqual(actionsIn("main.tf", own), ["ecs:servers:stop"]);
  assert.deepEqual(actionsIn("main.tofu", own), ["ecs:servers:list"]);
  // Without a file of the same name, OpenTofu reads both.
  assert.deepEqual(actionsIn("main.tofu", { "locals.tf": locals(one), "main.tofu": role }), ["ecs:servers:stop"]);
  assert.deepEqual(actionsIn("main.tf", { "locals.tofu": locals(one), "main.tf": role }), ["ecs:servers:stop"]);
});
