import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { effectivePermissions } from "../../../server/src/core/analysis/permissions.js";
import { mayMeet } from "../../../server/src/core/evaluate/compare/glob.js";
import { evaluate, type PolicyRequest, type RequestVerdict } from "../../../server/src/core/evaluate/evaluate.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { matchesPart } from "../../../server/src/core/catalog/pattern.js";
import { catalog } from "../../support/catalog.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const facts = catalog("ecs:servers:get");

interface Written {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
  readonly Condition?: object;
}

const action = fc.constantFrom("a:b:c", "a:b:d", "a:x:c", "z:b:c");
const entry = fc.oneof(action, fc.constantFrom("a:*:c", "a:b:*", "*:*:*", "A:B:C"));
const value = fc.constantFrom("1", "2", "x");
const key = fc.constantFrom("g:k", "g:l");
const operator = fc
  .tuple(
    fc.constantFrom("", "", "ForAllValues:", "ForAnyValue:"),
    fc.constantFrom("StringEquals", "StringNotEquals", "StringMatch", "NumberLessThan", "Null", "StringStartWith", "What"),
    fc.constantFrom("", "", "IfExists"),
  )
  .map((parts) => parts.join(""));
const condition = fc.dictionary(operator, fc.dictionary(key, fc.array(fc.oneof(value, fc.constant("true")), { maxLength: 2 }), { maxKeys: 2 }), { maxKeys: 2 });
const resource = fc.constantFrom("*", "s:*:*:t:1", "s:*:*:t:2", "s:r:*:t:*");
const plain = fc.record({ Effect: fc.constantFrom("Allow", "Allow", "Deny"), Action: fc.array(entry, { minLength: 1, maxLength: 3 }) });
const statement: fc.Arbitrary<Written> = fc.record(
  {
    Effect: fc.constantFrom("Allow", "Allow", "Deny", "Deny", "Perhaps"),
    Action: fc.array(entry, { minLength: 1, maxLength: 3 }),
    Resource: fc.array(resource, { minLength: 1, maxLength: 2 }),
    Condition: condition,
  },
  { requiredKeys: ["Effect", "Action"] },
);
const statements = fc.array(statement, { maxLength: 4 });
const known = fc.dictionary(key, fc.array(value, { maxLength: 2 }), { maxKeys: 2 });
const request: fc.Arbitrary<PolicyRequest> = fc
  .record({ action, resource: fc.option(fc.constantFrom("s:*:*:t:1", "s:r:1:t:2", "*"), { nil: undefined }), known })
  .map(({ known: values, ...rest }) => ({ ...rest, values: new Map(Object.entries(values)) }));

function policyOf(list: readonly Written[]) {
  return parsePolicyFile(JSON.stringify({ Version: "1.1", Statement: list })).policies.map((policy) => ({ policy }));
}

function verdict(lists: readonly (readonly Written[])[], asked: PolicyRequest): RequestVerdict {
  return evaluate(lists.flatMap(policyOf), asked, facts).verdict;
}

test("evaluate: another Deny never makes anything allowed, and never takes back a denial", () => {
  fc.assert(fc.property(statements, statement, request, (list, more, asked) => {
    const before = verdict([list], asked);
    const after = verdict([[...list, { ...more, Effect: "Deny" }]], asked);
    if (before !== "allowed") assert.notEqual(after, "allowed");
    if (before === "denied") assert.equal(after, "denied");
    if (before === "not-granted") assert.ok(after === "not-granted" || after === "denied");
  }), { numRuns: 700 });
});

test("evaluate: another Allow never makes anything denied, and never takes back a permission", () => {
  fc.assert(fc.property(statements, statement, request, (list, more, asked) => {
    const before = verdict([list], asked);
    const after = verdict([[...list, { ...more, Effect: "Allow" }]], asked);
    if (before !== "denied") assert.notEqual(after, "denied");
    if (before === "allowed" || before === "denied") assert.equal(after, before);
  }), { numRuns: 700 });
});

test("evaluate: order, splitting by action and splitting over policies do not matter", () => {
  fc.assert(fc.property(statements, request, fc.nat(), (list, asked, at) => {
    const expected = verdict([list], asked);
    const cut = at % (list.length + 1);
    assert.equal(verdict([[...list].reverse()], asked), expected);
    assert.equal(verdict([[...list.slice(cut), ...list.slice(0, cut)]], asked), expected);
    assert.equal(verdict([list.slice(0, cut), list.slice(cut)], asked), expected);
    const split = list.flatMap((one) => one.Action.map((name) => ({ ...one, Action: [name] })));
    assert.equal(verdict([split], asked), expected);
    assert.equal(verdict([list, list], asked), expected);
  }), { numRuns: 700 });
});

const moreValues = fc.dictionary(key, fc.array(value, { maxLength: 2 }));

test("evaluate: more values only decide what depended, and never turn what was decided", () => {
  fc.assert(fc.property(statements, request, moreValues, (list, asked, more) => {
    const before = verdict([list], asked);
    const values = new Map([...Object.entries(more), ...(asked.values ?? [])]);
    const after = verdict([list], { ...asked, resource: asked.resource ?? "s:r:1:t:1", values });
    if (before === "allowed" || before === "denied") assert.equal(after, before);
    // A refusal stays one: a Deny may now apply, too.
    if (before === "not-granted") assert.ok(after === "not-granted" || after === "denied");
  }), { numRuns: 1000 });
});

test("evaluate: agrees with the permissions of the analysis for statements without resources and conditions", () => {
  fc.assert(fc.property(fc.array(plain, { maxLength: 4 }), action, (list, name) => {
    const [one] = policyOf(list);
    assert.equal(verdict([list], { action: name }), effectivePermissions(one!.policy, facts).verdict(name));
  }), { numRuns: 700 });
});

test("evaluate: any text as a policy, action, resource and value gives a verdict", () => {
  const text = fc.oneof(fc.string(), fc.constantFrom("*", "a:b:c", "${g:k}", "::", "a::c", "\ufffc", "\ud800"));
  fc.assert(fc.property(fc.json(), text, text, text, (any, name, place, given) => {
    const conditions = `{ "StringMatch": { "g:k": [${JSON.stringify(place)}] }, "IpAddress": { "g:k": ${any} } }`;
    const actions = `[${JSON.stringify(name)}, "a:b:c"]`;
    const shape = `{ "Version": "5.0", "Statement": [{ "Effect": "Allow", "Action": ${actions}, "NotResource": ${any}, "Condition": ${conditions} }] }`;
    for (const end of [shape.length, Math.floor(shape.length / 2)]) {
      const policies = parsePolicyFile(shape.slice(0, end)).policies.map((policy) => ({ policy }));
      evaluate(policies, { action: name, resource: place, values: new Map([[given, [given]], ["g:k", [given]]]) }, facts);
    }
  }), { numRuns: 1000 });
});

test("patterns meet exactly if some text fits both", () => {
  const glob = fc.array(fc.constantFrom("a", "b", "*"), { maxLength: 4 }).map((parts) => parts.join(""));
  // Texts of both letters up to the length at which two such patterns must have met.
  const texts = [""];
  for (let length = 0, from = 0; length < 6; length++) {
    const end = texts.length;
    for (; from < end; from++) texts.push(`${texts[from]!}a`, `${texts[from]!}b`);
  }
  fc.assert(fc.property(glob, glob, (a, b) => {
    assert.equal(mayMeet(a, b), texts.some((text) => matchesPart(a, text) && matchesPart(b, text)));
  }), { numRuns: 700 });
});
