import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { combine } from "../../../server/src/core/text/change.js";
import { LineIndex } from "../../../server/src/core/text/line-index.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const text = fc.string({ unit: fc.constantFrom("a", "\r", "\n", "\r\n"), maxLength: 12 });
const change = fc.record({ at: fc.nat(), length: fc.nat({ max: 5 }), newText: text });

function changed(before: string, { at, length, newText }: { at: number; length: number; newText: string }) {
  const start = at % (before.length + 1);
  const oldEnd = Math.min(start + length, before.length);
  const after = before.slice(0, start) + newText + before.slice(oldEnd);
  return { after, change: { start, oldEnd, newEnd: start + newText.length } };
}

test("the lines of a changed text are those of the new text", () => {
  fc.assert(
    fc.property(text, change, (before, one) => {
      const { after, change: done } = changed(before, one);
      const [lines, fresh] = [new LineIndex(before).after(done, after), new LineIndex(after)];
      for (let at = 0; at <= after.length; at++) {
        assert.deepEqual(lines.positionAt(at), fresh.positionAt(at));
        for (let line = 0; line <= after.length; line++)
          assert.equal(lines.offsetAt({ line, character: at }), fresh.offsetAt({ line, character: at }));
      }
    }),
    { numRuns: 2000 },
  );
});

test("two changes are one", () => {
  fc.assert(
    fc.property(text, change, change, (before, first, second) => {
      const [one, two] = [changed(before, first), changed(changed(before, first).after, second)];
      const { start, oldEnd, newEnd } = combine(one.change, two.change);
      assert.equal(before.slice(0, start) + two.after.slice(start, newEnd) + before.slice(oldEnd), two.after);
    }),
  );
});
