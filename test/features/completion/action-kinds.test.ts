import assert from "node:assert/strict";
import test from "node:test";
import { resolveCompletion } from "../../../server/src/features/completion/resolve.js";
import { defaultFeatures } from "../../../server/src/features/settings.js";
import { createCatalog } from "../../../server/src/core/catalog/catalog.js";
import { parseActionPattern } from "../../../server/src/core/catalog/pattern.js";
import { byService, usefulWildcards } from "../../../server/src/core/catalog/useful-wildcards.js";
import { catalog, realCatalog } from "../../support/catalog.js";
import { type Asking, inOrder, labelsAt, listAt, subjectOf, taken } from "../../support/completion.js";
import { policy } from "../../support/fixture.js";

const facts = catalog(`
  ecs:servers:get 查询云服务器详情 GET /v2.1/{project_id}/servers/{server_id}
  ecs:servers:list
  ecs:servers:listTags
  ecs:servers:stop -> ecs:servers:get
  ecs:servers:resize -> ecs:servers:get, vpc:ports:update, vpc:ports:create
  ecs:flavors:get
  ecs:flavors:list
  ecs:quotas:get
  vpc:ports:list
  vpc:ports:update
`);
const asking: Asking = { facts };

/** The labels of the items of one kind; `undefined` are items that lead to another list. */
function ofKind(kind: string | undefined, marked: string, more: Partial<Asking> = {}): string[] {
  const labels = new Set(
    inOrder(listAt(marked, { ...asking, ...more }))
      .filter((item) => subjectOf(item) === kind)
      .map(({ label }) => label),
  );
  return labelsAt(marked, { ...asking, ...more }).filter((line) => labels.has(line.split(" | ")[0]!));
}
const stages = (marked: string, more?: Partial<Asking>) => ofKind(undefined, marked, more);
const wildcards = (marked: string, more?: Partial<Asking>) => ofKind("wildcard", marked, more);
const seconds = (marked: string, more?: Partial<Asking>) => ofKind("with-dependencies", marked, more);

test("completion by stages: services first, those of the statement before the others", () => {
  assert.deepEqual(stages(policy('"|"')), ["ecs: | 8 actions", "vpc: | 3 actions"]);
  assert.deepEqual(stages(policy('"e|"')), ["ecs: | 8 actions", "vpc: | 3 actions"], "the client filters");
  assert.deepEqual(stages(policy('"vpc:ports:list", "|"')), ["vpc: | 3 actions", "ecs: | 8 actions"]);
  assert.deepEqual(stages(policy('"|"'), { language: "zh" }), ["ecs: | 8 个授权项", "vpc: | 3 个授权项"]);
});

test("completion by stages: then resource types with more than one action, then none", () => {
  assert.deepEqual(stages(policy('"ecs:|"')), ["ecs:flavors: | 2 actions", "ecs:servers: | 5 actions"]);
  assert.deepEqual(stages(policy('"ECS:ser|"')), ["ecs:flavors: | 2 actions", "ecs:servers: | 5 actions"]);
  assert.deepEqual(stages(policy('"ecs:servers:|"')), []);
  assert.deepEqual(stages(policy('"vpc:|"')), [], "in one resource type the actions themselves are close enough");
  assert.deepEqual(stages(policy('"no:|"')), []);
  assert.deepEqual(stages(policy('"云 |"')), [], "a search has no stages");
});

test("completion by stages: a stage is inserted and the cursor is placed after it, with any quotes", () => {
  assert.equal(taken(policy('"e|"'), "ecs:", asking), policy('"ecs:"'));
  assert.equal(taken(policy("|"), "ecs:", asking), policy('"ecs:‹›"'));
  assert.equal(taken(policy('"e|'), "ecs:", asking), policy('"ecs:‹›"'));
  assert.equal(taken(policy('"e|'), "ecs:", { facts, snippets: false }), policy('"ecs:'), "the author closes the quote");
  assert.deepEqual(stages(policy("|"), { snippets: false }), []);
  for (const item of listAt(policy('"|"'), asking)!.items) assert.equal((item.data as { retrigger?: true } | undefined)?.retrigger, subjectOf(item) === undefined ? true : undefined, item.label);
});

test("completion by stages: missing actions come before them, whole names after them", () => {
  const order = labelsAt(policy('"ecs:servers:stop", "|"'), asking);
  assert.deepEqual(order.slice(0, 4).map((line) => line.split(" | ")[0]), ["ecs:servers:get", "ecs:", "vpc:", "ecs:flavors:get"]);
});

test("completion of wildcards: those of the typed service, with their matches, and no two with the same ones", () => {
  assert.deepEqual(wildcards(policy('"|"')), []);
  assert.deepEqual(wildcards(policy('"ecs:|"')), [
    "ecs:flavors:* | 2 actions", "ecs:servers:* | 5 actions", "ecs:*:get* | 3 actions", "ecs:*:list* | 3 actions", "ecs:*:* | 8 actions",
  ]);
  assert.deepEqual(wildcards(policy('"vpc:|"')), ["vpc:ports:* | 3 actions"]);
  assert.deepEqual(wildcards(policy('"ecs:servers:|"')), [
    "ecs:flavors:* | 2 actions", "ecs:servers:* | 5 actions", "ecs:servers:list* | 2 actions", "ecs:*:get* | 3 actions", "ecs:*:list* | 3 actions", "ecs:*:* | 8 actions",
  ]);
  assert.equal(taken(policy('"ecs:|"'), "ecs:*:get*", asking), policy('"ecs:*:get*"'));
});

test("completion of wildcards: fewer permissions come first, and granted ones last", () => {
  const order = inOrder(listAt(policy('"ecs:servers:*", "ecs:|"'), asking)).map(({ label }) => label);
  assert.ok(order.indexOf("ecs:flavors:get") < order.indexOf("ecs:flavors:*"));
  assert.ok(order.indexOf("ecs:flavors:*") < order.indexOf("ecs:servers:get"), "granted by the wildcard");
  assert.equal(order.at(-1), "ecs:servers:*");
});

test("completion of wildcards: the documentation lists what it matches", () => {
  const item = listAt(policy('"ecs:|"'), asking)!.items.find(({ label }) => label === "ecs:flavors:*")!;
  assert.equal(item.documentation, undefined);
  assert.match(JSON.stringify(resolveCompletion(item, { catalog: facts, rules: {}, language: "en", features: defaultFeatures }).documentation), /2 .*ecs:flavors:get.*ecs:flavors:list/);
});

test("completion of wildcards on the real catalog: what a Deny takes away is offered in a Deny only", () => {
  const labels = (effect: string) => {
    const text = `{ "Version": "1.1", "Statement": [{ "Effect": "${effect}", "Action": ["cce:|"] }] }`;
    return listAt(text, { facts: realCatalog() })!.items.map(({ label }) => label);
  };
  for (const pattern of ["cce:*:delete*", "cce:*:create*", "cce:*:update*"]) {
    assert.ok(labels("Deny").includes(pattern), pattern);
    assert.ok(!labels("Allow").includes(pattern), pattern);
  }
});

test("useful wildcards on the real catalog: each matches what it says, at least two actions, and no two the same ones", () => {
  const real = realCatalog();
  for (const [service, actions] of byService(real.actions)) {
    for (const type of [undefined, actions[0]!.resourceType]) {
      const found = usefulWildcards(service, actions, type);
      assert.equal(
        new Set(found.map(({ matches }) => matches.map(({ name }) => name).join())).size,
        found.length,
        service,
      );
      for (const { pattern, matches } of found) {
        assert.ok(matches.length > 1, pattern);
        assert.deepEqual(
          matches.map(({ name }) => name),
          real.matching(parseActionPattern(pattern)).map(({ name }) => name),
          pattern,
        );
      }
    }
  }
});

test("completion with dependencies: a second item, after the plain names, for an action with missing dependencies", () => {
  assert.deepEqual(seconds(policy('"ecs:|"')), ["ecs:servers:resize with its 3 dependencies", "ecs:servers:stop with its 1 dependency"]);
  assert.deepEqual(seconds(policy('"ecs:|"'), { language: "zh" }), ["ecs:servers:resize 及其 3 个依赖", "ecs:servers:stop 及其 1 个依赖"]);
  assert.deepEqual(seconds(policy('"ecs:servers:g*", "ecs:|"')), ["ecs:servers:resize with its 2 dependencies"], "a wildcard grants it");
  assert.deepEqual(seconds(policy('"ecs:servers:get", "|"')), ["ecs:servers:resize with its 2 dependencies"], "the service of the statement");
  assert.deepEqual(seconds(policy('"|"')), [], "no service is known yet");
  assert.deepEqual(seconds(policy('"vpc:|"')), []);
  assert.deepEqual(seconds(policy('"ecs:servers:stop", "ecs:|"')), ["ecs:servers:resize with its 3 dependencies"], "a listed action is not offered again");
  assert.deepEqual(seconds(policy('"ecs:servers:get|"')), ["ecs:servers:resize with its 3 dependencies", "ecs:servers:stop with its 1 dependency"], "the replaced entry grants nothing");
});

test("completion with dependencies: never first, for any text", () => {
  for (const typed of ["ecs:", "ecs:servers:stop", "ecs:servers:s"]) {
    const list = inOrder(listAt(policy(`"${typed}|"`), asking));
    for (const [index, item] of list.entries()) {
      if (subjectOf(item) !== "with-dependencies") continue;
      const plain = list.find(({ label }) => label === item.label.split(" ")[0])!;
      assert.ok(list.indexOf(plain) < index, item.label);
      assert.equal(item.filterText, plain.filterText, "no typed text matches it better than the plain name");
      assert.notEqual(item.preselect, true);
    }
  }
});

const insertions: readonly (readonly [where: string, before: string, after: string])[] = [
  ["on one line", policy('"ecs:|"'), policy('"ecs:servers:resize", "ecs:servers:get", "vpc:ports:update", "vpc:ports:create"')],
  ["before another item", policy('"ecs:|", "a:b:c"'), policy('"ecs:servers:resize", "ecs:servers:get", "vpc:ports:update", "vpc:ports:create", "a:b:c"')],
  ["on lines, with a comment", policy('\n    "a:b:c",\n    "ecs:|" // why\n  '), policy('\n    "a:b:c",\n    "ecs:servers:resize", // why\n    "ecs:servers:get",\n    "vpc:ports:update",\n    "vpc:ports:create"\n  ')],
  ["without the commas around it", policy('"a:b:c" "ecs:|" "d:e:f"'), policy('"a:b:c", "ecs:servers:resize", "ecs:servers:get", "vpc:ports:update", "vpc:ports:create", "d:e:f"')],
  [
    "in a statement with a condition: a new statement",
    policy('"ecs:|"').replace("] }]", '], "Condition": { "Bool": { "g:MFAPresent": ["true"] } } }]'),
    policy('"ecs:servers:resize"').replace("] }]", '], "Condition": { "Bool": { "g:MFAPresent": ["true"] } } }, { "Effect": "Allow", "Action": ["ecs:servers:get", "vpc:ports:update", "vpc:ports:create"] }]'),
  ],
];
for (const [where, before, after] of insertions) {
  test(`completion with dependencies: ${where}`, () => {
    assert.equal(taken(before, "ecs:servers:resize with its 3 dependencies", asking), after);
  });
}

test("completion with dependencies: only where they may be added", () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `"a:b:c${String(index)}"`).join(", ");
  assert.equal(seconds(policy(`${names(96)}, "ecs:|"`)).length, 2, "100 actions are allowed");
  assert.deepEqual(seconds(policy(`${names(97)}, "ecs:|"`)), ["ecs:servers:stop with its 1 dependency"]);
  assert.deepEqual(seconds(policy(`${names(99)}, "ecs:|"`)), []);
  assert.deepEqual(seconds(policy('"ecs:|"').replace("Allow", "Deny")), []);
  assert.deepEqual(seconds(policy('"ecs:|')), [], "in an unclosed quote");
  assert.deepEqual(seconds(policy("|")), [], "between items");
});

test("completion with dependencies: the documentation names what it grants first", () => {
  const item = listAt(policy('"ecs:|"'), asking)!.items.find(({ label }) => label.startsWith("ecs:servers:stop with"))!;
  const read = (language: "en" | "zh") => (resolveCompletion(item, { catalog: facts, rules: {}, language, features: defaultFeatures }).documentation as { value: string }).value;
  assert.match(read("en"), /^Also allows 1 action, which it depends on:\n\n- `ecs:servers:get` — 查询云服务器详情\n\n/);
  assert.match(read("zh"), /^同时允许其依赖的 1 个授权项：\n\n- `ecs:servers:get`/);
});

test("completion: old and discarded names are marked, struck through, and after the others", () => {
  const rows = catalog(`
    ecs:a:old 查询
    ecs:a:gone 查询（废弃）
    ecs:a:new 查询
  `);
  const aged = createCatalog({ release: rows.release, documented: rows.actions, errata: [], patterns: [], allNamed: [], renames: [{ old: "ecs:a:old", current: "ecs:a:new", source: "test" }] });
  const items = inOrder(listAt(policy('"ecs:|"'), { facts: aged })).filter((item) => subjectOf(item) === "action");
  assert.deepEqual(items.map(({ label, labelDetails, tags }) => [label, labelDetails?.description, tags]), [
    ["ecs:a:new", "查询", undefined], ["ecs:a:gone", "discarded · 查询（废弃）", [1]], ["ecs:a:old", "older name · 查询", [1]],
  ]);
  const plain = inOrder(listAt(policy('"ecs:|"'), { facts: aged, labelDetails: false, deprecated: false, language: "zh" })).find(({ label }) => label === "ecs:a:old");
  assert.deepEqual([plain?.detail, plain?.tags], ["旧名称 · 查询", undefined]);
});

const gaps: readonly (readonly [where: string, before: string, after: string])[] = [
  ["behind the colon", '"Action":|', '"Action": ["ecs:servers:get"]'],
  ["behind a blank", '"Action": |', '"Action": ["ecs:servers:get"]'],
  ["in a word", '"Action": ecs|', '"Action": ["ecs:servers:get"]'],
  ["before another key on the next line", '"Action": |\n  "Resource": ["*"]', '"Action": ["ecs:servers:get"],\n  "Resource": ["*"]'],
  ["before a comma", '"Action": |, "Resource": ["*"]', '"Action": ["ecs:servers:get"], "Resource": ["*"]'],
];
for (const [where, before, after] of gaps) {
  test(`completion: an action without brackets and quotes, ${where}`, () => {
    const around = (text: string) => `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", ${text} }] }`;
    assert.equal(taken(around(before), "ecs:servers:get", asking), around(after));
    assert.equal(taken(around(before), "ecs:", asking), around(after.replace("ecs:servers:get", "ecs:‹›")));
    assert.equal(listAt(around(before), { facts, snippets: false })?.items.some(({ label }) => label === "ecs:"), false);
  });
}

test("completion: an agency policy may have one action only", () => {
  const agency = '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["|"], "Resource": { "uri": [] } }] }';
  assert.deepEqual(labelsAt(agency, asking), ["iam:agencies:assume"]);
  assert.equal(taken(agency, "iam:agencies:assume", asking), agency.replace("|", "iam:agencies:assume"));
});
