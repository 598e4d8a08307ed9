import assert from "node:assert/strict";
import test from "node:test";
import packed from "packed-catalog";
import { dependenciesOf } from "../../../server/src/core/catalog/dependencies.js";
import type { PackedCatalog } from "../../../server/src/core/catalog/load/file.js";
import { type Edition, editions, loadCatalog } from "../../../server/src/core/catalog/load/load.js";
import type { Action } from "../../../server/src/core/catalog/model.js";
import { checkGolden } from "../../support/fixture.js";

const catalogs = editions.map((edition): [Edition, ReturnType<typeof loadCatalog>] => [
  edition,
  loadCatalog(JSON.parse(packed) as PackedCatalog, edition),
]);

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The needs that come only from a cell with several actions: no column of dependencies names them. */
function fromCells({ permissions }: Action): Set<string> {
  return new Set(permissions.flatMap(({ together }) => together.map(({ action }) => action.toLowerCase())));
}

for (const [edition, catalog] of catalogs) {
  test(`real catalog, ${edition}: no action requires anything that a row of its page contradicts`, () => {
    const wrong = catalog.actions.flatMap((action) =>
      dependenciesOf(action)
        .required.filter(
          (need) =>
            fromCells(action).has(need.toLowerCase())
            && action.permissions.some(
              (row) =>
                row.source.decides === action.permissions.some(({ source }) => source.decides)
                && !(row.dependencies ?? []).some((one) => same(one.action, need)),
            ),
        )
        .map((need) => `${action.name} -> ${need}`),
    );
    assert.deepEqual(wrong, []);
  });
}

test("real catalog: requirements that exist because every row of an action lists them in the same cell", () => {
  const lines = catalogs.flatMap(([edition, catalog]) => [`# ${edition}`, ...catalog.actions.flatMap((action) => {
    const cells = fromCells(action);
    const required = dependenciesOf(action).required.filter((need) => cells.has(need.toLowerCase()));
    return required.length === 0 ? [] : [`${action.name} -> ${required.sort().join(", ")}`];
  })]);
  checkGolden("needs/joint.txt", `${lines.join("\n")}\n`);
});

const alone: [edition: Edition, action: string, ...notRequired: string[]][] = [
  ["huaweicloud", "rds:backup:list", "rds:instance:tableRestore", "vpc:ports:delete"],
  ["huaweicloud", "iam:permissions:removeUserFromGroup", "iam:groups:deleteGroup"],
  ["huaweicloud", "iam:permissions:revokeRoleFromGroup", "iam:groups:deleteGroup"],
  ["huaweicloud", "vpc:vpcTags:create", "vpc:vpcTags:delete"],
  ["otc", "vpc:subnetTags:delete", "vpc:subnetTags:create"],
  ["huaweicloud", "as:groups:get", "as:policies:list"],
  ["huaweicloud", "evs:volumes:create", "evs:volumes:get"],
  ["otc", "obs:object:PutObject", "obs:object:GetObject"],
  ["huaweicloud", "ims:images:share", "ims:images:get"],
  ["otc", "nat:natGatewayTags:create", "nat:natGatewayTags:delete"],
  ["huaweicloud", "rds:param:list", "rds:instance:create"],
  // Its only row is about another action of the cell: a call that deletes a workspace also deletes its content.
  ["huaweicloud", "modelarts:dataset:delete", "modelarts:workspace:delete"],
  // The contradicting row is on another page: the API reference has the action alone.
  ["huaweicloud", "rds:instance:delete", "vpc:ports:delete"],
];
for (const [edition, name, ...others] of alone) {
  test(`real catalog, ${edition}: ${name} does not require ${others.join(" or ")}, and says when it does`, () => {
    const { required, conditional } = dependenciesOf(new Map(catalogs).get(edition)!.action(name)!);
    assert.deepEqual(required.filter((need) => others.some((other) => same(other, need))), []);
    assert.deepEqual(others.filter((other) => !conditional.some(({ action }) => same(action, other))), []);
  });
}

test("real catalog: an action whose rows all list another one still requires it", () => {
  const required = (name: string) => dependenciesOf(new Map(catalogs).get("huaweicloud")!.action(name)!).required;
  assert.deepEqual(required("evs:volumes:detach"), ["evs:volumes:get"]);
  assert.equal(required("iam:groups:deleteGroup").length, 4);
  assert.equal(required("modelarts:workspace:delete").length, 7);
});
