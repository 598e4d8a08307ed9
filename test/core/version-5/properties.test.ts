import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import fc from "fast-check";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { completion } from "../../../server/src/features/completion/completion.js";
import { hover } from "../../../server/src/features/hover/hover.js";
import { takeMarks } from "../../pages/marks.js";
import { realCatalog } from "../../support/catalog.js";
import { snapshotOf } from "../../support/fixture.js";
import { fixSeed } from "../../support/seed.js";
import { isJson } from "../../support/is-json.js";

fixSeed();

const folder = "test/cases/version-5";
const texts = readdirSync(folder)
  .filter((name) => !name.endsWith(".tf"))
  .map((name) => takeMarks(readFileSync(`${folder}/${name}`, "utf8").replaceAll("\r\n", "\n")).text);
const facts = realCatalog();

/** Words that change what a text of version 5.0 means, and marks that break it. */
const pieces = ['"', "{", "}", "[", "]", ",", ":", "null", "1", "true", '"Principal"', '"NotAction"', '"Version"', '"5.0"', '"*"', "::", "*", "：", "\\", "\n", "中"];

/** A document with a few pieces of text in place of others. */
const broken = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.constantFrom("", ...pieces)), { maxLength: 4 }),
  )
  .map(([text, changes]) =>
    changes.reduce((now, [at, length, piece]) => {
      const start = at % (now.length + 1);
      return now.slice(0, start) + piece + now.slice(start + length);
    }, text),
  );

test("5.0: broken texts are read, checked, fixed, completed and hovered without an error", () => {
  fc.assert(
    fc.property(broken, fc.nat(), (text, at) => {
      const { findings } = lintSource(text, "json", facts);
      for (const finding of findings)
        for (const fix of finding.fixes()) if (!fix.refused) lintSource(applyEdits(text, fix.edits), "json", facts);
      const snapshot = snapshotOf(text, facts);
      const { start } = snapshot.range({ start: at % (text.length + 1), end: at % (text.length + 1) });
      for (const part of snapshot.parts) {
        hover(part, start);
        completion(part, start, { labelDetails: true });
      }
    }),
    { numRuns: 150 },
  );
});

test("5.0: a safe fix of a text that is JSON gives JSON", () => {
  fc.assert(
    fc.property(broken, (text) => {
      if (!isJson(text)) return;
      for (const finding of lintSource(text, "json", facts).findings) {
        const [fix] = finding.fixes();
        if (!fix || fix.refused || fix.safety !== "safe") continue;
        assert.ok(isJson(applyEdits(text, fix.edits)), `${finding.rule.id}: ${text}`);
      }
    }),
    { numRuns: 200 },
  );
});
