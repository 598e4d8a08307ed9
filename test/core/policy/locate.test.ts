import assert from "node:assert/strict";
import test from "node:test";
import { elementAt } from "../../../server/src/core/policy/locate.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { readCursor } from "../../support/fixture.js";
import { policies } from "../../support/policies.js";

/** A place in short form: element, statement, operator and condition key, then the spot at the offset. */
function placeOf(marked: string): string | undefined {
  const { text, offset } = readCursor(marked);
  const place = elementAt(parsePolicyFile(text), offset);
  if (!place) return undefined;
  const { statement, element, operator, conditionKey, spot } = place;
  const inside = [statement && `#${String(statement.index)}`, element, operator?.key.value, conditionKey?.key.value].filter((part) => part !== undefined);
  const detail = spot.kind === "value" ? ` ${text.slice(spot.node.range.start, spot.node.range.end)}${spot.list ? " of a list" : ""}` : spot.kind === "key" ? ` ${spot.property.key.value}` : "";
  return `${inside.join(" ")}: ${spot.kind}${detail}`;
}

const inStatement = (text: string) => `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", ${text} }] }`;

const places: readonly (readonly [what: string, text: string, place: string | undefined])[] = [
  ["a key of the policy", '{ "Ver|sion": "1.1", "Statement": [] }', "Version: key Version"],
  ["a misspelled key", inStatement('"Actions|": ["a:b:c"]'), "#0 Action: key Actions"],
  ["a value of the policy", '{ "Version": "|1.1", "Statement": [] }', 'Version: value "1.1"'],
  ["a number where a string belongs", '{ "Version": 1.|1, "Statement": [] }', "Version: value 1.1"],
  ["between the keys of the policy", '{ "Version": "1.1", | "Statement": [] }', ": key-gap"],
  ["before the policy", '| { "Version": "1.1", "Statement": [] }', undefined],
  ["behind the policy", '{ "Version": "1.1", "Statement": [] }|', undefined],
  ["in the empty list of statements", '{ "Version": "1.1", "Statement": [|] }', "Statement: item-gap"],
  ["behind a statement", '{ "Version": "1.1", "Statement": [{}|] }', "Statement: item-gap"],
  ["in an empty statement", '{ "Version": "1.1", "Statement": [{|}] }', "#0: key-gap"],
  ["in the second statement", '{ "Version": "1.1", "Statement": [{}, { | }] }', "#1: key-gap"],
  ["in a bare statement", '{ "Version": "1.1", "Statement": { "Effect": "A|llow" } }', '#0 Effect: value "Allow"'],
  ["a key that the language does not know", inStatement('"Foo|": 1'), "#0: key Foo"],
  ["on the closing quote of a key", inStatement('"Action"|: []'), undefined],
  ["before the colon", inStatement('"Action" | : []'), undefined],
  ["before the value", inStatement('"Action": | []'), undefined],
  ["behind the colon", inStatement('"Action": |'), "#0 Action: value-gap"],
  ["behind the colon, in a word", inStatement('"Action": ecs|'), "#0 Action: value-gap"],
  ["behind the colon, before the next key", inStatement('"Action": |\n "Resource": ["*"]'), "#0 Action: value-gap"],
  ["behind the colon, before a comma", inStatement('"Action": |, "Resource": ["*"]'), "#0 Action: value-gap"],
  ["behind a key without a colon", inStatement('"Action" |'), undefined],
  ["a key that is being typed", inStatement('"Ac|"'), "#0: key Ac"],
  ["a key that is being typed, without quotes", inStatement("Ac|"), "#0: key-gap"],
  ["an action", inStatement('"Action": ["ecs:|a:b"]'), '#0 Action: value "ecs:a:b" of a list'],
  ["an action without a list", inStatement('"Action": "|"'), '#0 Action: value ""'],
  ["an action that is not closed", inStatement('"Action": ["ecs:|\n]'), '#0 Action: value "ecs: of a list'],
  ["before an action", inStatement('"Action": [|"a:b:c"]'), "#0 Action: item-gap"],
  ["behind an action", inStatement('"Action": ["a:b:c"|]'), "#0 Action: item-gap"],
  ["in a list in a list", inStatement('"Action": [["|"]]'), undefined],
  ["a resource", inStatement('"Resource": ["obs:*:*:bu|cket:x"]'), '#0 Resource: value "obs:*:*:bucket:x" of a list'],
  ["an agency", inStatement('"Resource": { "uri": ["/iam/|"] }'), '#0 Resource: value "/iam/" of a list'],
  ["the key of the agency form", inStatement('"Resource": { "ur|i": [] }'), "#0 Resource: key uri"],
  ["in an empty condition", inStatement('"Condition": { | }'), "#0 Condition: key-gap"],
  ["an operator", inStatement('"Condition": { "Bo|ol": {} }'), "#0 Condition Bool: key Bool"],
  ["in an empty operator", inStatement('"Condition": { "Bool": {|} }'), "#0 Condition Bool: key-gap"],
  ["a condition key", inStatement('"Condition": { "Bool": { "g:|": [] } }'), "#0 Condition Bool g:: key g:"],
  ["a condition value", inStatement('"Condition": { "Bool": { "g:MFAPresent": ["|true"] } }'), '#0 Condition Bool g:MFAPresent: value "true" of a list'],
  ["a condition value without a list", inStatement('"Condition": { "Bool": { "g:MFAPresent": tr|ue } }'), "#0 Condition Bool g:MFAPresent: value true"],
  ["no condition value yet", inStatement('"Condition": { "Bool": { "g:MFAPresent": | } }'), "#0 Condition Bool g:MFAPresent: value-gap"],
  ["a statement that ends with the text", '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Condition": { "Bool": { |', "#0 Condition Bool: key-gap"],
  ["the body of the role API", '{ "role": { "policy": { "Version": "1.1", "Statement": [{ "Eff|ect": "Allow" }] } } }', "#0 Effect: key Effect"],
  ["around the policy of the role API", '{ "role": { | "policy": { "Version": "1.1", "Statement": [{ "Effect": "Allow" }] } } }', undefined],
  ["any other file", '{ "scripts": { "|": "" } }', undefined],
];
for (const [what, text, place] of places) {
  test(`element at an offset: ${what}`, () => {
    assert.equal(placeOf(text), place);
  });
}

test("element at an offset: accepts any offset of any text, cut anywhere", () => {
  for (const whole of policies) {
    for (let end = 0; end <= whole.length; end += whole.length > 1000 ? 17 : 3) {
      const file = parsePolicyFile(whole.slice(0, end));
      for (const offset of [-1, 0, end >> 1, end - 1, end, end + 1]) elementAt(file, offset);
    }
  }
});
