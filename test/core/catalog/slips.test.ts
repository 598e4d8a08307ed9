import assert from "node:assert/strict";
import { test } from "node:test";
import packed from "packed-catalog";
import type { PackedCatalog } from "../../../server/src/core/catalog/load/file.js";
import { editions, loadCatalog } from "../../../server/src/core/catalog/load/load.js";
import { parseActionPattern } from "../../../server/src/core/catalog/pattern.js";
import { slipRank } from "../../../server/src/core/catalog/slips/slip.js";
import { slipsOf } from "../../../server/src/core/catalog/slips/slips.js";
import { differInNumber, wordsOfPart } from "../../../server/src/core/catalog/slips/words.js";
import { mutationsOf } from "../../../scripts/measure/typos/mutations.mjs";
import { catalog, realCatalog } from "../../support/catalog.js";

const real = realCatalog();
const near = (text: string, facts = real) => slipsOf(parseActionPattern(text), facts);

/** The written name, and the intended one. */
const slips = {
  "ecs:servers:lisst": "ecs:servers:list",
  "ecs:cloudServers:resise": "ecs:cloudServers:resize",
  "ecs:server:stop": "ecs:servers:stop",
  "vpc:subnet:get": "vpc:subnets:get",
  "iam:users:listUser": "iam:users:listUsers",
  "rds:instances:list": "rds:instance:list",
  "obs:object:GetObjct": "obs:object:GetObject",
  "elb:listners:create": "elb:listeners:create",
  "esc:servers:stop": "ecs:servers:stop",
  "ECS:servers:lst": "ecs:servers:list",
  "ecs:server:lst": "ecs:servers:list",
  "funcitongraph:function:getCode": "functiongraph:function:getCode",
  "as:policys:list": "as:policies:list",
  "ecs:cloudServer:*": "ecs:cloudServers:*",
  "ecs:server:get*": "ecs:servers:get*",
  "ecs:cloudServers:lst*": "ecs:cloudServers:list*",
  "ecs:cloudServers:*Tgas": "ecs:cloudServers:*Tags",
  "ecs:cloudServers:bacth*Tags": "ecs:cloudServers:batch*Tags",
  "ecs:*:lst*": "ecs:*:list*",
  "vpc:securityGruop*:get": "vpc:securityGroup*:get",
  "esc:servers:get*": "ecs:servers:get*",
  "esc:*:*": "ecs:*:*",
  "*:*:lits*": "*:*:list*",
  "*:*:lst": "*:*:list",
  "*:server:list*": "*:servers:list*",
  "ces:cloudServers:stop": "ecs:cloudServers:stop",
  "eds:cloudServers:*": "ecs:cloudServers:*",
  "drs:databaseUser:list": "rds:databaseUser:list",
  "rds:instance:modifyPPort": "rds:instance:modifyPort",
  "ecs:cloudServerFpgaImags:register": "ecs:cloudServerFpgaImages:register",
  "er:flowlgs:list": "er:flowlogs:list",
  "er:flowlogs:lst": "er:flowlogs:list",
};

for (const [written, meant] of Object.entries(slips)) {
  test(`slips (real catalog): ${written} is ${meant}`, () => {
    assert.equal(near(written)[0], meant);
  });
}

/** Other verbs, resources and services: names that may exist. */
const others = [
  "functiongraph:function:update", "as:groups:createTag", "modelarts:notebook:deleteTag", "css:cluster:scaleIn", "kms:cmk:encrypt",
  "kms:dek:encrypt", "dns:nameserver:getZoneNameServer", "modelarts:trainJob:get", "ecs:servers:shutdown", "ecs:cloudServers:show*",
  "evs:volumes:unbind", "vpc:ports:post", "ecs:servers:get2", "dws:servers:stop", "evs:servers:stop", "ces:*:*", "csr:*:*",
  "eds:instance:create", "dds:instance:modifyParameter", "cci:addonTemplate:list", "cci:addonTemplate:l*", "dcs:servers:list",
  "ecs:cloudServerFpgaImages:unrelate", "evs:flowlogs:list", "ecs:servers:", "ecs", "", ":::", "ecs:cloudServers:li*", "dli:database:createTable",
];

test("slips (real catalog): an existing word is not a slip of another one", () => {
  assert.deepEqual(others.flatMap((name) => near(name).map((meant) => `${name}: ${meant}`)), []);
});

test("slips (real catalog): of the names that only guides use, at most 1 % is taken for a slip", () => {
  const all = JSON.parse(packed) as PackedCatalog;
  const names = all.guideNames ?? [];
  assert.ok(names.length > 100);
  for (const edition of editions) {
    const judging = loadCatalog({ ...all, guideNames: [] }, edition);
    const mistaken = names.filter((name) => near(name, judging).length > 0);
    assert.ok(mistaken.length <= names.length / 100, `${edition}: ${mistaken.join(", ")}`);
    const knowing = loadCatalog(all, edition);
    assert.deepEqual(names.filter((name) => near(name, knowing).length > 0), [], "a known name is no slip");
  }
});

test("slips (real catalog): 97 % of all single slips are recognized, with the correct action first", () => {
  let [caught, all] = [0, 0];
  const documented = real.actions.filter(({ status }, index) => status === "documented" && index % 23 === 0);
  for (const { name } of documented) {
    for (const { text } of mutationsOf(name)) {
      if (real.action(text) || real.erratum(text)) continue;
      all++;
      if (near(text)[0] === name) caught++;
    }
  }
  assert.ok(caught / all > 0.97, `${String(caught)} of ${String(all)}`);
});

test("slips: of two candidates the likelier slip is first, then the more common operation", () => {
  const facts = catalog(`
    ecs:servers:get
    ecs:servers:set
    ecs:disks:get
    ecs:servers:getTags`);
  assert.deepEqual(near("ecs:servers:et", facts), ["ecs:servers:get", "ecs:servers:set"]);
  assert.deepEqual(near("ecs:servers:det", facts), ["ecs:servers:set", "ecs:servers:get"]);
  assert.deepEqual(near("ecs:servers:getTag", facts), ["ecs:servers:getTags"]);
});

test("slips: the kinds of single slips", () => {
  const ranks = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([written, meant]) => slipRank(written, meant));
  assert.deepEqual(
    ranks([
      ["policy", "policies"],
      ["listUser", "listUsers"],
      ["addresses", "address"],
    ]),
    [0, 0, 0],
  );
  assert.deepEqual(
    ranks([
      ["lst", "list"],
      ["lisst", "list"],
      ["lits", "list"],
      ["kist", "list"],
    ]),
    [1, 1, 1, 1],
  );
  assert.deepEqual(
    ranks([
      ["lqst", "list"],
      ["lxist", "list"],
    ]),
    [2, 2],
  );
  assert.deepEqual(
    ranks([
      ["List", "list"],
      ["lt", "list"],
      ["scaleIn", "scaleOut"],
      ["getV2", "getV3"],
      ["", "list"],
    ]),
    Array(5).fill(undefined),
  );
});

test("slips: words of a name, and nouns in both numbers", () => {
  assert.deepEqual(wordsOfPart("listServerTagsV2"), ["list", "server", "tags", "v", "2"]);
  assert.deepEqual(wordsOfPart("change_OS-to"), ["change", "os", "to"]);
  assert.ok(differInNumber("quotas", "quota") && differInNumber("policies", "policy") && differInNumber("status", "statuses"));
  assert.ok(!differInNumber("quota", "quota") && !differInNumber("list", "get"));
});
