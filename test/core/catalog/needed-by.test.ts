import assert from "node:assert/strict";
import { test } from "node:test";
import { dependentsOf } from "../../../server/src/core/catalog/needed-by.js";
import { catalog } from "../../support/catalog.js";

const small = catalog(`
  ecs:servers:stop -> ecs:servers:get
  ecs:servers:reboot -> ECS:servers:GET
  ecs:servers:resize -> ecs:servers:get (only if it runs)
  newer ecs:servers:lock -> ecs:servers:get
  ecs:servers:start -> ecs:*:get
  ecs:servers:list -> vpc:ports:get
  ecs:servers:get
`);
const names = (name: string) => dependentsOf(name, small).map(({ action, isAlways }) => `${action.name} ${String(isAlways)}`);

test("needed by: all actions that need an action, by name or wildcard, and whether always", () => {
  assert.deepEqual(names("ecs:servers:get"), [
    "ecs:servers:lock true",
    "ecs:servers:reboot true",
    "ecs:servers:resize false",
    "ecs:servers:start true",
    "ecs:servers:stop true",
  ]);
  assert.deepEqual(names("VPC:ports:get"), ["ecs:servers:list true"]);
  assert.deepEqual(names("ecs:servers:stop"), []);
  assert.deepEqual(names("no action"), []);
});
