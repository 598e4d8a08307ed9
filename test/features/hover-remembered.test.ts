import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { catalog } from "../support/catalog.js";
import { hoverAt } from "../support/hover.js";
import { fixSeed } from "../support/seed.js";

fixSeed();

const rows = `
  ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:get, vpc:ports:get, evs:volumes:get
  newer ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:list
  ecs:cloudServers:stop 批量关闭云服务器 POST /v1/{project_id}/cloudservers/action -> ecs:servers:stop (by force)
  ecs:servers:get GET /servers -> ecs:servers:list
  ecs:servers:gett => ecs:servers:get
  vpc:ports:get
`;
const names = ["ecs:servers:stop", "ecs:cloudServers:stop", "ecs:servers:get", "ecs:servers:gett", "ECS:servers:get", "vpc:ports:get"];
const others = ["ecs:*:*", "evs:*:*", "vpc:ports:get", "ecs:servers:stop"];
const shared = catalog(rows);

test("hover: a text that was written for another policy is the same as one that is written now", () => {
  const lists = fc.tuple(fc.subarray(names, { minLength: 1 }), fc.subarray(others), fc.subarray(others));
  const wanted = fc.record({
    lists,
    hovered: fc.nat(),
    version: fc.constantFrom("1.1", "5.0"),
    effect: fc.constantFrom("Allow", "Deny"),
    language: fc.constantFrom<("en" | "zh")[]>("en", "zh"),
    both: fc.boolean(),
    markdown: fc.boolean(),
  });
  fc.assert(
    fc.property(wanted, ({ lists: [own, allowed, denied], hovered, version, effect, ...options }) => {
      const at = hovered % own.length;
      const marked = JSON.stringify({
        Version: version,
        Statement: [
          { Effect: effect, Action: own.map((name, index) => (index === at ? `${name.slice(0, 5)}|${name.slice(5)}` : name)) },
          { Effect: "Allow", Action: allowed },
          { Effect: "Deny", Action: denied },
        ],
      });
      assert.deepEqual(hoverAt(marked, shared, options), hoverAt(marked, catalog(rows), options));
    }),
    { numRuns: 500 },
  );
});
