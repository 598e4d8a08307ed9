import test from "node:test";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";
import { checkGolden, messageOf } from "../../support/fixture.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:list\necs:servers:list\necs:servers:get\nevs:volumes:list");

const locals = 'locals {\n  stop  = ["ecs:servers:stop"]\n  two   = ["ecs:servers:stop", "ecs:servers:get"]\n  empty = []\n}\n';
const role = (actions: string) =>
  `${locals}resource "huaweicloud_identity_role" "t" {\n  policy = jsonencode({\n    Version = "1.1"\n    Statement = [{\n      Effect = "Allow"\n      Action = ${actions}\n    }]\n  })\n}\n`;
const lines = (text: string) => text.replace(/\n/g, "\n      ");

/** The actions of a policy in which one is missing. */
const missing = [
  'concat(["evs:volumes:list"], ["ecs:servers:stop"], ["ecs:servers:get"])',
  'concat(["ecs:servers:stop",], ["ecs:servers:get",],)',
  'concat([\n  "evs:volumes:list",\n  "ecs:servers:stop"\n], [\n  "ecs:servers:get"\n])',
  'concat([\n  "evs:volumes:list",\n  "ecs:servers:stop" # stop\n], [\n  "ecs:servers:get"\n])',
  'concat([\n  "evs:volumes:list", "ecs:servers:stop"\n], [\n  "ecs:servers:get"\n])',
  'concat([\n  "evs:volumes:list",\n  "ecs:servers:stop"], [\n  "ecs:servers:get"\n])',
  'concat(["ecs:servers:get", "ecs:servers:stop" /* stop */], ["evs:volumes:list"])',
  'concat((["ecs:servers:stop"]), ["evs:volumes:list"])',
  'concat(["ecs:servers:${"stop"}"], ["ecs:servers:get"])',
  'concat(["evs:volumes:list"], ["ecs:servers:stop"], local.empty)',
  'concat(["ecs:servers:stop"], local.empty, local.two)',
  'concat(local.stop, ["evs:volumes:list"])',
  'concat(local.stop, [\n  "evs:volumes:list",\n])',
  'concat(local.stop, local.stop)',
  'concat(["ecs:servers:stop"], [for x in var.l : "evs:${x}:get"], ["evs:volumes:list"])',
  '[for x in ["stop", "get"] : "ecs:servers:${x}"]',
  'concat([for x in ["stop", "get"] : "ecs:servers:${x}"], ["evs:volumes:list"])',
  'var.x ? ["ecs:servers:stop"] : ["ecs:servers:get"]',
  'concat(var.x ? ["ecs:servers:stop"] : [], ["evs:volumes:list"])',
  'concat(["evs:volumes:list"], var.x ? ["ecs:servers:get"] : ["ecs:servers:stop"])',
  '[var.x ? "ecs:servers:stop" : "evs:volumes:list", "ecs:servers:get"]',
  'coalescelist(local.empty, ["ecs:servers:stop"], ["ecs:servers:get"])',
  'try(["ecs:servers:stop"], ["ecs:servers:get"])',
  'distinct(concat(["ecs:servers:stop"], ["evs:volumes:list"], ["ecs:servers:stop"]))',
  'compact(["ecs:servers:stop", "", "ecs:servers:get"])',
  'flatten([["evs:volumes:list"], ["ecs:servers:stop"], "ecs:servers:get"])',
  'toset(["ecs:servers:stop", "evs:volumes:list"])',
  'toset(["evs:volumes:list", "ecs:servers:stop"])',
  'sort(["evs:volumes:list", "ecs:servers:stop"])',
  'setunion(["evs:volumes:list"], ["ecs:servers:stop"], ["evs:volumes:list"])',
  'reverse(["ecs:servers:stop", "evs:volumes:list"])',
  'split(",", "ecs:servers:stop,ecs:servers:get")',
  'formatlist("ecs:servers:%s", ["stop", "get"])',
];

/** The actions of a policy in which one is repeated. */
const repeated = [
  'concat(["ecs:servers:get"], ["ecs:servers:get"])',
  'concat(["ecs:servers:get"], ["ecs:servers:get",], ["evs:volumes:list"])',
  'concat(["ecs:servers:get"], ["ecs:servers:get", "evs:volumes:list"])',
  'concat(["ecs:servers:get"], ["evs:volumes:list", "ecs:servers:get"], ["ecs:servers:list"])',
  'concat([\n  "ecs:servers:get",\n], [\n  "ecs:servers:get",\n])',
  'concat([\n  "ecs:servers:get"\n], [\n  "evs:volumes:list",\n  "ecs:servers:get"\n], ["ecs:servers:list"])',
  'concat([\n  "ecs:servers:get"\n], [\n  "ecs:servers:get",\n  "evs:volumes:list"\n])',
  'concat(["ecs:servers:get"], local.two, ["ecs:servers:list"])',
  'concat(local.two, ["ecs:servers:get"], ["ecs:servers:list"])',
  'concat(["ecs:servers:get"], var.x ? ["ecs:servers:get", "evs:volumes:list"] : [])',
  'concat(["ecs:servers:get"], var.x ? ["ecs:servers:get"] : [])',
  'concat(["ecs:servers:get"], split(",", "ecs:servers:get"))',
  'compact(["ecs:servers:get", "", "ecs:servers:get"])',
];

/** What each fix of a rule makes of the file, without what it leaves as it is. */
function fixesOf(text: string, rule: string): string[] {
  return lintSource(text, "terraform", facts).findings.filter((finding) => finding.rule.id === rule).flatMap((finding) =>
    finding.fixes().map(({ refused, edits }) => {
      if (refused) return `--- ${messageOf(finding)}\nrefused: ${refused.reason.en}\n`;
      const after = applyEdits(text, edits);
      const [local, actions] = [after.slice(0, after.indexOf("resource")), after.slice(after.indexOf("Action = ") + 9, after.indexOf("\n    }]"))];
      return `--- ${messageOf(finding)}\n${local === locals ? "" : local}${actions.replace(/\n {6}/g, "\n")}\n`;
    }),
  );
}

test("terraform: a fix is written in one part of a computed list, or is refused with the reason (golden)", () => {
  const printed = [
    ...missing.map((actions) => [actions, "missing-dependency"] as const),
    ...repeated.map((actions) => [actions, "duplicate-action"] as const),
  ].map(([actions, rule]) => `=== ${actions}\n${fixesOf(role(lines(actions)), rule).join("") || "no fix\n"}`);
  checkGolden("terraform/parts.txt", printed.join("\n"));
});
