import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { coverIndex } from "../../../server/src/core/analysis/cover-index.js";
import { covers, parseActionPattern } from "../../../server/src/core/catalog/pattern.js";

const part = fc.constantFrom("a", "b", "ab", "*", "a*", "*b");
const name = fc.oneof(fc.tuple(part, part, part).map((parts) => parts.join(":")), fc.constantFrom("*", "a:*", "a:b", "a::b", ""));

test("cover index: finds exactly the items that cover a name, in their original order", () => {
  fc.assert(
    fc.property(fc.array(name), fc.array(name), (listed, asked) => {
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
