import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { type ListText, printList, readList } from "../../../server/src/core/edit/lists/list-text.js";
import { isSound, refactorings } from "../../../server/src/core/refactor/index.js";
import { sortActions } from "../../../server/src/core/refactor/sort-actions.js";
import { minifiedLength } from "../../../server/src/core/policy/minified-length.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";
import { policies } from "../../support/policies.js";
import { checkRefactored, offers, titleOf } from "../../support/refactor.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const facts = catalog(`
  ecs:servers:get
  ecs:servers:getConsole
  ecs:servers:list
  ecs:servers:stop -> ecs:servers:get
  ecs:flavors:get
  evs:volumes:get
  evs:volumes:list
  iam:users:list
  iam:users:listKeys
  obs:object:getObject
  vpc:ports:creare => vpc:ports:create
  vpc:ports:create
`);
const names = facts.actions.map(({ name }) => name);

const blank = fc.constantFrom("", "", " ", "\n      ", "\n      ", "\r\n\t", " // why\n      ", "/* a */", "\n\n      ", "\n      // about\n      ", "  /* b\n */ ", "\r  ");
const item = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...names).map((name) => `"${name}"`) },
  fc.constantFrom('"ecs:*:get"', '"ecs:servers:*"', '"iam:users:list*"', '"vpc:ports:creare"', '" ecs:servers:stop"', '"ecs:servers:stop evs:volumes:get"', '"ECS:SERVERS:GET"', '"*:*:*"', '"*:*:list"', '"zzz:a:b"', '"nonsense"', '""', "1"),
);
const list = fc
  .tuple(fc.array(fc.tuple(blank, item, blank), { maxLength: 7 }), blank, fc.boolean())
  .map(
    ([items, end, trailing]) =>
      `[${items.map((parts) => parts.join("")).join(",")}${trailing && items.length > 0 ? "," : ""}${end}]`,
  );
const scope = fc.constantFrom(
  "",
  "",
  "",
  ', "Resource": ["*"]',
  ', "Condition": {}',
  ',\n "Resource": ["ecs:*:*:instance:1"]',
  ',\n "Resource": ["ecs:*:*:instance:1", /* r */ "obs:*:*:object:b/x", // s\n "iam:*:*:user:u"]',
  ', "Condition": { "StringEquals": { "g:UserName": ["x"] } } /* c */',
);
const statement = fc
  .tuple(blank, fc.constantFrom("Allow", "Allow", "Deny"), list, scope, blank)
  .map(([space, effect, actions, more, end]) => `{${space}"Effect": "${effect}", "Action": ${actions}${more}${end}}`);
const anyPolicy = fc
  .tuple(fc.array(fc.tuple(blank, statement, blank), { minLength: 1, maxLength: 8 }), blank, fc.boolean())
  .map(([statements, space, wrapped]) => {
    const text = `{ "Version": "1.1",${space}"Statement": [${statements.map((parts) => parts.join("")).join(",")}${space}] }`;
    return wrapped ? `{ "role": { "display_name": "p", "type": "AX", "policy": ${text} } }\n` : text;
  });

test("any policy: no refactoring changes a verdict, loses a comment or breaks the text", () => {
  const made = new Map<string, number>();
  fc.assert(fc.property(anyPolicy, fc.nat(), fc.nat(40), (text, at, length) => {
    const start = at % (text.length + 1);
    for (const end of [start, Math.min(text.length, start + length), text.length]) {
      for (const offered of offers(text, facts, start, end)) {
        checkRefactored(text, offered, facts);
        if (!offered.refactored.refused) made.set(offered.refactoring.id, (made.get(offered.refactoring.id) ?? 0) + 1);
      }
    }
  }), { numRuns: 250 });
  // Each refactoring must occur often enough for the test to prove anything.
  for (const { id } of refactorings) assert.ok((made.get(id) ?? 0) > 20, `${id}: ${String(made.get(id))}`);
});

test("any policy: the sizes that a refactoring foresees are those of its result", () => {
  fc.assert(fc.property(anyPolicy, fc.nat(), fc.nat(60), (text, at, length) => {
    const start = at % (text.length + 1);
    const file = parsePolicyFile(text, "jsonc");
    const [policy] = file.policies;
    if (!policy || !isSound(file)) return;
    const selection = { start, end: Math.min(text.length, start + length) };
    const context = { file, policy, catalog: facts, selection, nameBeside: (suffix: string) => suffix };
    for (const refactoring of refactorings) {
      for (const proposal of refactoring.propose(context)) {
        const [after] = parsePolicyFile(applyEdits(text, proposal.change().edits), "jsonc").policies;
        assert.ok(after, text);
        const { actions, statements, growth } = proposal.outcome ?? {};
        const say = `${refactoring.id}: ${text}\n${applyEdits(text, proposal.change().edits)}`;
        const lists = after.statements.map((one) => one.actions.length);
        if (actions !== undefined) assert.ok(lists.includes(actions), say);
        else assert.ok(Math.max(...lists) <= Math.max(...policy.statements.map((one) => one.actions.length)), say);
        const most = policy.statements.length;
        if (statements !== undefined) assert.equal(after.statements.length, statements, say);
        else assert.ok(after.statements.length <= most, say);
        const grown: number = minifiedLength(after.node) - minifiedLength(policy.node);
        if (growth !== undefined) assert.equal(grown, growth, say);
        else assert.ok(grown <= 0, say);
      }
    }
  }), { numRuns: 500 });
});

test("any policy: a sorted policy is not sorted again, and sorting on save gives the same", () => {
  fc.assert(fc.property(anyPolicy, (text) => {
    const statementsOf = (one: string) => parsePolicyFile(one, "jsonc").policies.flatMap((policy) => policy.statements);
    if (parsePolicyFile(text, "jsonc").problems.length > 0) return;
    const sorted = applyEdits(text, sortActions.onSave!.edits(text, statementsOf(text)));
    assert.deepEqual(sortActions.onSave!.edits(sorted, statementsOf(sorted)), [], `${text}\n${sorted}`);
  }), { numRuns: 1000 });
});

test("any list: parsed and printed it is the same, except for comments before commas", () => {
  // A comment may move to the other side of a comma, and white space with it.
  const letters = (text: string) => [...text.replace(/[\s,]/g, "")].sort().join("");
  fc.assert(fc.property(list, (text) => {
    const root = parsePolicyFile(`{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ${text} }] }`, "jsonc").policies[0];
    const node = root?.statements[0]?.actionList;
    if (node?.kind !== "array") return;
    const whole = `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ${text} }] }`;
    const read: ListText = readList(whole, node.range, node.items.map(({ range }) => range));
    const printed = printList(read);
    if (/\/[/*][^"]*,/.test(text)) assert.equal(letters(printed), letters(text));
    else assert.equal(printed, text);
  }), { numRuns: 2000 });
});

for (const [index, whole] of policies.entries()) {
  test(`cut anywhere: no refactoring throws or does harm: ${String(index)} ${whole.replace(/\s+/g, " ").slice(0, 40)}`, () => {
    const step = whole.length > 1000 ? 7 : 1;
    for (let end = 0; end <= whole.length; end += step) {
      const text = whole.slice(0, end);
      for (const offered of offers(text, facts, (end * 31) % (end + 1))) checkRefactored(text, offered, facts);
      for (const offered of offers(whole, facts, end)) checkRefactored(whole, offered, facts);
    }
    for (const offered of offers(whole, facts, 0, whole.length)) assert.ok(titleOf(offered, "zh") !== titleOf(offered), "both languages");
  });
}
