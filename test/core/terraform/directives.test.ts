import assert from "node:assert/strict";
import test from "node:test";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { knownPolicies } from "../../../server/src/core/terraform/known.js";
import { reread } from "../../../server/src/core/terraform/reread/reread.js";
import { readInFolder } from "../../../server/src/core/terraform/used-locals.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:list\necs:servers:get\necs:servers:stop");
const hcl = (actions: string) => `locals {
  ops  = ["get", "list"]
  none = false
}
resource "huaweicloud_identity_role" "t" {
  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = [${actions}] }] })
}
`;
const heredoc = (actions: string) => hcl("").replace(
  /jsonencode\(.*\)/,
  `<<-EOT\n    { "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": [${actions}] }] }\n  EOT`,
);
const json = (actions: string) => JSON.stringify({
  locals: { ops: ["get", "list"], none: false },
  resource: { huaweicloud_identity_role: { t: {
    policy: "${jsonencode({ Version = \"1.1\", Statement = [{ Effect = \"Allow\", Action = local.actions }] })}",
  } } },
}).replace('"none":false', `"none":false,"actions":[${actions}]`);

/** The actions of a file, and how many of its values are not known. */
function read(text: string): unknown {
  const { policies, unknown } = knownPolicies(text);
  const statements = policies.flatMap(({ file }) => file.policies.flatMap((one) => one.statements));
  return [...statements.flatMap(({ actions }) => actions.map(({ pattern }) => pattern.text)), unknown.length];
}

test("terraform: directives in a string are evaluated if all that matters is known, in each notation", () => {
  for (const print of [hcl, heredoc, json]) {
    for (const [action, ...expected] of [
      ['"ecs:servers:%{ if local.none }get%{ else }list%{ endif }"', "ecs:servers:list", 0],
      ['"ecs:servers:%{ for x in local.ops ~} ${x == local.ops[0] ? x : local.ops[2]} %{~ endfor }"', 1],
      ['"ecs:%{ for i, x in local.ops }%{ if i == 0 }servers:${x}%{ endif }%{ endfor }"', "ecs:servers:get", 0],
      ['"ecs:servers:%{ if local.none }${var.x}%{ else }stop%{ endif }"', "ecs:servers:stop", 0],
      ['"ecs:servers:%{ if var.x }get%{ else }list%{ endif }"', 1],
      ['"ecs:servers:%{ for x in local.ops }${x}"', 1],
    ] as const) {
      const written = print === json ? action.replaceAll(/(?<=[ {])"|"(?=[ }])/g, '\\"') : action;
      assert.deepEqual(read(print(written)), expected, print(written));
    }
  }
});

test("terraform: a text that directives make is checked, and left as it is by fixes", () => {
  for (const print of [hcl, heredoc]) {
    const text = print('"ecs:servers:%{ if local.none }get%{ else }lsit%{ endif }", "ECS:servers:stop"');
    const { findings } = lintSource(text, "terraform", facts);
    assert.deepEqual(findings.map(({ rule }) => rule.id), ["unknown-action", "service-case"]);
    const [slip, letters] = findings;
    assert.ok(slip!.fixes().every(({ refused }) => refused), "no fix changes what Terraform computes");
    assert.equal(applyEdits(text, letters!.fixes()[0]!.edits), text.replace("ECS", "ecs"));
  }
});

test("terraform: after an edit between directives, the file is read as if it were new", () => {
  for (const print of [hcl, heredoc]) {
    const text = print('"ecs:servers:%{ if local.none }get%{ else }list%{ endif }"');
    for (const [from, to] of [["list", "stop"], ["local.none", "true"], ["else", "endif"]] as const) {
      const start = text.lastIndexOf(from);
      const change = { start, oldEnd: start + from.length, newEnd: start + to.length };
      const after = text.slice(0, start) + to + text.slice(change.oldEnd);
      const again = reread(readInFolder(text), change, after);
      const fresh = readInFolder(after);
      const textsOf = ({ host }: typeof fresh) => host.views.map((one) => one.text);
      assert.deepEqual(textsOf(again ?? fresh), textsOf(fresh), after);
    }
  }
});

test("terraform: a directive around a value is one unknown value", () => {
  const role = (policy: string) => `resource "huaweicloud_identity_role" "t" {\n  policy = <<-EOT\n${policy}\n  EOT\n}\n`;
  const document = (statements: string) => `{ "Version": "1.1", "Statement": ${statements} }`;
  const either = (yes: string, no: string) => `%{ if var.x }${yes}%{ else }${no}%{ endif }`;
  const action = '"Action": ["ecs:servers:get"]';
  const of = (statement: string) => role(document(`[{ ${statement} }]`));
  const get = (rest = "") => `{ "Effect": "Allow", "Action": ["ecs:servers:get"]${rest} }`;
  const list = get().replace("get", "list");
  const limit = ', "Condition": { "Bool": { "g:MFAPresent": ["true"] } }';
  const server = (id: string) => `["ECS:*:*:server:${id}"]`;
  const opened = either('{ "Effect": "Deny",', '{ "Effect": "Allow",');
  for (const [text, expected] of [
    [of(`"Effect": ${either('"Allow"', '"Deny"')}, ${action}`), ["effect ecs:servers:get"]],
    [of(`"Effect": "Allow", "Action": ${either('["ecs:servers:get"]', '["ecs:servers:list"]')}`), ["Allow"]],
    [role(document(either(`[${get()}]`, `[${list}]`))), []],
    [of(`${either('"Effect": "Deny",', '"Effect": "Allow",')} ${action}`), "nothing"],
    [of(`"Effect": "Allow", ${either(action, '"Action": ["ecs:servers:list"]')}`), "nothing"],
    [role(either(document(`[${get()}]`), document(`[${list}]`))), "nothing"],
    [role(document(`[${opened} ${action} }]`)), "nothing"],
    // Around items of a list, and around properties that the other branch does not have, the document is read.
    [role(document(`[${either(get(), list)}]`)), ["Allow ecs:servers:get", "Allow ecs:servers:list"]],
    [of(`"Effect": "Allow", ${action}%{ if var.x }${limit}%{ endif }`), ["Allow ecs:servers:get"]],
    [
      role(document(`[${either(get(`, "Resource": ${either(server("a"), server("b"))}`), list)}]`)),
      ["Allow ecs:servers:get", "Allow ecs:servers:list"],
    ],
  ] as const) {
    assert.deepEqual(lintSource(text, "terraform", facts).findings.map(({ rule }) => rule.id), [], text);
    const { policies, unknown } = knownPolicies(text);
    const statements = policies.flatMap(({ file, unknownParts }) =>
      file.policies.flatMap((one, index) => one.statements.map(({ effect, actions }, at) =>
        [effect?.value ?? unknownParts[index]?.[at]?.unknownPart, ...actions.map(({ pattern }) => pattern.text)].join(" "),
      )),
    );
    const isNothing = policies.every(({ file }) => file.policies.length === 0);
    assert.deepEqual(isNothing ? "nothing" : statements, expected, text);
    if (isNothing) assert.equal(unknown.length, 1, text);
  }
});
