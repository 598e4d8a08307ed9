import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { coverIndex } from "../../../server/src/core/analysis/cover-index.js";
import { wildcardsByPiece } from "../../../server/src/core/analysis/wildcard-pieces.js";
import { covers, parseActionPattern } from "../../../server/src/core/catalog/pattern.js";

const part = fc.constantFrom("a", "b", "ab", "*", "a*", "*b", "*a*", "a*b", "ba*a*b", "**");
const name = fc.oneof(
  fc.tuple(part, part, part).map((parts) => parts.join(":")),
  fc.constantFrom("*", "a:*", "a:b", "a::b", ""),
);

test("cover index: finds exactly the items that cover a name, in their original order", () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 40, size: "max" }), fc.array(name), (listed, asked) => {
      const patterns = listed.map(parseActionPattern);
      const index = coverIndex(patterns, (pattern) => pattern);
      for (const one of asked.map(parseActionPattern))
        assert.deepEqual(
          index.covering(one),
          patterns.filter((pattern) => covers(pattern, one)),
        );
    }),
  );
});

test("wildcards by piece: with thousands of them, a name is compared with a few", () => {
  const shapes: readonly ((one: string) => string)[] = [
    (one) => `ecs:a${one}*:get`,
    (one) => `ecs:servers:a${one}*`,
    (one) => `ecs:*:*${one}`,
    (one) => `ecs:servers*${one}*x:get`,
    (one) => `ecs:*a${one}a*:list*`,
    (one) => `a${one}*:*:*`,
    (one) => `*${one}:servers:get`,
  ];
  for (const shape of shapes) {
    const wildcards = Array.from({ length: 3000 }, (_, index) => shape(String(index + 10_000)));
    const candidates = wildcardsByPiece(wildcards, (text) => text);
    for (const name of [
      "ecs:a10001b:get",
      "ecs:servers:a10002",
      "ecs:x10003:x10003",
      "ecs:servers10004x:get",
      wildcards[5]!,
    ])
      assert.ok(candidates(name).length <= 3, `${name} is compared with ${candidates(name).length} of ${shape("N")}`);
    assert.ok(candidates(wildcards[7]!).includes(wildcards[7]!));
  }
});
