import assert from "node:assert/strict";
import test from "node:test";
import { covers, matchesPart, parseActionPattern } from "../../../server/src/core/catalog/pattern.js";

const table: readonly (readonly [pattern: string, name: string, is: boolean])[] = [
  ["ecs:servers:get", "ecs:servers:get", true],
  ["ECS:Servers:GET", "ecs:servers:get", true],
  ["ecs:servers:get", "ecs:servers:getAll", false],
  ["ecs:servers:g*", "ecs:servers:get", true],
  ["ecs:servers:*t", "ecs:servers:get", true],
  ["ecs:servers:*e*", "ecs:servers:get", true],
  ["ecs:servers:get*", "ecs:servers:get", true],
  ["ecs:servers:g*x", "ecs:servers:get", false],
  ["ecs:*:get", "ecs:servers:get", true],
  ["ecs:*:get", "evs:servers:get", false],
  ["*:*:*", "ecs:servers:get", true],
  ["*", "ecs:servers:get", true],
  ["ecs:*", "ecs:servers:get", true],
  ["ecs:*", "evs:servers:get", false],
  ["e*:*", "evs:servers:get", true],
  // A star never crosses a colon.
  ["ecs:*get", "ecs:servers:get", false],
  ["*get", "ecs:servers:get", false],
  ["ecs:servers", "ecs:servers:get", false],
  ["ecs:servers:get:x", "ecs:servers:get", false],
  ["ecs::get", "ecs:servers:get", false],
  ["", "ecs:servers:get", false],
  // A wildcard is covered only by one that is at least as wide.
  ["ecs:*:*", "ecs:servers:*", true],
  ["ecs:servers:get", "ecs:servers:*", false],
  ["ecs:servers:g*", "ecs:servers:ge*", true],
  ["ecs:servers:ge*", "ecs:servers:g*", false],
];

test("pattern: which patterns cover which", () => {
  for (const [pattern, name, is] of table) assert.equal(covers(parseActionPattern(pattern), name), is, `${pattern} covers ${name}`);
});

test("pattern: a text without the form of an action has no parts", () => {
  for (const text of ["", "ecs", "ecs:servers", "a:b:c:d", "a:b c:d", "a:b:", ":b:c", "a：b：c", "a:b:?"]) assert.equal(parseActionPattern(text).parts, undefined, text);
});

test("pattern: any number of stars is matched without trying all ways, which would not end", () => {
  assert.equal(matchesPart("*a".repeat(2000) + "b", "a".repeat(4000)), false);
});
