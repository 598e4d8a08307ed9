import assert from "node:assert/strict";
import test from "node:test";
import { parse, type ParseError } from "jsonc-parser";
import { splitString } from "../../../server/src/core/edit/entry.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { actionStrings } from "../../../server/src/core/policy/read/read.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";
import { applied, findings, only } from "../../support/fixture.js";
import { assertProportional } from "../../support/growth.js";

const facts = catalog("a:b:stop -> a:b:get, a:b:use");
const own = only("missing-dependency");

/** Applies the first fix in a policy with the given `Action` list; returns the new list. */
function insert(list: string): string {
  const text = `{ "Version": "1.1", "Statement": [ { "Effect": "Allow", "Action": ${list} } ] }`;
  const fixed = applied(text, findings(text, facts, own)[0]?.fixes()[0]);
  return fixed.slice(text.indexOf(list), fixed.length - " } ] }".length);
}

const styles: readonly (readonly [style: string, before: string, after: string])[] = [
  ["one item on one line", '["a:b:stop"]', '["a:b:stop", "a:b:get", "a:b:use"]'],
  ["one item on one line, padded", '[ "a:b:stop" ]', '[ "a:b:stop", "a:b:get", "a:b:use" ]'],
  ["one line", '["a:b:stop", "x:y:z"]', '["a:b:stop", "a:b:get", "a:b:use", "x:y:z"]'],
  ["one line, last", '["x:y:z", "a:b:stop"]', '["x:y:z", "a:b:stop", "a:b:get", "a:b:use"]'],
  ["one line without blanks", '["a:b:stop","x:y:z"]', '["a:b:stop","a:b:get","a:b:use","x:y:z"]'],
  ["one line, trailing comma", '["a:b:stop",]', '["a:b:stop", "a:b:get", "a:b:use",]'],
  ["a bare string", '"a:b:stop"', '["a:b:stop", "a:b:get", "a:b:use"]'],
  ["two spaces", `[
  "a:b:stop",
  "x:y:z"
]`, `[
  "a:b:stop",
  "a:b:get",
  "a:b:use",
  "x:y:z"
]`],
  ["four spaces, last", `[
    "x:y:z",
    "a:b:stop"
]`, `[
    "x:y:z",
    "a:b:stop",
    "a:b:get",
    "a:b:use"
]`],
  ["tabs, the only one", '[\n\t\t"a:b:stop"\n\t]', '[\n\t\t"a:b:stop",\n\t\t"a:b:get",\n\t\t"a:b:use"\n\t]'],
  ["trailing comma", `[
  "a:b:stop",
]`, `[
  "a:b:stop",
  "a:b:get",
  "a:b:use",
]`],
  ["an empty line between items", `[
  "a:b:stop",

  "x:y:z"
]`, `[
  "a:b:stop",
  "a:b:get",
  "a:b:use",

  "x:y:z"
]`],
  ["a comment before", `[
  // why
  "a:b:stop"
]`, `[
  // why
  "a:b:stop",
  "a:b:get",
  "a:b:use"
]`],
  ["a comment behind the last item", `[
  "a:b:stop" // why
]`, `[
  "a:b:stop", // why
  "a:b:get",
  "a:b:use"
]`],
  ["a comment behind the comma", `[
  "a:b:stop", // why
  "x:y:z"
]`, `[
  "a:b:stop", // why
  "a:b:get",
  "a:b:use",
  "x:y:z"
]`],
  ["a comment before the comma", `[
  "a:b:stop" /* why */, // and how
  "x:y:z"
]`, `[
  "a:b:stop" /* why */, // and how
  "a:b:get",
  "a:b:use",
  "x:y:z"
]`],
  ["a comment over two lines behind the comma", `[
  "a:b:stop", /* one
  two */
  "x:y:z"
]`, `[
  "a:b:stop",
  "a:b:get",
  "a:b:use", /* one
  two */
  "x:y:z"
]`],
  ["a comment below", `[
  "a:b:stop",
  // about the next
  "x:y:z"
]`, `[
  "a:b:stop",
  "a:b:get",
  "a:b:use",
  // about the next
  "x:y:z"
]`],
  ["a comment with what looks like a list", `[
  "a:b:stop", // "x", ], //
  "x:y:z" /* ] */
]`, `[
  "a:b:stop", // "x", ], //
  "a:b:get",
  "a:b:use",
  "x:y:z" /* ] */
]`],
  ["comma first", `[
    "a:b:stop"
  , "x:y:z"
]`, `[
    "a:b:stop"
  , "a:b:get"
  , "a:b:use"
  , "x:y:z"
]`],
  ["comma first, with a comment", `[
    "a:b:stop" // why
  , "x:y:z"
]`, `[
    "a:b:stop" // why
  , "a:b:get"
  , "a:b:use"
  , "x:y:z"
]`],
  ["comma first, last", `[
    "x:y:z"
  , "a:b:stop"
]`, `[
    "x:y:z"
  , "a:b:stop"
  , "a:b:get"
  , "a:b:use"
]`],
  ["comma first, between two", `[
    "x:y:z"
  , "a:b:stop" // why
  , "w:x:y"
]`, `[
    "x:y:z"
  , "a:b:stop" // why
  , "a:b:get"
  , "a:b:use"
  , "w:x:y"
]`],
  ["the first line of a list that goes on", `["a:b:stop",
 "x:y:z"]`, `["a:b:stop", "a:b:get", "a:b:use",
 "x:y:z"]`],
  ["the last line of a list that ends there", `["x:y:z",
 "a:b:stop"]`, `["x:y:z",
 "a:b:stop", "a:b:get", "a:b:use"]`],
  ["two items on a line of several", `[
  "w:x:y", "a:b:stop",
  "x:y:z"
]`, `[
  "w:x:y", "a:b:stop", "a:b:get", "a:b:use",
  "x:y:z"
]`],
  ["a comment on the line of the only item", '[/* why */ "a:b:stop" /* how */]', '[/* why */ "a:b:stop", "a:b:get", "a:b:use" /* how */]'],
];
for (const [style, before, after] of styles) {
  test(`insert: ${style}`, () => {
    assert.equal(insert(before), after);
  });
  for (const [name, eol] of [["CRLF", "\r\n"], ["lone CR", "\r"]] as const) {
    if (before.includes("\n") && !before.includes("/")) {
      test(`insert: ${style}, ${name}`, () => {
        assert.equal(insert(before.replaceAll("\n", eol)), after.replaceAll("\n", eol));
      });
    }
  }
  test(`insert: ${style}: the result is JSON of the same dialect as the text`, () => {
    const errors = (text: string) => {
      const found: ParseError[] = [];
      parse(text, found, { allowTrailingComma: /,\s*\]/.test(before) });
      return found;
    };
    assert.deepEqual(errors(before), []);
    assert.deepEqual(errors(insert(before)), []);
    assert.deepEqual(insert(before).match(/\/\/.*|\/\*[^]*?\*\//g), before.match(/\/\/.*|\/\*[^]*?\*\//g), "comments are kept");
  });
}

test("insert: 20,000 edits of a large list do not each read the whole list", () => {
  const make = (count: number) =>
    `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": [\n${'"a:b:c d:e:f",\n'.repeat(count)}"a:b:c"] }] }`;
  assertProportional(20_000, make, (text) => {
    const [statement] = parsePolicyFile(text).policies[0]!.statements;
    const double = actionStrings(statement!.actionList).filter(({ value }) => value.includes(" "));
    const edits = double.flatMap((node) => splitString(text, statement!.actionList, node, node.value.split(" ")));
    assert.equal(applyEdits(text, edits), text.replaceAll('"a:b:c d:e:f"', '"a:b:c",\n"d:e:f"'));
  });
});

const broken: readonly (readonly [what: string, before: string, after: string])[] = [
  ["a missing comma on one line", '["a:b:stop" "x:y:z"]', '["a:b:stop", "a:b:get", "a:b:use", "x:y:z"]'],
  ["a missing comma between lines", '[\n  "a:b:stop"\n  "x:y:z"\n]', '[\n  "a:b:stop",\n  "a:b:get",\n  "a:b:use",\n  "x:y:z"\n]'],
  ["a missing comma before a comment", '[\n  "a:b:stop" // why\n  "x:y:z"\n]', '[\n  "a:b:stop", // why\n  "a:b:get",\n  "a:b:use",\n  "x:y:z"\n]'],
  ["two commas", '["a:b:stop",, "x:y:z"]', '["a:b:stop", "a:b:get", "a:b:use",, "x:y:z"]'],
];
for (const [what, before, after] of broken) {
  test(`insert: ${what} is corrected, or at least not made worse`, () => {
    assert.equal(insert(before), after);
  });
}
