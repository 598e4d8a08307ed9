import assert from "node:assert/strict";
import test from "node:test";
import { catalog } from "../../support/catalog.js";
import { applied, findings, messageOf, only, policy } from "../../support/fixture.js";

const facts = catalog(`
  ecs:servers:list
  bms:servers:list
  ecs:servers:reboot
  evs:volumes:get
  vpc:ports:get
  vpc:ports:list
`);
const malformedOnly = only("malformed-action");

const slips: readonly (readonly [written: string, names: readonly string[]])[] = [
  ["ecs:servers.reboot", ["ecs:servers:reboot"]],
  ["ecs/servers/reboot", ["ecs:servers:reboot"]],
  ["ECS.Servers.Reboot", ["ecs:servers:reboot"]],
  ["ecs:servers:reboot:", ["ecs:servers:reboot"]],
  ["ecs::servers:reboot", ["ecs:servers:reboot"]],
  ["vpc.ports.*", ["vpc:ports:*"]],
  ["servers:reboot", ["ecs:servers:reboot"]],
  ["servers:list", ["bms:servers:list", "ecs:servers:list"]],
  ["vpc.nothing.*", []],
  ["list", []],
  ["ecs:servers", []],
  ["ecs:servers:reboot:now", []],
];
for (const [written, names] of slips) {
  test(`malformed-action: "${written}" suggests ${names.join(", ") || "nothing"}`, () => {
    const text = policy(JSON.stringify(written));
    const [found, another] = findings(text, facts, malformedOnly);
    assert.ok(found && !another);
    const fixes = found.fixes();
    assert.deepEqual(fixes.map((fix) => applied(text, fix)), names.map((name) => policy(JSON.stringify(name))));
    assert.ok(fixes.every(({ safety, grants }) => safety === "grants-access" && grants?.length === 1));
    assert.equal(/Did you mean ([^?]*)\?$/.exec(messageOf(found))?.[1], names.length > 0 ? names.join(", ") : undefined);
  });
}

test("malformed-action: in a Deny the suggestion takes access away, and the question is also in Chinese", () => {
  const text = policy('"ecs.servers.reboot"').replace("Allow", "Deny");
  const [found] = findings(text, facts, malformedOnly);
  assert.deepEqual(found?.fixes().map(({ safety }) => safety), ["removes-access"]);
  assert.match(found ? messageOf(found, "zh") : "", /。是否应为 ecs:servers:reboot？$/);
});
