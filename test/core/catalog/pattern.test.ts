import assert from "node:assert/strict";
import test from "node:test";
import { covers, matchesPart, parseActionPattern } from "../../../server/src/core/catalog/pattern.js";
import { assertProportional } from "../../support/growth.js";

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

// Trying all ways takes twice as long for each star, so a few of them show it, and many would not end.
for (const [what, stars] of [["few", 14], ["many", 2_000_000]] as const) {
  test(`pattern: ${what} stars are matched without trying all ways`, () => {
    assertProportional(
      stars,
      (count) => [`${"*a".repeat(count)}b`, "a".repeat(2 * count)] as const,
      ([glob, text]) => assert.equal(matchesPart(glob, text), false),
    );
  });
}
