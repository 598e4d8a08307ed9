import assert from "node:assert/strict";
import test from "node:test";
import { insertChoices } from "../../server/src/features/insert/insert-actions.js";
import type { InsertChoice } from "../../server/src/protocol.js";
import { catalog } from "../support/catalog.js";
import { edited } from "../support/edited.js";
import { policy, readCursor, snapshotOf } from "../support/fixture.js";
import { LineIndex } from "../../server/src/core/text/line-index.js";

const facts = catalog(`
  a:b:stop -> a:b:get
  a:b:start -> a:b:get, a:b:use
  a:b:big -> a:b:n1, a:b:n2, a:b:n3, a:b:n4
  a:b:free -> 
  vpc:ports:creare => vpc:ports:create
  vpc:ports:create
`);

function choices(marked: string, names: readonly string[], language: "en" | "zh" = "en"): InsertChoice[] {
  const { text, offset } = readCursor(marked);
  const snapshot = snapshotOf(text, facts, language);
  return insertChoices(names, snapshot.environment, { snapshot, position: new LineIndex(text).positionAt(offset) });
}

const shown = (all: readonly InsertChoice[]) => all.map(({ title, detail, refused }) => [title, refused === undefined ? detail : `refused: ${refused}`]);

function applied(marked: string, { edits = [] }: InsertChoice): string {
  return edited(readCursor(marked).text, edits);
}

const one = (list: string, more = "", effect = "Allow") => `{ "Version": "1.1", "Statement": [ { "Effect": "${effect}", "Action": [${list}]${more} } ] }`;

test("insert actions: alone, with dependencies, and both as a new statement", () => {
  const text = one('"x:y:z"|');
  const all = choices(text, ["a:b:stop"]);
  assert.deepEqual(shown(all), [
    ["Insert into statement 1", "Allows a:b:stop."],
    ["Insert into statement 1 with its dependency a:b:get", "Allows a:b:stop, a:b:get."],
    ["Insert as a new statement", "Allows a:b:stop."],
    ["Insert as a new statement with its dependency a:b:get", "Allows a:b:stop, a:b:get."],
  ]);
  assert.deepEqual(all.map(({ kind, withDependencies, grants }) => [kind, withDependencies, grants]), [
    ["insert", false, ["a:b:stop"]], ["insert", true, ["a:b:stop", "a:b:get"]], ["statement", false, ["a:b:stop"]], ["statement", true, ["a:b:stop", "a:b:get"]],
  ]);
  assert.deepEqual(all.map((choice) => applied(text, choice)), [
    one('"x:y:z", "a:b:stop"'),
    one('"x:y:z", "a:b:stop", "a:b:get"'),
    '{ "Version": "1.1", "Statement": [ { "Effect": "Allow", "Action": ["x:y:z"] }, { "Effect": "Allow", "Action": ["a:b:stop"] } ] }',
    '{ "Version": "1.1", "Statement": [ { "Effect": "Allow", "Action": ["x:y:z"] }, { "Effect": "Allow", "Action": ["a:b:stop", "a:b:get"] } ] }',
  ]);
  assert.deepEqual(shown(choices(text, ["a:b:stop"], "zh")), [
    ["插入第 1 条语句", "将允许 a:b:stop。"],
    ["插入第 1 条语句，并加入依赖 a:b:get", "将允许 a:b:stop、a:b:get。"],
    ["作为新语句插入", "将允许 a:b:stop。"],
    ["作为新语句插入，并加入依赖 a:b:get", "将允许 a:b:stop、a:b:get。"],
  ]);
});

test("insert actions: many dependencies are counted in the title, and all listed in the detail", () => {
  assert.deepEqual(shown(choices(one("|"), ["a:b:big"])).slice(0, 2), [
    ["Insert into statement 1", "Allows a:b:big."],
    ["Insert into statement 1 with its 4 dependencies: a:b:n1, a:b:n2, a:b:n3 (+1)", "Allows a:b:big, a:b:n1, a:b:n2, a:b:n3, a:b:n4."],
  ]);
});

test("insert actions: several at once, each dependency once", () => {
  assert.deepEqual(choices(one("|"), ["a:b:stop", "A:B:START", "a:b:stop"]).map(({ grants }) => grants).slice(0, 2), [["a:b:stop", "a:b:start"], ["a:b:stop", "a:b:start", "a:b:get", "a:b:use"]]);
  assert.deepEqual(choices(one("|"), ["a:b:stop", "a:b:get"]).map(({ grants }) => grants), [["a:b:stop", "a:b:get"], ["a:b:stop", "a:b:get"]]);
  assert.deepEqual(choices(one("|"), []), []);
});

test("insert actions: an allowed action is reported as such and not inserted again", () => {
  assert.deepEqual(shown(choices(one('"a:*:*"|'), ["a:b:stop"])), [
    ["Insert", "refused: statement 1 already allows a:b:stop"],
    ["Insert as a new statement", "refused: statement 1 already allows a:b:stop"],
  ]);
  assert.deepEqual(shown(choices(one('"a:b:stop", "x:y:z"|'), ["a:b:stop"], "zh")), [
    ["插入", "refused: 第 1 条语句已允许 a:b:stop"],
    ["插入第 1 条语句：仅加入缺少的依赖 a:b:get", "将允许 a:b:get。已允许：a:b:stop。"],
    ["作为新语句插入", "refused: 第 1 条语句已允许 a:b:stop"],
    ["作为新语句插入：仅加入缺少的依赖 a:b:get", "将允许 a:b:get。已允许：a:b:stop。"],
  ]);
  assert.deepEqual(shown(choices(one('"a:b:stop"|'), ["a:b:stop", "a:b:free"])).slice(0, 1), [["Insert into statement 1", "Allows a:b:free. Already allowed: a:b:stop."]]);
});

test("insert actions: an action that another statement allows for some resources only is not allowed yet", () => {
  const text = `{ "Version": "1.1", "Statement": [ { "Effect": "Allow", "Action": ["a:b:free"], "Resource": ["a:*:*:b:1"] }, { "Effect": "Allow", "Action": ["x:y:z"|] } ] }`;
  assert.deepEqual(shown(choices(text, ["a:b:free"])), [["Insert into statement 2", "Allows a:b:free."], ["Insert as a new statement", "Allows a:b:free."]]);
});

test("insert actions: a restricted statement, an overriding Deny, and a cursor in a Deny are mentioned", () => {
  const restricted = one('"x:y:z"|', ', "Resource": ["a:*:*:b:1"]');
  assert.deepEqual(shown(choices(restricted, ["a:b:stop"])).slice(0, 2), [
    ["Insert into statement 1", "Allows a:b:stop. Only for the resources or under the condition of statement 1."],
    ["Insert into statement 1 with its dependency a:b:get", "Allows a:b:stop, a:b:get. Statement 1 is restricted, so the dependencies get a statement of their own."],
  ]);
  const deny = one('"a:b:st*"|', "", "Deny");
  assert.deepEqual(shown(choices(deny, ["a:b:stop"])).slice(0, 1), [["Insert as a new statement", "Allows a:b:stop. A Deny of this policy covers a:b:stop, and Deny takes precedence. Statement 1 denies, so nothing is inserted into it."]]);
  assert.equal(applied(deny, choices(deny, ["a:b:stop"])[0]!), '{ "Version": "1.1", "Statement": [ { "Effect": "Deny", "Action": ["a:b:st*"] }, { "Effect": "Allow", "Action": ["a:b:stop"] } ] }');
});

test("insert actions: a dependency that a Deny covers is not inserted", () => {
  const text = `{ "Version": "1.1", "Statement": [ { "Effect": "Allow", "Action": [|] }, { "Effect": "Deny", "Action": ["a:b:get"] } ] }`;
  assert.deepEqual(choices(text, ["a:b:start"]).map(({ grants }) => grants).slice(0, 2), [["a:b:start"], ["a:b:start", "a:b:use"]]);
});

test("insert actions: a misprint is inserted as the correct action, an unknown name unchanged", () => {
  assert.deepEqual(choices(one("|"), ["vpc:ports:creare"])[0]?.grants, ["vpc:ports:create"]);
  assert.deepEqual(choices(one("|"), ["new:things:turn"]).map(({ grants }) => grants), [["new:things:turn"], ["new:things:turn"]]);
});

test("insert actions: the reasons for a refusal", () => {
  assert.deepEqual(shown(choices('{ "Version": "5.0", "Statement": [{ "Effect": "Allow", "Action": ["a:b:stop|"] }] }', ["a:b:free"], "zh")), [["插入", "refused: 该策略为 5.0 版本，而此授权项属于 1.1 版本"]]);
  const full = `{ "Version": "1.1", "Statement": [${Array.from({ length: 8 }, () => '{ "Effect": "Deny", "Action": ["x:y:z"] }').join(", ")}]|}`;
  assert.match(shown(choices(full, ["a:b:free"]))[0]?.[1] ?? "", /^refused: .*allows 8 \(IAM\.1028\)$/);
});

test("insert actions: without a policy, a new one", () => {
  const expected = [
    ["policy", "New policy", "Allows a:b:stop.", ["a:b:stop"]],
    ["policy", "New policy with its dependency a:b:get", "Allows a:b:stop, a:b:get.", ["a:b:stop", "a:b:get"]],
  ];
  const all = choices('{ "a": 1| }', ["a:b:stop"]);
  assert.deepEqual(all.map(({ kind, title, detail, grants }) => [kind, title, detail, grants]), expected);
  assert.deepEqual(insertChoices(["a:b:stop"], snapshotOf("", facts).environment), all);
  for (const { text, grants } of all) assert.deepEqual(JSON.parse(text!), JSON.parse(policy(grants.map((name) => `"${name}"`).join(", "))));
});
