import assert from "node:assert/strict";
import test from "node:test";
import { dependenciesOf } from "../../../server/src/core/catalog/dependencies.js";
import { parseActionPattern } from "../../../server/src/core/catalog/pattern.js";
import { catalog, realCatalog, seed, seedApis } from "../../support/catalog.js";

const small = catalog(`
  ecs:servers:stop -> ecs:servers:get
  ecs:servers:get
  vpc:ports:list
  vpc:ports:creare => vpc:ports:create
`);

test("catalog: names are found in any letter case, ordered by name", () => {
  assert.equal(small.action("ECS:Servers:STOP")?.name, "ecs:servers:stop");
  assert.equal(small.action("ecs:servers:start"), undefined);
  assert.deepEqual(small.actions.map(({ name }) => name), ["ecs:servers:get", "ecs:servers:stop", "vpc:ports:list"]);
});

test("catalog: the matches of a pattern", () => {
  const matching = (pattern: string) => small.matching(parseActionPattern(pattern)).map(({ name }) => name);
  assert.deepEqual(matching("ecs:*:s*"), ["ecs:servers:stop"]);
  assert.deepEqual(matching("*:*:*t*"), ["ecs:servers:get", "ecs:servers:stop", "vpc:ports:list"]);
  assert.deepEqual(matching("ECS:SERVERS:GET"), ["ecs:servers:get"]);
  assert.deepEqual(matching("obs:*:*"), []);
  assert.deepEqual(matching("ecs"), []);
});

test("catalog: a misprint is found, and is not an action", () => {
  assert.equal(small.erratum("VPC:ports:Creare")?.meant, "vpc:ports:create");
  assert.equal(small.action("vpc:ports:creare"), undefined);
});

test("catalog: an action that only others need is listed once as such, unless it is a wildcard", () => {
  const { actions } = catalog(`
    ecs:servers:stop -> ecs:servers:get, ECS:servers:Get, evs:*:*
    ecs:servers:start -> ecs:servers:get
  `);
  assert.deepEqual(actions.map(({ name, status }) => `${name} ${status}`), ["ecs:servers:get dependency-only", "ecs:servers:start documented", "ecs:servers:stop documented"]);
});

const sorted = (name: string, rows: string) => {
  const { required, conditional, newer } = dependenciesOf(catalog(rows).action(name)!);
  return {
    required: [...required],
    conditional: conditional.map(({ action, apis, cases }) => [action, ...apis.map(({ method, path }) => `${method} ${path}`), ...cases.map(({ when }) => when)].join(" | ")),
    newer: newer.map(({ action, source }) => `${action} ${source.date}`),
  };
};

test("dependencies: needs of every row are required, needs of some rows are conditional", () => {
  assert.deepEqual(sorted("a:b:c", `
    a:b:c GET /one -> x:y:get, x:y:list
    a:b:c GET /two -> X:Y:Get, x:y:use
  `), { required: ["x:y:get"], conditional: ["x:y:list | GET /one", "x:y:use | GET /two"], newer: [] });
});

test("dependencies: a need that is limited to a case is conditional", () => {
  assert.deepEqual(sorted("a:b:c", "a:b:c GET /one -> x:y:get, x:y:use (from an image)"), { required: ["x:y:get"], conditional: ["x:y:use | from an image"], newer: [] });
});

test("dependencies: the deciding page decides, others add only what it does not have", () => {
  assert.deepEqual(sorted("a:b:c", `
    newer a:b:c -> x:y:list, x:y:get
    a:b:c -> x:y:get
  `), { required: ["x:y:get"], conditional: [], newer: ["x:y:list 2024-04-18"] });
  assert.deepEqual(sorted("a:b:c", `
    a:b:c
    newer a:b:c -> x:y:list
  `), { required: [], conditional: [], newer: ["x:y:list 2024-04-18"] });
});

test("dependencies: without a deciding page all rows count, of any date", () => {
  assert.deepEqual(sorted("a:b:c", "newer a:b:c -> x:y:get"), { required: ["x:y:get"], conditional: [], newer: [] });
});

test("dependencies: no action needs itself, and none is listed twice", () => {
  assert.deepEqual(sorted("a:b:c", "a:b:c -> A:B:C, x:y:get, x:Y:get"), { required: ["x:y:get"], conditional: [], newer: [] });
});

test("real catalog: the seed's rows decide, and its misprint is not an action", () => {
  const real = realCatalog();
  for (const [name, needs] of Object.entries(seed)) {
    const action = real.action(name);
    assert.ok(action, name);
    assert.deepEqual([...dependenciesOf(action).required].sort(), [...needs].sort(), name);
    const deciding = action.permissions.filter(({ source }) => source.decides).flatMap(({ apis }) => apis.map(({ method, path }) => `${method} ${path}`));
    assert.deepEqual(deciding.sort(), [...seedApis[name]!].sort(), name);
  }
  assert.equal(real.action("vpc:ports:creare"), undefined);
  assert.equal(real.erratum("vpc:ports:creare")?.meant, "vpc:ports:create");
  for (const { written } of [real.erratum("vpc:ports:creare")!]) assert.ok(!real.actions.some(({ name }) => name === written));
});
