import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { offsetInView } from "../../../server/src/core/terraform/view/view-writer.js";
import { meaningOf } from "../../../server/src/core/terraform/put-back/same-policy.js";
import { putBack } from "../../../server/src/core/terraform/put-back/put-back.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { toHostRange } from "../../../server/src/core/view/view.js";
import { Snapshot } from "../../../server/src/features/snapshot.js";
import { completion } from "../../../server/src/features/completion/completion.js";
import { hover } from "../../../server/src/features/hover/hover.js";
import { defaultFeatures } from "../../../server/src/features/settings.js";
import { catalog } from "../../support/catalog.js";
import { fixSeed } from "../../support/seed.js";
import { terraformFiles } from "../../support/terraform-files.js";

fixSeed();

const facts = catalog(
  "ecs:servers:stop -> ecs:servers:get\necs:servers:list\nobs:object:GetObject\nvpc:vpcs:list -> vpc:vpcs:get",
);
const files = terraformFiles;
const sign = fc.constantFrom(
  '"',
  "{",
  "}",
  "[",
  "]",
  "(",
  ")",
  ",",
  "=",
  ":",
  "?",
  "\n",
  " ",
  "<<EOF\n",
  "EOF\n",
  "${",
  "$${",
  "}",
  "#",
  "\\",
  "ecs:servers:stop",
  "local.base",
  "x",
  "😀",
);
const broken = fc
  .tuple(
    fc.constantFrom(...files),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 25 }), fc.array(sign, { maxLength: 3 })), { maxLength: 3 }),
  )
  .map(([text, changes]) =>
    changes.reduce((now, [at, length, signs]) => {
      const start = at % (now.length + 1);
      return now.slice(0, start) + signs.join("") + now.slice(start + length);
    }, text),
  );

test("terraform: every text is checked, explained and fixed without an error, and all ranges are inside it", () => {
  fc.assert(
    fc.property(broken, (text) => {
      const { findings } = lintSource(text, "terraform", facts);
      for (const {
        report: { range },
      } of findings)
        assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length);
      explainSource({ text, notation: "terraform" }, facts, "en");
      applySafeFixes(text, facts, {}, "terraform");
    }),
    { numRuns: 400 },
  );
});

test("terraform: segments cover every view, and every offset of it maps to its file", () => {
  fc.assert(fc.property(broken, (text) => {
    for (const view of parseTerraform(text).views) {
      let end = 0;
      for (const segment of view.segments) {
        assert.equal(segment.view.start, end);
        end = segment.view.end;
        assert.ok(segment.host.start >= 0 && segment.host.start <= segment.host.end && segment.host.end <= text.length);
        if (segment.kind !== "copied") continue;
        assert.equal(view.text.slice(segment.view.start, end), text.slice(segment.host.start, segment.host.end));
        const { start } = toHostRange(view, { start: segment.view.start, end: segment.view.start });
        assert.equal(start, segment.host.start);
        assert.equal(offsetInView(view, segment.host.start + 1), segment.view.start + 1);
      }
      assert.equal(end, view.text.length);
      for (const range of view.unknown) assert.ok(range.start <= range.end && range.end <= view.text.length);
    }
  }), { numRuns: 400 });
});

test("terraform: a converted edit gives the edited policy and leaves every other one unchanged", () => {
  let made = 0;
  const json = fc.constantFrom(
    "",
    ",",
    '"ecs:servers:get"',
    ', "ecs:servers:get"',
    ',\n          "a:b:c${d}"',
    '"Resource": ["*"],',
    '{ "Effect": "Allow", "Action": ["a:b:c"] }',
    ', { "Effect": "Deny", "Action": ["a:b:c"] }',
    "x",
    "\\u4e2d",
    "\\\\",
    "%{",
    "// why\n",
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.nat(),
      fc.nat(),
      fc.nat({ max: 20 }),
      json,
      (text, which, at, length, newText) => {
        const file = parseTerraform(text);
        const view = file.views[which % file.views.length]!;
        const start = at % (view.text.length + 1);
        const edits = [{ range: { start, end: Math.min(view.text.length, start + length) }, newText }];
        const result = putBack(file, view, edits);
        if ("refused" in result) return;
        made++;
        const after = parseTerraform(applyEdits(text, result.edits));
        assert.equal(after.views.length, file.views.length);
        file.views.forEach((one, index) =>
          assert.equal(
            meaningOf(after.views[index]!.text),
            meaningOf(one === view ? applyEdits(view.text, edits) : one.text),
          ),
        );
      },
    ),
    { numRuns: 1500 },
  );
  assert.ok(made > 150, String(made));
});

test("terraform: completion and hover answer at every place of a broken text", () => {
  fc.assert(fc.property(broken, fc.nat(), (text, at) => {
    const snapshot = new Snapshot("file:///main.tf", 1, text, { catalog: facts, rules: {}, language: "en", features: defaultFeatures });
    const { start } = snapshot.range({ start: at % (text.length + 1), end: at % (text.length + 1) });
    const part = snapshot.partAt(start);
    if (!part) return;
    hover(part, start);
    completion(part, start, { labelDetails: true, snippets: true });
  }), { numRuns: 400 });
});
