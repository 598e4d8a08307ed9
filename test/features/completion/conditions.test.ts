import assert from "node:assert/strict";
import test from "node:test";
import { operators } from "../../../server/src/core/language/operators.js";
import { resolveCompletion } from "../../../server/src/features/completion/resolve.js";
import { defaultFeatures } from "../../../server/src/features/settings.js";
import { catalog } from "../../support/catalog.js";
import { type Asking, labelsAt, listAt, taken } from "../../support/completion.js";

const facts = catalog("ecs:servers:get");
const asking: Asking = { facts };
const labels = (marked: string) => labelsAt(marked, asking).map((line) => line.split(" | ")[0]!);
const condition = (text: string, actions = '"ecs:servers:get"', version = "1.1") =>
  `{ "Version": "${version}", "Statement": [{ "Effect": "Allow", "Action": [${actions}], "Condition": { ${text} } }] }`;
const modern = (text: string) => condition(text, '"ecs::get"', "5.0");

test("completion of operators: all proven ones, plain ones first, then with IfExists, then the prefixes", () => {
  const proven = operators.filter(({ isProven, versions }) => isProven && versions.includes("1.1")).map(({ name }) => name);
  assert.ok(proven.length > 10);
  assert.deepEqual(labels(condition("|")), [...proven, ...proven.filter((name) => name !== "Null").map((name) => `${name}IfExists`), "ForAllValues:", "ForAnyValue:"]);
  assert.ok(!labels(modern("|")).includes("IpAddress"), "the spelling of address operators is not proven");
});

test("completion of operators: after a prefix, those with the prefix; Null has none", () => {
  const offered = labels(modern('"ForAnyValue:|"'));
  assert.deepEqual(offered.slice(0, 2), ["ForAnyValue:StringEquals", "ForAnyValue:StringNotEquals"]);
  assert.ok(offered.includes("ForAnyValue:StringEqualsIfExists"));
  assert.ok(offered.every((name) => name.startsWith("ForAnyValue:") && !name.includes("Null")));
});

test("completion of operators: those that fit the existing keys, and none twice", () => {
  assert.deepEqual(labels(condition('"|": { "g:MFAPresent": ["true"] }')), ["Bool", "Null", "BoolIfExists"]);
  assert.deepEqual(labels(condition('"|": { "g:CurrentTime": [] }')).slice(0, 5), ["DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals", "Null"]);
  assert.ok(labels(condition('"|": { "obs:prefix": [] }')).includes("Bool"), "the type of an unknown key is unknown");
  assert.deepEqual(labels(condition('"Bool": {}, "|": { "g:MFAPresent": ["true"] }')), ["Null", "BoolIfExists"]);
  assert.deepEqual(labels(modern('"|": { "g:TagKeys": [] }')).slice(-2), ["ForAllValues:", "ForAnyValue:"], "a key with several values");
});

test("completion of operators: the inserted text", () => {
  assert.equal(taken(condition("|"), "Bool", asking), condition('"Bool": { ‹› }'));
  assert.equal(taken(condition('"|"'), "DateLessThanIfExists", asking), condition('"DateLessThanIfExists": { ‹› }'));
  assert.equal(taken(condition('"|": { "g:MFAPresent": ["true"] }'), "Bool", asking), condition('"Bool": { "g:MFAPresent": ["true"] }'));
  assert.equal(taken(condition('"Bool": {} |'), "Null", asking), condition('"Bool": {}, "Null": { ‹› }'));
  assert.equal(taken(condition('\n  |\n'), "Bool", asking), condition('\n  "Bool": {\n    ‹›\n  }\n'));
  assert.equal(taken(condition("|"), "Bool", { facts, snippets: false }), condition('"Bool": {}'));
});

test("completion of operators: a prefix retriggers suggestions, with any quotes", () => {
  assert.equal(taken(condition("|"), "ForAnyValue:", asking), condition('"ForAnyValue:‹›"'));
  assert.equal(taken(condition('"|"'), "ForAnyValue:", asking), condition('"ForAnyValue:‹›"'));
  assert.equal(taken(condition('"|"'), "ForAnyValue:", { facts, snippets: false }), condition('"ForAnyValue:"'));
  assert.ok(!listAt(condition("|"), { facts, snippets: false })!.items.some(({ label }) => label === "ForAnyValue:"));
});

test("completion of condition keys: global ones of the version with a type that the operator compares", () => {
  assert.deepEqual(labels(condition('"Bool": { | }')), ["g:MFAPresent"]);
  assert.deepEqual(labels(condition('"DateLessThan": { | }')), ["g:CurrentTime"]);
  assert.deepEqual(labels(condition('"NumberLessThanIfExists": { "|" }')), ["g:MFAAge"]);
  assert.deepEqual(labels(condition('"StringEquals": { | }')), ["g:DomainName", "g:ProjectName", "g:ServiceName", "g:UserId", "g:UserName", "g:ResourceTag/<tag-key>"]);
  assert.deepEqual(labels(condition('"StringEquals": { "g:UserName": [], "|" }')), ["g:DomainName", "g:ProjectName", "g:ServiceName", "g:UserId", "g:ResourceTag/<tag-key>"]);
  assert.deepEqual(labels(condition('"Null": { | }')), ["g:CurrentTime", "g:DomainName", "g:MFAPresent", "g:MFAAge", "g:ProjectName", "g:ServiceName", "g:UserId", "g:UserName", "g:ResourceTag/<tag-key>"]);
  assert.deepEqual(labels(condition('"NoSuchOperator": { | }')).length, 9, "all of them");
});

test("completion of condition keys: those of the statement's services too", () => {
  assert.ok(labels(modern('"StringEquals": { | }')).includes("ecs:FlavorId"));
  assert.ok(!labels(condition('"StringEquals": { | }', '"vpc::get"', "5.0")).some((key) => key.startsWith("ecs:")));
});

const skeletons: readonly (readonly [key: string, before: string, after: string])[] = [
  ["g:MFAPresent", '"Bool": { | }', '"Bool": { "g:MFAPresent": ["‹true›"] }'],
  ["g:CurrentTime", '"DateLessThan": { "|" }', '"DateLessThan": { "g:CurrentTime": ["‹2030-01-31T00:00:00Z›"] }'],
  ["g:MFAAge", '"NumberLessThan": { g:M| }', '"NumberLessThan": { "g:MFAAge": ["‹3600›"] }'],
  ["g:UserName", '"StringEquals": { | }', '"StringEquals": { "g:UserName": ["‹alice›"] }'],
  ["g:UserName", '"Null": { | }', '"Null": { "g:UserName": ["‹true›"] }'],
  ["g:UserName", '"StringEquals": { "g:U|": ["bob"] }', '"StringEquals": { "g:UserName": ["bob"] }'],
  ["g:ResourceTag/<tag-key>", '"StringEquals": { | }', '"StringEquals": { "g:ResourceTag/‹key›": ["dev"] }'],
];
for (const [key, before, after] of skeletons) {
  test(`completion of condition keys, inserted: ${key} in ${before}`, () => {
    assert.equal(taken(condition(before), key, asking), condition(after));
  });
}

test("completion of condition keys: an existing tag name is kept", () => {
  assert.equal(taken(condition('"StringEquals": { "g:Res|": ["dev"] }'), "g:ResourceTag/<tag-key>", asking), condition('"StringEquals": { "g:ResourceTag/‹key›": ["dev"] }'));
  assert.equal(taken(condition('"StringEquals": { | }'), "g:ResourceTag/<tag-key>", { facts, snippets: false }), condition('"StringEquals": { "g:ResourceTag/key": ["dev"] }'));
});

test("completion of condition values: the possible values if they are few, or their form", () => {
  assert.deepEqual(labelsAt(condition('"Bool": { "g:MFAPresent": ["|"] }'), asking), ["true", "false"]);
  assert.deepEqual(labelsAt(condition('"Null": { "g:UserName": ["|"] }'), asking), ["true", "false"]);
  assert.deepEqual(labelsAt(condition('"DateLessThan": { "g:CurrentTime": ["|"] }'), asking), ["2030-01-31T00:00:00Z | example"]);
  assert.deepEqual(labelsAt(condition('"NumberLessThan": { "g:MFAAge": ["|"] }'), asking), ["3600 | example"]);
  assert.deepEqual(labelsAt(condition('"StringEquals": { "g:UserName": ["|"] }'), asking), []);
  assert.equal(taken(condition('"Bool": { "g:MFAPresent": | }'), "true", asking), condition('"Bool": { "g:MFAPresent": ["true"] }'));
  assert.equal(taken(condition('"Bool": { "g:MFAPresent": [|] }'), "false", asking), condition('"Bool": { "g:MFAPresent": ["false"] }'));
});

test("completion of conditions: nothing in a deeper object, and nothing in a comment", () => {
  assert.deepEqual(labels(condition('"Bool": { "g:MFAPresent": { | } }')), []);
  assert.deepEqual(labels(condition("/* | */")), []);
  assert.deepEqual(labels(condition("\n// |\n")), []);
});

test("completion of conditions: the documentation of operators and keys, in the reader's language", () => {
  const read = (marked: string, label: string, language: "en" | "zh") => {
    const item = listAt(marked, asking)!.items.find((one) => one.label === label)!;
    assert.equal(item.documentation, undefined);
    return (
      resolveCompletion(item, { catalog: facts, rules: {}, language, features: defaultFeatures }).documentation as {
        value: string;
      }
    ).value;
  };
  assert.match(read(condition('"Bool": { | }'), "g:MFAPresent", "en"), /g:MFAPresent.*whether the caller/);
  assert.match(read(condition('"Bool": { | }'), "g:MFAPresent", "zh"), /g:MFAPresent.*请求者的凭证/);
  assert.match(read(condition("|"), "BoolIfExists", "en"), /true/);
});
