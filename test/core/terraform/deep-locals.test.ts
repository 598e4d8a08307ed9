import assert from "node:assert/strict";
import test from "node:test";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:get");

test("terraform: a long chain of local values is read without an error", () => {
  const length = 2000;
  const chain = (write: (next: string) => string) =>
    Array.from({ length }, (_, index) => [`l${String(index)}`, write(`local.l${String(index + 1)}`)] as const);
  const policy = (actions: string) =>
    `jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${actions} }] })`;
  for (const write of [
    (next: string) => next,
    (next: string) => `["ecs:servers:get", ${next}]`,
    (next: string) => `"\${${next}}x"`,
    (next: string) => `coalesce(${next}, "a")`,
    (next: string) => `merge({ a = ${next} }, {})`,
  ])
    for (const use of ["local.l0", "[local.l0]", '["ecs:${local.l0}:get"]']) {
      const locals = chain(write).map(([name, value]) => `  ${name} = ${value}\n`);
      const text = `locals {\n${locals.join("")}}\nresource "huaweicloud_identity_role" "t" {\n  policy = ${policy(use)}\n}\n`;
      const json = JSON.stringify({
        locals: Object.fromEntries(chain(write).map(([name, value]) => [name, `\${${value}}`])),
        resource: { opentelekomcloud_identity_role_v3: { t: { statement: { effect: "Allow", action: `\${${use}}` } } } },
      });
      for (const one of [text, json]) {
        assert.doesNotThrow(() => lintSource(one, "terraform", facts));
        assert.doesNotThrow(() => explainSource({ text: one, notation: "terraform" }, facts, "en"));
      }
    }
});
