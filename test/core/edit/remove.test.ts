import assert from "node:assert/strict";
import { test } from "node:test";
import { removeComment, removeItem, removeItems, removeProperty } from "../../../server/src/core/edit/lists/remove.js";
import { insertProperty, renameKey, replaceValue, wrapInArray } from "../../../server/src/core/edit/value.js";
import { parseJson } from "../../../server/src/core/policy/json/json.js";
import type { ArrayNode, ObjectNode } from "../../../server/src/core/policy/syntax.js";
import { applyEdits } from "../../../server/src/core/text/range.js";

const disable = "// huawei-iam-disable-next-line unknown-action";

for (const [name, before, after] of [
  ["the only one", `["x"]`, `[]`],
  ["the first, in one line", `["x", "a"]`, `["a"]`],
  ["the last, in one line", `["a", "x"]`, `["a"]`],
  ["one in the middle", `["a", "x", "b"]`, `["a", "b"]`],
  ["the last of a line", `[\n  "a", "x",\n  "b"\n]`, `[\n  "a",\n  "b"\n]`],
  ["the last of a line with a comment", `["a", "x", // why\n  "b"]`, `["a", // why\n  "b"]`],
  ["the first of a list with a comment on its line", `[ "x", // why\n  "b"]`, `[ // why\n  "b"]`],
  ["a line", `[\n  "a",\n  "x",\n  "b"\n]`, `[\n  "a",\n  "b"\n]`],
  ["the last line", `[\n  "a",\n  "x"\n]`, `[\n  "a"\n]`],
  ["the last line with a trailing comma", `[\n  "a",\n  "x",\n]`, `[\n  "a",\n]`],
  ["a line with its comment", `[\r\n\t"a",\r\n\t"x", // why\r\n\t"b"\r\n]`, `[\r\n\t"a",\r\n\t"b"\r\n]`],
  ["the last line behind a comment", `[\n  "a", // first\n  "x"\n]`, `[\n  "a" // first\n]`],
  ["a line where the comma comes first", `[\n  "a"\n  , "x"\n]`, `[\n  "a"\n]`],
  ["a line with the comment that suppresses its findings", `[\n  // why\n  ${disable}\n  "x",\n  "a"\n]`, `[\n  // why\n  "a"\n]`],
  ["the last line with such a comment", `[\n  "a", // first\n  ${disable}\n  "x"\n]`, `[\n  "a" // first\n]`],
  ["such a comment behind the item before", `[\r\n  "a", ${disable}\r\n  "x",\r\n  "b"\r\n]`, `[\r\n  "a",\r\n  "b"\r\n]`],
  ["such a comment where the comma comes first",
    `[\n  ${disable}\n  "x"\n  , "a"\n]`,
    `[\n  "a"\n]`],
  ["such a comment above two items stays", `[\n  ${disable}\n  "x", "a"\n]`, `[\n  ${disable}\n  "a"\n]`],
  ["such a comment of the item before and of the next one stay",
    `[\n  ${disable}\n  "a",\n  "x",\n  ${disable}\n  "b"\n]`,
    `[\n  ${disable}\n  "a",\n  ${disable}\n  "b"\n]`],
  ["a comment before it, before its comma and behind it, on a line with others",
    `["a" /* 1 */, /* 2 */ "x" /* 3 */, /* 4 */ "b" /* 5 */]`,
    `["a" /* 1 */, /* 4 */ "b" /* 5 */]`],
  ["the last one with its comments, on a line with others", `["a" /* 1 */, /* 2 */ "x" /* 3 */]`, `["a" /* 1 */]`],
  ["a comment behind two items that have comments of their own",
    `[\n  "a", /* x */ "x", // x\n  "b"\n]`,
    `[\n  "a",\n  "b"\n]`],
  ["the comment before another one on its line stays",
    `[\n  "x", /* a */ "a", // a\n  "b"\n]`,
    `[\n  /* a */ "a", // a\n  "b"\n]`],
  ["a comment behind the last of several at the end stays", `["a", "x" // both\n]`, `["a" // both\n]`],
  ["a comment at the start of a line with several stays",
    `[\n  /* both */ "x", "a",\n  "b"\n]`,
    `[\n  /* both */ "a",\n  "b"\n]`],
  ["a comment at the start of its line", `[\n  "a",\n  /* why */ "x",\n  "b"\n]`, `[\n  "a",\n  "b"\n]`],
  ["a comment above, with another one below",
    `[\n  "a",\n  // x\n  // and so on\n  "x", // x\n  // b\n  "b"\n]`,
    `[\n  "a",\n  // b\n  "b"\n]`],
  ["a comment above, at the end", `[\r\n  "a", // a\r\n  /* x */\r\n  "x"\r\n]`, `[\r\n  "a" // a\r\n]`],
  ["a comment above, with a blank line below",
    `[\n  "a",\n\n  // x\n  "x",\n\n  "b"\n]`,
    `[\n  "a",\n\n  "b"\n]`],
  ["a heading of several stays", `[\n  "a",\n  // x and b\n  "x",\n  "b"\n]`, `[\n  "a",\n  // x and b\n  "b"\n]`],
  ["a heading with a blank line below it stays",
    `[\n  "a",\n  // all\n\n  "x",\n  // b\n  "b"\n]`,
    `[\n  "a",\n  // all\n\n  // b\n  "b"\n]`],
  ["a comment above that has another indentation stays",
    `[\n  "a", // a\n       // and so on\n  "x",\n  // b\n  "b"\n]`,
    `[\n  "a", // a\n       // and so on\n  // b\n  "b"\n]`],
  ["the comments that continue the one behind it",
    `[\n  "a", // a\n       // a\n  "x",  // x\n        // x\r\n        // x\n  // b\n  "b"\n]`,
    `[\n  "a", // a\n       // a\n  // b\n  "b"\n]`],
  ["the comments that continue the one behind the last one",
    `[\n  "a", // a\n  "x"  // x\n       // x\n]`,
    `[\n  "a" // a\n]`],
  ["the comments that continue the one behind two items stay",
    `[\n  "a", "x", // both\n            // both\n  "b"\n]`,
    `[\n  "a", // both\n            // both\n  "b"\n]`],
  ["a comment below in another column, or behind a blank line, does not continue one",
    `[\n  "a",\n  "x", // x\n      // ?\n\n       // b\n  "b"\n]`,
    `[\n  "a",\n      // ?\n\n       // b\n  "b"\n]`],
  ["a comment that suppresses findings does not continue one",
    `[\n  "a",\n  "x", // x\n       ${disable}\n  "b"\n]`,
    `[\n  "a",\n       ${disable}\n  "b"\n]`],
  ["a heading of several with a comment that is continued below",
    `[\n  "a",\n  // x and b\n  "x", // x\n       // x\n  "b"\n]`,
    `[\n  "a",\n  // x and b\n  "b"\n]`],
  ["an item that is commented out stays",
    `[\n  "a",\n  // "ecs:servers:get",\n  "x"\n]`,
    `[\n  "a"\n  // "ecs:servers:get",\n]`],
  ["a comment above the first one stays, because it may be about the list",
    `[\n  // all\n  "x",\n  // a\n  "a",\n  "b"\n]`,
    `[\n  // all\n  // a\n  "a",\n  "b"\n]`],
  ["a comment above the first one, if each one has a comment",
    `[\n  // x\n  "x",\n  // a\n  "a",\n  // b\n  "b"\n]`,
    `[\n  // a\n  "a",\n  // b\n  "b"\n]`],
  ["blank lines beside brackets", `[\n\n  "x",\n\n  "a"\n]`, `[\n\n  "a"\n]`],
  ["blank lines on both sides", `[\n  "a",\n\n\n  "x",\n\n\n  "b"\n]`, `[\n  "a",\n\n\n  "b"\n]`],
  ["blank lines before the bracket", `[\r\n  "a",\r\n\r\n\r\n  "x",\r\n\r\n]`, `[\r\n  "a",\r\n\r\n]`],
  ["commas first: the comment above the next comma stays",
    `[\n    "a" // a\n    // x\n  , "x" // x too\n    // b\n  , "b" // b too\n]`,
    `[\n    "a" // a\n    // b\n  , "b" // b too\n]`],
  ["commas first: a heading stays",
    `[\n    "a"\n    // x and b\n  , "x"\n  , "b"\n]`,
    `[\n    "a"\n    // x and b\n  , "b"\n]`],
  ["commas first: the first one", `[\n    "x" // x\n    // a\n  , "a" // a too\n]`, `[\n    // a\n    "a" // a too\n]`],
  ["commas first: the first one beside the bracket", `[ "x"\n, "a" // a\n]`, `[\n  "a" // a\n]`],
  ["commas first: the last one", `[\n    "a" // a\n    // x\n  , "x" // x too\n]`, `[\n    "a" // a\n]`],
  ["commas first: the last one with a blank behind it",
    `[\n    "a" // a\n  , "x" \r\n]`,
    `[\n    "a" // a\r\n]`],
  ["commas first: the last one before the bracket", `[ "a" // a\n, "x" ]`, `[ "a" // a\n ]`],
  ["beside text that is no JSON", `["a", x /* 1 */ "x" y, /* 2 */ "b"]`, `["a", x y, /* 2 */ "b"]`],
] as const) {
  test(`remove an item: ${name}`, () => {
    const list = parseJson(before) as ArrayNode;
    const item = list.items.find((one) => one.kind === "string" && one.value === "x")!;
    assert.equal(applyEdits(before, removeItem(before, list, item)), after);
  });
}

for (const [name, before, after] of [
  ["neighbors", `["x", "x", "a"]`, `["a"]`],
  ["neighbors at the end of a line", `["a", "x", "x", // why\n"b"]`, `["a", // why\n"b"]`],
  ["neighbors without the comma between the second and the next", `["x", // 1\n"x" // 2\n"a"]`, `[ // 1\n"a"]`],
  ["neighbors without a comma between them", `["b", "x" "x", "a"]`, `["b", "a"]`],
  ["the end, with comments that suppress their findings",
    `[\n  "a", // first\n  ${disable}\n  "x",\n  // why\n  ${disable}\n  "x"\n]`,
    `[\n  "a" // first\n]`],
  ["lines with such comments", `[\n  ${disable}\n  "x",\n  ${disable}\n  "x",\n  "a"\n]`, `[\n  "a"\n]`],
  ["a heading of all of them", `[\n  "a",\n  // x\n  "x",\n  "x", // too\n  // b\n  "b"\n]`, `[\n  "a",\n  // b\n  "b"\n]`],
  ["a line of its own", `[\n  "a",\n  "x", "x", // both\n  "b"\n]`, `[\n  "a",\n  "b"\n]`],
  ["commas first, from the start",
    `[\n    "x"\n  , "x" // 2\n    // a\n  , "a"\n  , "x"\n]`,
    `[\n    // a\n    "a"\n]`],
  ["the end, with comments", `[\n  "a" // a\n  , "x" // 1\n  // 2\n  , "x" // 3\n]`, `[\n  "a" // a\n]`],
] as const) {
  test(`remove several items: ${name}; no two edits overlap`, () => {
    const list = parseJson(before) as ArrayNode;
    const items = new Set(list.items.filter((one) => one.kind === "string" && one.value === "x"));
    const edits = removeItems(before, list, items);
    const ranges = edits.map(({ range }) => range).sort((a, b) => a.start - b.start);
    for (const [index, { start }] of ranges.entries()) assert.ok(index === 0 || start >= ranges[index - 1]!.end);
    assert.equal(applyEdits(before, edits), after);
  });
}

for (const [name, before, after] of [
  ["a line", `{\n  "a": 1,\n  "x": {\n    "b": 1\n  },\n  "c": 2\n}`, `{\n  "a": 1,\n  "c": 2\n}`],
  ["the last", `{ "a": 1, "x": [] }`, `{ "a": 1 }`],
  ["the only one", `{ "x": 1 }`, `{ }`],
  ["a line with the comments above it",
    `{\n  // a\n  "a": 1,\n  // x\n  // and so on\n  "x": [],\n  "c": 2\n}`,
    `{\n  // a\n  "a": 1,\n  "c": 2\n}`],
  ["a line, but not the comments behind a blank line, in another column or above the first one",
    `{\n  // all\n\n    // ?\n  "x": 1,\n  "c": 2\n}`,
    `{\n  // all\n\n    // ?\n  "c": 2\n}`],
  ["the first line below a comment, which may be about the whole object",
    `{\n  // all\n  "x": 1,\n  "c": 2\n}`,
    `{\n  // all\n  "c": 2\n}`],
  ["a line below a property that is commented out",
    `{\n  "a": 1,\n  // "b": 1,\n  "x": 1,\n  "c": 2\n}`,
    `{\n  "a": 1,\n  // "b": 1,\n  "c": 2\n}`],
  ["a line with a comment that is continued",
    `{\n  "a": 1, // a\n  "x": 1, // x\n          // x\n  // c\n  "c": 2\n}`,
    `{\n  "a": 1, // a\n  // c\n  "c": 2\n}`],
  ["a line with a comment that is continued where HCL has no quotes and no comma",
    `{\n  "a" : 1,\n  "x" : 1, // x\n        // x\n  "c": 2\n}`,
    `{\n  "a" : 1,\n  "c": 2\n}`],
  ["a line behind a short one with a comment",
    `{\n  "a": {\n  }, // a\n  // x\n  "x": 1,\n  "c": 2\n}`,
    `{\n  "a": {\n  }, // a\n  "c": 2\n}`],
  ["a line with the comment that suppresses its findings", `{\n  ${disable}\n  "x": 1,\n  "a": 2\n}`, `{\n  "a": 2\n}`],
] as const) {
  test(`remove a property: ${name}`, () => {
    const object = parseJson(before) as ObjectNode;
    assert.equal(applyEdits(before, removeProperty(before, object, object.properties.find(({ key }) => key.value === "x")!)), after);
  });
}

test("remove a comment: its line is removed too, text before it is kept", () => {
  const own = `[\n  // x\n  1\n]`;
  assert.equal(applyEdits(own, [removeComment(own, { start: 4, end: 8 })]), `[\n  1\n]`);
  const behind = `[ 1 // x\n]`;
  assert.equal(applyEdits(behind, [removeComment(behind, { start: 4, end: 8 })]), `[ 1\n]`);
});

test("change: rename a key, replace a value, wrap it, add a property", () => {
  const text = `{\n  "Actions": "a"\n}`;
  const object = parseJson(text) as ObjectNode;
  const [property] = object.properties;
  assert.equal(applyEdits(text, [renameKey(property!, "Action"), ...wrapInArray(property!.value!)]), `{\n  "Action": ["a"]\n}`);
  assert.equal(applyEdits(text, [replaceValue(property!.value!, "[]")]), `{\n  "Actions": []\n}`);
  assert.equal(applyEdits(text, [insertProperty(text, object, "Effect", '"Allow"')]), `{\n  "Effect": "Allow",\n  "Actions": "a"\n}`);
  assert.equal(applyEdits(text, [insertProperty(text, object, "Effect", '"Allow"', property)]), `{\n  "Actions": "a",\n  "Effect": "Allow"\n}`);
});
