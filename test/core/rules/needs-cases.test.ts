import assert from "node:assert/strict";
import test from "node:test";
import packed from "packed-catalog";
import type { PackedCatalog } from "../../../server/src/core/catalog/load/file.js";
import { type Edition, editions, loadCatalog } from "../../../server/src/core/catalog/load/load.js";
import { findings } from "../../support/fixture.js";

const catalogs = new Map(
  editions.map((edition): [Edition, ReturnType<typeof loadCatalog>] => [
    edition,
    loadCatalog(JSON.parse(packed) as PackedCatalog, edition),
  ]),
);

function policyOf(actions: readonly string[], effect = "Allow"): string {
  return JSON.stringify({ Version: "1.1", Statement: [{ Effect: effect, Action: actions }] });
}

/** The rules with findings, at warning or above unless `all`. */
function rulesOf(text: string, edition: Edition = "huaweicloud", all = false): string[] {
  return findings(text, catalogs.get(edition)!).filter(({ severity }) => all || severity === "error" || severity === "warning").map(({ rule }) => rule.id);
}

/** Actions that a row of their page lists alone, so they need nothing else. */
const alone: [Edition, ...string[]][] = [
  ["huaweicloud", "rds:backup:list"],
  ["huaweicloud", "iam:permissions:removeUserFromGroup"],
  ["huaweicloud", "iam:permissions:revokeRoleFromGroupOnDomain"],
  ["huaweicloud", "vpc:vpcTags:create"],
  ["huaweicloud", "vpc:subnetTags:delete"],
  ["huaweicloud", "as:groups:get"],
  ["huaweicloud", "evs:volumes:create"],
  ["huaweicloud", "evs:snapshots:rollback"],
  ["huaweicloud", "ims:images:share"],
  ["huaweicloud", "rds:param:list"],
  ["otc", "obs:object:PutObject"],
  ["otc", "nat:natGatewayTags:delete"],
  ["otc", "evs:volumeTags:getById"],
];
for (const [edition, ...actions] of alone) {
  test(`needs on the real catalog, ${edition}: no warning about ${actions.join(", ")} alone`, () => {
    assert.deepEqual(rulesOf(policyOf(actions), edition), []);
  });
}

/** One mistake, one finding: the name counts as the corrected one. */
const slips: [actions: string[], findings: number][] = [
  [["ges:graph:create", "ecs:*: *", "vpc:*: *", "evs:*:*"], 2],
  [["ges:graph:create", "ecs :*:*", "vpc:* :*", "evs:*:* "], 3],
  [["ges:graph:create", "ecs：*：*", "vpc:＊:*", "evs:*:*"], 2],
  [["ges:graph:create", "“ecs:*:*”", "vpc:*:*", "evs:*:*"], 1],
  [["ecs:servers:stop", "ecs: servers:get"], 1],
  [["ecs:servers :stop", "ecs:servers:get"], 1],
];
for (const [actions, count] of slips) {
  test(`a slip with one certain fix counts as the corrected action: ${actions.join(", ")}`, () => {
    assert.deepEqual(rulesOf(policyOf(actions)), Array.from({ length: count }, () => "malformed-action"));
  });
}

test("a blank inside a word leaves the meaning unclear, so the dependency is still missing", () => {
  assert.deepEqual(rulesOf(policyOf(["ecs:servers:stop", "ecs:servers:g et"])).sort(), ["malformed-action", "missing-dependency"]);
});

test("renamed-action follows the edition (real catalog)", () => {
  const renamed = (action: string, edition: Edition) => rulesOf(policyOf([action]), edition, true).includes("renamed-action");
  assert.equal(renamed("elb:healthmonitor:delete", "huaweicloud"), true);
  assert.equal(renamed("elb:healthmonitor:delete", "otc"), false);
  assert.equal(renamed("ecs:cloudServers:get", "huaweicloud"), true);
  assert.equal(renamed("ecs:cloudServers:get", "otc"), false);
  assert.equal(renamed("dws:openAPISnapshot:getDetail", "otc"), true);
});
