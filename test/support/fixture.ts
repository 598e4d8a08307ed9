import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Catalog } from "../../server/src/core/catalog/catalog.js";
import type { RuleSettings } from "../../server/src/core/config/rule-settings.js";
import { type Finding, lint } from "../../server/src/core/lint/lint.js";
import { parsePolicyFile } from "../../server/src/core/policy/parse.js";
import { rules } from "../../server/src/core/rules/index.js";
import type { Fix } from "../../server/src/core/fix/fix.js";
import { format, type Language } from "../../server/src/core/text/message.js";
import { applyEdits } from "../../server/src/core/text/range.js";
import { defaultFeatures } from "../../server/src/features/settings.js";
import { Snapshot } from "../../server/src/features/snapshot.js";

/** A caret line: the marked part of the line above it, and the expectation. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly says: string;
}

const caretLine = /^[ \t]*\/\/[ \t]*(\^+)[ \t]+(.*)$/;

/**
 * The text without its caret lines, and the marked places. A finding over several lines is marked on its first line.
 */
function readMarks(marked: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  const kept: string[] = [];
  let lineStart = 0;
  let nextStart = 0;
  for (const line of marked.split(/(?<=\n)/)) {
    const found = caretLine.exec(line.trimEnd());
    if (found) {
      const start = lineStart + line.indexOf("^");
      marks.push({ start, end: start + found[1]!.length, says: found[2]! });
      continue;
    }
    kept.push(line);
    lineStart = nextStart;
    nextStart += line.length;
  }
  return { text: kept.join(""), marks };
}

/** The text without its `|`, and the offset of the `|`. */
export function readCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf("|");
  assert.ok(offset >= 0 && marked.indexOf("|", offset + 1) < 0, `exactly one cursor in ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** A policy with one Allow statement around the written items of its `Action` list. */
export function policy(items: string): string {
  return `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": [${items}] }] }`;
}

/** Settings that switch off all rules except these, for a test about one subject. */
export function only(...ids: readonly string[]): RuleSettings {
  for (const id of ids) assert.ok(rules.some((rule) => rule.id === id), `${id} is not a rule`);
  return Object.fromEntries(rules.filter(({ id }) => !ids.includes(id)).map(({ id }) => [id, "off"]));
}

export function findings(text: string, catalog: Catalog, settings: RuleSettings = {}): Finding[] {
  return lint(parsePolicyFile(text), catalog, settings);
}

export function messageOf({ report }: Finding, language: Language = "en"): string {
  return format(report.message, report.args, language);
}

/** Applies a fix; a refused fix fails the test with its reason. */
export function applied(text: string, fix: Fix | undefined): string {
  assert.ok(fix, "there must be a fix");
  assert.equal(fix.refused, undefined, fix.refused && format(fix.refused.reason, fix.refused.args, "en"));
  return applyEdits(text, fix.edits);
}

/**
 * Exact in both directions: each mark `rule-id` or `rule-id: message` is reported at its place, and nothing else. With
 * `fixed`, the first fix of the first finding gives that text without findings of its rule.
 */
export function check(
  marked: string,
  catalog: Catalog,
  options: { readonly fixed?: string; readonly language?: Language; readonly settings?: RuleSettings } = {},
): void {
  const { text, marks } = readMarks(marked);
  const found = findings(text, catalog, options.settings);
  const sayings = marks.map(({ says }) => says);
  const actual = found.map((finding) => {
    const { start, end } = finding.report.range;
    const lineEnd = text.slice(start).search(/[\r\n]|$/) + start;
    const full = `${finding.rule.id}: ${messageOf(finding, options.language)}`;
    const isMarkedWith = (says: string) => says === full || says === finding.rule.id;
    return { at: text.slice(start, Math.min(end, lineEnd)), start, says: sayings.find(isMarkedWith) ?? full };
  });
  const expected = marks.map(({ start, end, says }) => ({ at: text.slice(start, end), start, says }));
  const order = (a: { start: number; says: string }, b: { start: number; says: string }) =>
    a.start - b.start || (a.says < b.says ? -1 : 1);
  assert.deepEqual(actual.sort(order), [...expected].sort(order));
  if (options.fixed === undefined) return;
  const [first] = found;
  const fixed = applied(text, first?.fixes()[0]);
  assert.equal(fixed, options.fixed);
  assert.deepEqual(
    findings(fixed, catalog, options.settings)
      .filter(({ rule }) => rule === first?.rule)
      .map((finding) => messageOf(finding)),
    [],
  );
}

export function snapshotOf(text: string, catalog: Catalog, language: Language = "en", rules: RuleSettings = {}): Snapshot {
  return new Snapshot("file:///policy.json", 1, text, { catalog, rules, language, features: defaultFeatures });
}

/** Compares with a golden file under test/golden; `UPDATE_GOLDEN=1` writes it, and the diff must be reviewed. */
export function checkGolden(name: string, actual: string): void {
  const path = `test/golden/${name}`;
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
    return;
  }
  assert.ok(existsSync(path), `${path} is missing: UPDATE_GOLDEN=1 writes it`);
  assert.equal(actual, readFileSync(path, "utf8"), `${path} is different`);
}
