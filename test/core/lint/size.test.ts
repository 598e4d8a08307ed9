import assert from "node:assert/strict";
import test from "node:test";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { realCatalog } from "../../support/catalog.js";
import { findings, policy } from "../../support/fixture.js";
import { assertProportional } from "../../support/growth.js";

const real = realCatalog();
const many = (item: (index: number) => string) => (count: number) =>
  policy(Array.from({ length: count }, (_, index) => `"${item(index)}"`).join(",\n"));
const denied = '{ "Effect": "Deny", "Action": ["ecs:*:get"], "Condition": {} },';

const large: readonly (readonly [what: string, count: number, make: (count: number) => string])[] = [
  ["known actions", 20_000, many((index) => real.actions[index % real.actions.length]!.name)],
  ["unknown actions", 20_000, many((index) => `x:y:z${String(index)}`)],
  ["wildcards", 20_000, many((index) => `x${String(index)}:*:get*`)],
  ["actions with blanks", 20_000, many(() => " ecs:servers:stop")],
  ["more findings than a call takes arguments", 200_000, many(() => " a")],
  ["statements", 20_000, (count) => `{ "Version": "1.1", "Statement": [${denied.repeat(count)}{ "Effect": "Allow", "Action": ["ecs:servers:stop"] }] }`],
];
for (const [what, count, make] of large) {
  test(`size on the real catalog: the time to check a large policy of ${what} is proportional to its length`, () => {
    assertProportional(count, make, (text) => {
      const found = findings(text, real);
      found[0]?.fixes();
      found[0]?.fixAll();
    });
  });
}

const role = (index: number) => `resource "huaweicloud_identity_role" "r${String(index)}" {
  type   = "XA"
  policy = jsonencode({
    Version   = "1.1"
    Statement = [{ Effect = "Allow", Action = ["ecs:servers:stop"] }]
  })
}
`;
test("size on the real catalog: the time to fix all policies of a Terraform file is proportional to their number", () => {
  const file = (count: number) => Array.from({ length: count }, (_, index) => role(index)).join("\n");
  assertProportional(400, file, (text) => {
    const { findings: found } = lintSource(text, "terraform", real);
    assert.ok(found.length > 0 && found.every((one) => one.fixes().every(({ refused }) => !refused)));
  });
});
