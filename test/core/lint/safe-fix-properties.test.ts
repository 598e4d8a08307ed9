import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Finding, lint } from "../../../server/src/core/lint/lint.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import type { Severity } from "../../../server/src/core/rule/rule.js";
import { format } from "../../../server/src/core/text/message.js";
import { applyEdits, meets, type TextEdit, type TextRange } from "../../../server/src/core/text/range.js";
import { policyTexts } from "../../pages/policies.js";
import { realCatalog } from "../../support/catalog.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const catalog = realCatalog();
const found = (text: string) => lint(parsePolicyFile(text, "jsonc"), catalog);
const order: readonly Severity[] = ["error", "warning", "information", "hint"];
const weight = (severity: Severity) => order.indexOf(severity);
const isNear = (a: TextRange, b: TextRange) => a.start <= b.end && b.start <= a.end;
const grave = (severity: Severity) => severity === "error" || severity === "warning";
const say = ({ rule, report }: Finding) => `${rule.id}: ${format(report.message, report.args, "en")}`;

/** The ranges of inserted texts after the edits. */
function placesWritten(edits: readonly TextEdit[]): TextRange[] {
  let moved = 0;
  return edits.toSorted((a, b) => a.range.start - b.range.start).map(({ range, newText }) => {
    const start = range.start + moved;
    moved += newText.length - (range.end - range.start);
    return { start, end: start + newText.length };
  });
}

/** Slips that the generator of policies does not make: elements and values that are easily corrected by a guess. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/"StringEquals"/, '"Foo"'], [/"StringEquals"/, '"Bol"'], [/"StringEquals"/, '"StringEquls"'], [/"Bool"/, '"Boool"'], [/"Action":/, '"Acton":'], [/"Effect": ?"[^"]*",?/, ""],
  [/"Version": ?"1\.1"/, '"Version": "2.0.1"'], [/"Version": ?"1\.1",/, ""], [/"Resource"/, '"NotResource"'], [/"Resource"/, '"NoResource"'], [/"Resource"/, '"Resouce"'],
  [/"Action": ?\[[^\]]*\],?/, ""], [/"Statement"/, '"Statment"'], [/"Condition"/, '"Conditon"'], [/"Effect": ?"Allow"/, '"Effect": "Alow"'], [/"Effect": ?"Allow"/, '"Effect": true'],
  [/"Action": ?\[/, '"Action": [7, '], [/\{/, "{ // huawei-iam-disable-next-line missing-dependancy\n"], [/"Version"/, '"Depends": [{ "catalog": "BASE" }], "Version"'],
];
const texts = fc
  .tuple(policyTexts(catalog), fc.array(fc.constantFrom(...slips), { maxLength: 3 }))
  .map(([text, made]) => made.reduce((now, [from, to]) => now.replace(from, () => to), text));

test("properties: a safe fix removes the cause of its finding, and does not replace it by a weaker one", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const file = parsePolicyFile(text, "jsonc");
      fc.pre(file.problems.length === 0 && file.policies.length > 0);
      const before = found(text);
      for (const finding of before) {
        const [fix] = finding.fixes();
        if (!fix || fix.safety !== "safe" || fix.refused || finding.rule.subject === "file" || !grave(finding.severity))
          continue;
        const fixed = applyEdits(text, fix.edits);
        const after = found(fixed);
        const written = placesWritten(fix.edits);
        const known = before.map(({ rule }) => rule);
        const weaker = after.filter(
          (one) =>
            !known.includes(one.rule)
            && weight(one.severity) > weight(finding.severity)
            && written.some((range) => meets(range, one.report.range)),
        );
        const context = `${say(finding)}\n${format(fix.title, fix.args, "en")}\n${text}\n${fixed}`;
        assert.deepEqual(weaker.map(say), [], `a weaker finding in its place: ${context}`);
        const remaining = after.map(({ rule }) => rule.id);
        const lost = before.filter(
          (one) =>
            one !== finding
            && grave(one.severity)
            && one.rule !== finding.rule
            && !remaining.includes(one.rule.id)
            && !fix.edits.some(({ range }) => isNear(range, one.report.range)),
        );
        assert.deepEqual(lost.map(say), [], `a finding at another place is lost: ${context}`);
      }
    }),
    { numRuns: 400 },
  );
});
