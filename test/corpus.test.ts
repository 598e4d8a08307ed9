import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type Finding, lint } from "../server/src/core/lint/lint.js";
import { parsePolicyFile } from "../server/src/core/policy/parse.js";
import { format } from "../server/src/core/text/message.js";
import { applyEdits } from "../server/src/core/text/range.js";
import { catalogAs } from "./pages/catalog.js";
import { realCatalog } from "./support/catalog.js";

/** The kinds of mistakes in published samples, with our own policies that have them. */
interface Broken {
  readonly kind: string;
  readonly name: string;
  /** The only rule that reports the mistake. */
  readonly rule: string;
  /** The intended policy: the result of the fixes. */
  readonly meant: unknown;
  readonly lines: readonly string[];
}

interface Sound {
  readonly name: string;
  readonly text: unknown;
}

const read = (path: string): unknown => JSON.parse(readFileSync(`test/corpus/${path}`, "utf8"));
const catalog = realCatalog();
const isLoud = ({ severity }: Finding) => severity === "error" || severity === "warning";
const findingsOf = (text: string) => lint(parsePolicyFile(text), catalog);
const say = ({ rule, report, severity }: Finding) => `${severity} ${rule.id}: ${format(report.message, report.args, "en")}`;

/** Applies the first safe fix until none is left. */
function fixAll(text: string): string {
  let fixed = text;
  for (let round = 0; round < 20; round++) {
    const fix = findingsOf(fixed).map((finding) => finding.fixes()[0]).find((one) => one?.safety === "safe");
    if (!fix) return fixed;
    fixed = applyEdits(fixed, fix.edits);
  }
  assert.fail("the fixes do not come to an end");
}

for (const { kind, name, rule, meant, lines } of read("broken.json") as Broken[]) {
  for (const [eol, word] of [["\n", "LF"], ["\r\n", "CRLF"]] as const) {
    test(`corpus: ${kind}, ${name} (${word})`, () => {
      const text = lines.join(eol);
      const found = findingsOf(text);
      assert.ok(found.some((finding) => finding.rule.id === rule), `${rule} reports it`);
      assert.deepEqual(found.filter(isLoud).filter((finding) => finding.rule.id !== rule).map(say), [], "no other error or warning");
      const fixed = fixAll(text);
      assert.deepEqual(JSON.parse(fixed), meant, fixed);
      assert.deepEqual(findingsOf(fixed).filter(isLoud).map(say), [], "and has no findings then");
      assert.equal(/(?<!\r)\n/.test(fixed), eol === "\n", "line breaks are kept");
    });
  }
}

for (const { name, text } of read("sound.json") as Sound[]) {
  test(`corpus: valid, ${name}`, () => {
    for (const indent of [0, 2, 8]) {
      assert.deepEqual(findingsOf(JSON.stringify(text, null, indent)).filter(isLoud).map(say), []);
    }
  });
}

/** Without the dependency rules, because they are about other policies. */
test("corpus: published system policies have no findings even if every unknown name of their service is reported", () => {
  const full = catalogAs(catalog, { allNamed: ["ecs"] });
  for (const { name, text } of read("sound.json") as Sound[]) {
    const found = lint(parsePolicyFile(JSON.stringify(text)), full).filter(isLoud).filter(({ rule }) => rule.category !== "dependency");
    assert.deepEqual(found.map(say), [], name);
  }
});
