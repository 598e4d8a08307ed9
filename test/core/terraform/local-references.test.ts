import assert from "node:assert/strict";
import test from "node:test";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { mayNameLocals } from "../../../server/src/core/terraform/local-references.js";
import { format } from "../../../server/src/core/text/message.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:get");

const locals = 'locals {\n  base = ["ecs:servers:stop"]\n}\n';
const role = (actions: string, name = "t") =>
  `resource "huaweicloud_identity_role" "${name}" {\n  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${actions} }] })\n}\n`;

/** The ways to name a local that Terraform accepts where line breaks have no meaning. */
const names = [
  "local.base", "local . base", "local .base", "local\t. base", "local /* x */ . base", "local\n  .base",
  "local # x\n.base", "local // x\n .\n base",
];

test("terraform: a local is used with white space and comments between its parts, too", () => {
  for (const name of names) {
    const text = role(`concat(${name})`);
    assert.ok(mayNameLocals(text), name);
    assert.deepEqual(lintSource(text, "terraform", facts, undefined, [locals]).findings, [], name);
    const [found, ...others] = lintSource(locals, "terraform", facts, undefined, [text]).findings;
    assert.deepEqual([found?.rule.id, others.length], ["missing-dependency", 0], name);
  }
  const inJson = (name: string) =>
    JSON.stringify({
      resource: { opentelekomcloud_identity_role_v3: { t: { statement: { effect: "Allow", action: `\${(${name})}` } } } },
    });
  for (const name of ["local.base", "local . base", "local /* x */ .base", "local\n.base"]) {
    const [found] = lintSource(locals, "terraform", facts, undefined, [inJson(name)]).findings;
    assert.equal(found?.rule.id, "missing-dependency", name);
  }
});

test("terraform: a local that is used outside of policies in any of these ways is not changed", () => {
  for (const name of [...names, 'local["base"]', 'local [ "base" ]']) {
    for (const [own, siblings] of [
      [`${locals}${role("local.base")}output "x" {\n  value = [${name}]\n}\n`, []],
      [role("local.base"), [locals, `output "x" {\n  value = [${name}]\n}\n`]],
      [role("local.base"), [locals, `locals {\n  other = [${name}]\n}\noutput "x" {\n  value = local . other\n}\n`]],
    ] as const) {
      const all = [own, ...siblings];
      const findings = all.flatMap((text) =>
        lintSource(text, "terraform", facts, undefined, all.filter((one) => one !== text)).findings,
      );
      const refusals = findings.flatMap((one) => one.fixes().map(({ refused }) => refused && format(refused.reason, refused.args, "en")));
      assert.ok(refusals.length > 0, name);
      for (const one of refusals) assert.match(one ?? "made", /also used outside of policies/, name);
    }
  }
});
