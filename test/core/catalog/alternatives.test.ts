import assert from "node:assert/strict";
import test from "node:test";
import { alternativesOf } from "../../../server/src/core/catalog/lookup/alternatives.js";
import { actionsFound } from "../../../server/src/core/describe/look-up/look-up.js";
import { decidedAlternatives, lookUp, togetherIn } from "../../../server/src/core/catalog/lookup/find-actions.js";
import { realCatalog } from "../../support/catalog.js";

const real = realCatalog();

function alternatives(query: string): string[][] {
  const found = lookUp(query, real);
  return found.kind === "api" ? alternativesOf(found.matches).map(({ names }) => [...names].sort()) : [];
}

const group = ["iam:groups:deleteGroup", "iam:permissions:removeUserFromGroup", "iam:permissions:revokeRoleFromGroup", "iam:permissions:revokeRoleFromGroupOnDomain", "iam:permissions:revokeRoleFromGroupOnProject"];
const joint: [call: string, ...alternatives: string[][]][] = [
  ["DELETE /v3/groups/g", group],
  ["DELETE /v2/p/volumes/v", ["evs:volumes:delete", "evs:volumes:get"]],
  ["POST /v2.0/p/vpcs/v/tags/action", ["vpc:vpcTags:create", "vpc:vpcTags:delete"]],
  ["PUT /v2/images/i/file", ["ims:images:get", "ims:images:update", "ims:images:upload"]],
  // The need for a snapshot is limited to a case, so only the others remain.
  ["POST /v2/p/volumes", ["evs:volumes:create", "evs:volumes:get"]],
  // The body decides between these, and each needs its own.
  ["POST /v2/p/volumes/v/action", ["evs:volumes:get", "evs:volumes:extend"].sort(), ["evs:volumes:detach", "evs:volumes:get"], ["evs:volumes:attach"], ["evs:volumes:update"], ["evs:volumes:uploadImage"]],
];
for (const [call, ...expected] of joint) {
  test(`alternatives of ${call} in the real catalog`, () => {
    assert.deepEqual(alternatives(call).sort(), expected.sort());
  });
}

test("a call that needs several actions asks for all of them together (real catalog)", () => {
  const together = (query: string) => togetherIn(lookUp(query, real)).map(({ name }) => name).sort();
  assert.deepEqual(together("DELETE /v3/groups/g"), group);
  assert.deepEqual(together("POST /v2/p/volumes/v/action"), [], "the body is not known");
  assert.deepEqual(together(`POST /v2/p/volumes/v/action {"os-extend": {}}`), ["evs:volumes:extend", "evs:volumes:get"]);
  assert.deepEqual(together("GET /v3/groups/g"), [], "one action");
});

test("two names of one permission are one answer: the newer one (real catalog)", () => {
  const decided = (query: string) => {
    const found = lookUp(query, real);
    return found.kind === "api" ? decidedAlternatives(found).map(({ names }) => names.join()) : [];
  };
  assert.deepEqual(decided("POST /v1.1/p/cloudservers"), ["ecs:cloudServers:createServers"]);
  assert.deepEqual(decided("GET /v1/p/cloudservers/s"), ["ecs:cloudServers:showServer"]);
});

test("a name of an operation is given only if it means the action that the body names (real catalog)", () => {
  const named = (query: string) => {
    const found = lookUp(query, real);
    return found.kind === "api" ? [found.matches[0]?.action.name, ...found.operations.map(({ name }) => name)] : [];
  };
  assert.deepEqual(named(`POST /v1/p/cloudservers/action {"os-stop": {}}`), ["ecs:cloudServers:stop"]);
  assert.deepEqual(named(`POST /v1/p/cloudservers/action {"reboot": {}}`), ["ecs:cloudServers:reboot", "BatchRebootServers"]);
  assert.deepEqual(named(`POST /v2.1/p/cloudvolumes/v/action {"os-extend": {}}`), ["evs:volumes:extend", "ResizeVolume"], "the only action");
});

test("a single query leads to the newer of two names, by call and by operation (real catalog)", () => {
  const found = (query: string) => actionsFound(lookUp(query, real)).map(({ name }) => name);
  assert.deepEqual(found("POST /v1/p/cloudservers"), ["ecs:cloudServers:createServers"]);
  assert.deepEqual(found("CreatePostPaidServers"), ["ecs:cloudServers:createServers"]);
  assert.deepEqual(found("hcloud ECS DeleteServers"), ["ecs:cloudServers:deleteServers"]);
  assert.deepEqual(found("PUT /v1/p/cloudservers/s"), ["ecs:cloudServers:updateServer"]);
  assert.deepEqual(found("DELETE /v2/p/elb/healthmonitors/h"), ["elb:healthmonitors:delete"]);
  assert.deepEqual(found("ecs:cloudServers:create"), ["ecs:cloudServers:create"], "the old name itself");
});
