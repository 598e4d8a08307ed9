import assert from "node:assert/strict";
import { loadCatalog } from "../../server/src/core/catalog/load/load.js";
import { readOverlay } from "../../server/src/core/catalog/load/overlay.js";
import { ConfigFiles } from "../../server/src/core/config/config-files.js";
import { parseConfig } from "../../server/src/core/config/parse-config.js";
import { convertFile } from "../../server/src/core/convert/convert-policy.js";
import { explainSource } from "../../server/src/core/explain/explain-source.js";
import { applySafeFixes } from "../../server/src/core/lint/apply-safe-fixes.js";
import type { Finding } from "../../server/src/core/lint/finding.js";
import { lint } from "../../server/src/core/lint/lint.js";
import { lintSource } from "../../server/src/core/lint/lint-source.js";
import { syntaxProblems } from "../../server/src/core/policy/json/json.js";
import type { Dialect } from "../../server/src/core/policy/model.js";
import { parsePolicyFile } from "../../server/src/core/policy/parse.js";
import { problemsOfTests, runTestFile, testsIn } from "../../server/src/core/policy-tests/run-file.js";
import type { FileNotation } from "../../server/src/core/terraform/file-notation.js";
import { applyEdits, type TextRange } from "../../server/src/core/text/range.js";
import { completion } from "../../server/src/features/completion/completion.js";
import { hover } from "../../server/src/features/hover/hover.js";
import { defaultFeatures } from "../../server/src/features/settings.js";
import { Snapshot } from "../../server/src/features/snapshot.js";
import { importPages } from "../../server/src/importer/import.js";
import { ImportProblem } from "../../server/src/importer/problem.js";
import { packedOf } from "../support/catalog.js";
import { rows } from "./grammars/policy.js";
import type { Random } from "./random.js";
import { isJson } from "../support/is-json.js";

const packed = packedOf(rows);
const catalog = loadCatalog(packed);

/** A text with JSON's difficult corners: it is valid for us exactly if it is for JSON.parse. */
export function checkJson(text: string): void {
  const problems = syntaxProblems(text, "json");
  checkRanges(
    problems.map(({ range }) => range),
    text,
  );
  assert.equal(problems.length === 0, isJson(text), JSON.stringify(problems));
  // The same text as an element of a policy.
  const around = `{"Version":"1.1","Statement":[${text}]}`;
  const found = lint(parsePolicyFile(around), catalog);
  checkRanges(
    found.map(({ report }) => report.range),
    around,
  );
}

export function checkPolicy(text: string, random: Random): void {
  const dialect: Dialect = random.oneIn(2) ? "json" : "jsonc";
  const file = parsePolicyFile(text, dialect);
  const findings = lint(file, catalog);
  checkFindings(findings, text);
  if (random.oneIn(4)) for (const finding of findings) checkFixes(finding, text, dialect);
  if (random.oneIn(8)) checkSafeFixes(text, dialect);
  if (random.oneIn(8)) checkPlaces(text, dialect, random);
  if (!random.oneIn(8)) return;
  explainSource({ text, notation: dialect }, catalog, random.oneIn(2) ? "en" : "zh");
  for (const { text: converted } of convertFile(file, catalog, random.oneIn(2) ? "5.0" : "1.1"))
    if (converted !== undefined && isJson(text)) assert.ok(isJson(converted), converted);
}

export function checkTerraform(text: string, random: Random): void {
  const { findings } = lintSource(text, "terraform", catalog);
  checkFindings(findings, text);
  if (random.oneIn(4)) for (const finding of findings) checkFixes(finding, text, "terraform");
  if (random.oneIn(8)) checkSafeFixes(text, "terraform");
  if (random.oneIn(8)) checkPlaces(text, "terraform", random);
  if (random.oneIn(8)) explainSource({ text, notation: "terraform" }, catalog, "en");
}

export function checkConfig(text: string): void {
  checkRanges(
    parseConfig(text).problems.map(({ range }) => range),
    text,
  );
  const settings = new ConfigFiles((uri) => (uri === "file:///w/.huawei-iam.json" ? text : undefined)).settingsFor(
    "file:///w/a/p.json",
    { rules: {} },
  );
  lint(parsePolicyFile(tested), catalog, settings);
  checkPolicyTest(text, "file:///w/.huawei-iam.json");
}

const tested =
  '{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ecs:servers:stop", "ecs:ring:a"], "Resource": ["ecs:*:*:instance:1"]}]}';
const testFiles = {
  read: (uri: string) => (uri.endsWith("p.json") ? { text: tested } : undefined),
  list: () => ["file:///w/p.json", "file:///w/main.tf"],
};

export function checkPolicyTest(text: string, at: string | Random): void {
  const uri = typeof at === "string" ? at : "file:///w/x.hwpolicy-test.json";
  const file = testsIn(uri, text);
  checkRanges(
    problemsOfTests(uri, file, testFiles, catalog).map(({ range }) => range),
    text,
  );
  runTestFile(uri, file, testFiles, catalog);
}

/** An overlay that is accepted must work everywhere: its rows are read on first use. */
export function checkOverlay(text: string): void {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return;
  }
  const overlay = readOverlay(json);
  if (!overlay) return;
  const mixed = loadCatalog(packed, "huaweicloud", overlay);
  const names = mixed.actions.slice(0, 20).map(({ name }) => name);
  const policy = JSON.stringify({ Version: "1.1", Statement: [{ Effect: "Allow", Action: names }] });
  const environment = { catalog: mixed, rules: {}, language: "en", features: defaultFeatures } as const;
  const snapshot = new Snapshot("file:///p.json", 1, policy, environment);
  checkFindings(snapshot.findings, policy);
  const { start } = snapshot.range({ start: policy.indexOf("[", 40) + 3, end: 0 });
  hover(snapshot, start);
  completion(snapshot, start, { labelDetails: true });
}

const page = {
  folder: "huaweicloud-en",
  service: "ecs",
  file: "x.md",
  topicId: "x",
  title: "x",
  date: "2024-01-01",
  repository: "r",
  path: "p",
  commit: "0",
};

/** The importer stops at what it does not understand, and says where; any other error is a bug. */
export function checkPage(text: string): void {
  try {
    const { rows: read } = importPages(
      [{ ...page, file: text.includes("+=") || text.includes("==") ? "x.rst" : "x.md", text }],
      { overrides: { cells: [] } },
    );
    assert.ok(Array.isArray(read));
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error;
  }
}

function checkFindings(findings: readonly Finding[], text: string): void {
  checkRanges(
    findings.map(({ report }) => report.range),
    text,
  );
  for (const { rule, report } of findings)
    for (const [, name] of `${report.message.en}${report.message.zh}`.matchAll(/\{(\w+)\}/g))
      assert.notEqual(report.args[name!], undefined, `${rule.id}: {${name!}} has no value`);
}

function checkRanges(ranges: readonly TextRange[], { length }: string): void {
  for (const { start, end } of ranges)
    assert.ok(0 <= start && start <= end && end <= length, `range ${start}..${end} of a text of ${length}`);
}

/** Edits are inside the text and do not overlap; a text that was JSON remains JSON. */
function checkFixes(finding: Finding, text: string, notation: FileNotation): void {
  for (const fix of [...finding.fixes(), finding.fixAll()]) {
    if (!fix || fix.refused) continue;
    const what = `fix of ${finding.rule.id}: ${fix.title.en}`;
    const ranges = fix.edits.map(({ range }) => range).sort((a, b) => a.start - b.start);
    checkRanges(ranges, text);
    for (const [index, { start }] of ranges.entries())
      assert.ok(index === 0 || start >= ranges[index - 1]!.end, `edits overlap: ${what}`);
    const after = applyEdits(text, fix.edits);
    if (notation === "json" && isJson(text)) assert.ok(isJson(after), `${what}\n${after}`);
  }
}

function checkSafeFixes(text: string, notation: FileNotation): void {
  const once = applySafeFixes(text, catalog, {}, notation);
  assert.equal(applyEdits(text, once.edits), once.text, "the edits of all safe fixes");
  if (notation === "json" && isJson(text)) assert.ok(isJson(once.text), once.text);
  assert.equal(applySafeFixes(once.text, catalog, {}, notation).text, once.text, "safe fixes applied twice");
}

/** Completion and hover at a random place. */
function checkPlaces(text: string, notation: FileNotation, random: Random): void {
  const environment = {
    catalog,
    rules: {},
    language: random.oneIn(2) ? "en" : "zh",
    features: defaultFeatures,
  } as const;
  const snapshot = new Snapshot("file:///p.json", 1, text, environment, notation);
  const offset = random.below(text.length + 1);
  const { start } = snapshot.range({ start: offset, end: offset });
  const part = snapshot.partAt(start);
  if (!part) return;
  hover(part, start);
  completion(part, start, { labelDetails: true, snippets: true });
}
