import assert from "node:assert/strict";
import test from "node:test";
import { explanationToMarkdown } from "../../../server/src/core/describe/explanation/explanation.js";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list");

const locals = 'locals {\n  stop = ["ecs:servers:stop"]\n  none = []\n  null = null\n  empty = ""\n  op = "list"\n}\n';
const role = (policy: string) => `${locals}resource "huaweicloud_identity_role" "t" {\n  policy = ${policy}\n}\n`;
const object = (...statements: string[]) => role(`jsonencode({ Version = "1.1", Statement = [${statements.join(", ")}] })`);
const allow = (actions: string) => `{ Effect = "Allow", Action = ${actions} }`;
const found = (text: string) => lintSource(text, "terraform", facts).findings.map(({ rule }) => rule.id);

/** The first Action of the policy, and the texts of its alternatives. */
function readActions(actions: string) {
  const view = parseTerraform(object(allow(actions))).views[0]!;
  const policy = JSON.parse(view.text) as { readonly Statement: readonly { readonly Action: unknown }[] };
  return {
    actions: policy.Statement[0]!.Action,
    alternatives: view.alternatives.map((all) => all.map(({ start, end }) => view.text.slice(start, end))),
    isKnown: view.unknown.length === 0,
  };
}

test("terraform: coalescelist, coalesce and try have the value of their first argument that has one", () => {
  for (const value of [
    'coalescelist(["ecs:servers:stop"], ["ecs:servers:get", "iam:*:*"])',
    'coalescelist([], local.none, local.stop, ["iam:*:*"])',
    'coalescelist(concat([], local.stop), var.more)',
    'coalesce(local.stop, ["iam:*:*"])',
    'coalesce(null, local.null, ["ecs:servers:stop"], var.more)',
    'try(local.stop, ["iam:*:*"])',
    'try((["ecs:servers:stop"]), var.more)',
    '[coalesce("", local.empty, "ecs:servers:stop", "iam:*:*")]',
    '[try("ecs:servers:stop", var.x)]',
    'tolist(coalescelist(local.stop, ["iam:*:*"]))',
    'concat(coalescelist(local.none, try(local.stop, [])), [])',
    "try(local.none[0], local.stop)",
    '["ecs:servers:${coalesce("", "stop")}"]',
  ])
    assert.deepEqual(
      readActions(value),
      { actions: ["ecs:servers:stop"], alternatives: [], isKnown: true },
      value,
    );
  const open = readActions('coalescelist(["ecs:servers:${var.op}"], ["iam:*:*"])');
  assert.deepEqual([open.actions, open.alternatives], [["ecs:servers:*"], []], "a list with an item is not empty");
});

test("terraform: arguments of coalescelist, coalesce and try are alternatives if it is not known which has a value", () => {
  const stop = '"ecs:servers:stop"';
  for (const [value, alternatives] of [
    ['coalescelist(var.x, ["ecs:servers:stop"], ["iam:*:*"])', ['"*"', stop]],
    ["coalesce(var.x, null, local.stop)", ['"*"', stop]],
    ["try(var.x, local.stop)", ['"*"', stop]],
    ["try(var.x[0], local.stop)", ['"*"', stop]],
    ['[try(var.x, "ecs:servers:stop"), "ecs:servers:list"]', ['"*"', stop]],
    ['[coalesce("${var.x}", "ecs:servers:stop")]', ['"*"', stop]],
    ["concat(try(var.x, []), [])", ['"*"']],
    ['coalescelist(var.on ? ["ecs:servers:list"] : [], local.stop)', ['"ecs:servers:list"', stop]],
  ] as const) {
    const read = readActions(value);
    assert.deepEqual(read.alternatives.at(-1), alternatives, value);
  }
});

test("terraform: what an alternative of try denies is no certain conflict", () => {
  const denied = (actions: string) => object(allow('["ecs:servers:list"]'), `{ Effect = "Deny", Action = ${actions} }`);
  assert.deepEqual(found(denied('try(var.denied, ["ecs:servers:list"])')), []);
  assert.deepEqual(found(denied('coalescelist(["ecs:servers:list"], var.denied)')), ["allow-deny-conflict"]);
  assert.deepEqual(found(object(allow('coalescelist(["ecs:servers:list"], ["iam:*:*"])'))), []);
});

test("terraform: a statement, an effect or a policy with try is read as far as it is certain", () => {
  const statement = allow('["ecs:servers:stop"]');
  assert.deepEqual(found(object(`try(${statement}, {})`)), ["missing-dependency"]);
  assert.deepEqual(found(object(`coalesce(null, ${statement})`)), ["missing-dependency"]);
  assert.deepEqual(found(object(`{ Effect = try("Allow", var.e), Action = local.stop }`)), ["missing-dependency"]);
  const text = role(`try(jsonencode({ Version = "1.1", Statement = [${statement}] }), var.policy)`);
  assert.deepEqual(found(text), ["missing-dependency"]);
  const two = role(`coalesce(var.policy, jsonencode({ Version = "1.1", Statement = [${statement}] }))`);
  const { unread, views } = parseTerraform(two);
  assert.deepEqual([unread.length, views.length], [1, 1]);
  const explained = explainSource({ text: two, notation: "terraform" }, facts, "en");
  assert.match(explanationToMarkdown(explained, "en"), /`var\.policy` \(line /);
});

test("terraform: compact drops empty strings and null", () => {
  const both = ["ecs:servers:stop", "ecs:servers:list"];
  for (const [value, actions] of [
    ['compact(["ecs:servers:stop", ""])', ["ecs:servers:stop"]],
    ['compact(["", "ecs:servers:stop", null, local.empty, local.null, "ecs:servers:list", "", ])', both],
    ['compact(["ecs:servers:stop", var.on ? "ecs:servers:list" : "", null])', both],
    ['compact(["ecs:servers:stop", var.on ? "" : null])', ["ecs:servers:stop"]],
    ['compact(concat(["ecs:servers:stop", ""], var.on ? ["ecs:servers:list", ""] : [""]))', both],
    ['compact(concat([""], local.none, ["ecs:servers:stop"], split(",", ",ecs:servers:list")))', both],
    ['compact(flatten([["ecs:servers:stop"], ["", "ecs:servers:list"]]))', both],
    ['tolist(compact(["ecs:servers:stop", ""]))', ["ecs:servers:stop"]],
    ['compact([""])', []],
    ['concat(["ecs:servers:stop"], compact(concat([""], [var.on ? "" : null], var.on ? [] : [""])))', ["ecs:servers:stop"]],
    ['concat(["ecs:servers:stop"], compact([""]), local.none, ["ecs:servers:list"])', both],
    ['concat(["ecs:servers:stop", ""], compact(["ecs:servers:list"]))', ["ecs:servers:stop", "", "ecs:servers:list"]],
  ] as const)
    assert.deepEqual(readActions(value).actions, actions, value);
  const text = (resource: string) =>
    object(`{ Effect = "Allow", Action = ["ecs:servers:list"], ${resource} }`);
  const isQuiet = (resource: string) => assert.deepEqual(found(text(resource)), [], resource);
  isQuiet('Resource = compact(["ecs:*:*:instance:x", ""])');
  isQuiet('Condition = { StringEquals = { "g:UserName" = compact(["a", "", var.x]) } }');
  assert.deepEqual(readActions('compact(["ecs:servers:stop", ""])').isKnown, true);
});
