import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver-types";
import type { Finding } from "../../core/lint/lint.js";
import { applySafeFixes } from "../../core/lint/apply-safe-fixes.js";
import type { Fix } from "../../core/fix/fix.js";
import { format } from "../../core/text/message.js";
import type { TextRange } from "../../core/text/range.js";
import { toDiagnostic } from "../diagnostics/diagnostics.js";
import { type IgnorePlace, ignoreHere } from "./ignore-action.js";
import { fixingRefactorings, type RefactoringSupport } from "./refactorings.js";
import { refusedAction } from "./refused.js";
import { plain } from "./workspace-edit.js";
import type { Snapshot } from "../snapshot.js";

/** The client's capabilities, and the configuration file for ignore entries. Missing capabilities are not supported. */
export interface CodeActionSupport extends RefactoringSupport {
  /** The command that shows a rule's page. */
  readonly showPage?: string;
  readonly ignore?: IgnorePlace;
}

/** The kind for all safe fixes of a file, which users can run on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.huaweiIam`;

/**
 * The code actions for the findings at a range, in this order: the fixes of each finding, then those for all findings
 * of its kind, with severe findings first and hints last; then how to suppress a finding, and the documentation of its
 * rule. `isUnasked`: the editor checks whether to show a bulb; hints alone do not light it.
 */
export function codeActions(
  snapshot: Snapshot,
  range: Range,
  support: CodeActionSupport,
  isUnasked = false,
): CodeAction[] {
  const wanted = { start: snapshot.offsetAt(range.start), end: snapshot.offsetAt(range.end) };
  const touched = snapshot.findings.filter(({ report }) => overlaps(report.range, wanted));
  const serious = touched.filter(({ severity }) => severity !== "hint");
  const hints = touched.filter(({ severity }) => severity === "hint");
  if (isUnasked && serious.length === 0) return [];
  const findings = [
    ...serious.filter(({ severity }) => severity === "error"),
    ...serious.filter(({ severity }) => severity !== "error"),
    ...hints,
  ];
  const single = findings.flatMap((finding) => finding.parts ?? finding);
  const ignores = single.flatMap((finding) => ignoreHere(snapshot, finding, support.ignore) ?? []);
  const pages = onePerRule(single).flatMap((finding) => showPage(snapshot, finding, support) ?? []);
  return [
    ...fixesOf(findings.slice(0, serious.length), snapshot, support),
    ...fixesOf(hints, snapshot, support),
    ...ignores,
    ...pages,
  ];
}

/** The fixes of some findings, then those for all findings of their kinds. */
function fixesOf(findings: readonly Finding[], snapshot: Snapshot, support: CodeActionSupport): CodeAction[] {
  const single = findings.flatMap((finding) => [
    ...finding.fixes().map((fix, index) => toCodeAction(fix, finding, snapshot, support, index === 0)),
    ...fixingRefactorings(snapshot, finding, support),
  ]);
  const all = onePerRule(findings).flatMap((finding) => {
    const fix = finding.fixAll();
    // Removing access is decided place by place.
    return fix && fix.safety !== "removes-access" ? [toCodeAction(fix, finding, snapshot, support, false)] : [];
  });
  return [...single, ...all];
}

function onePerRule(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ rule }, index) => findings.findIndex((other) => other.rule === rule) === index);
}

/** All safe fixes of a file as one change; none if there is nothing to fix. */
export function fixAllActions(snapshot: Snapshot): CodeAction[] {
  const { environment, text, notation } = snapshot;
  const { edits } =
    snapshot.findings.length > 0
      ? applySafeFixes(text, environment.catalog, environment, notation, environment.siblings)
      : { edits: [] };
  if (edits.length === 0) return [];
  return [{ title: format(fixAllTitle, {}, environment.language), kind: fixAllKind, edit: plain(snapshot, edits) }];
}

function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function toCodeAction(
  fix: Fix,
  finding: Finding,
  snapshot: Snapshot,
  support: CodeActionSupport,
  isFirst: boolean,
): CodeAction {
  const { language } = snapshot.environment;
  const title = format(fix.title, fix.args, language);
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(finding, snapshot)] };
  if (fix.refused) return refusedAction(action, fix.refused, support.disabled, language);
  // A single key press must never remove access.
  const mayPrefer = isFirst && finding.severity !== "hint" && fix.safety !== "removes-access";
  return { ...action, ...(mayPrefer ? { isPreferred: true } : {}), edit: plain(snapshot, fix.edits) };
}

function showPage(
  snapshot: Snapshot,
  finding: Finding,
  { showPage: command }: CodeActionSupport,
): CodeAction | undefined {
  const {
    environment: { language, rulePage },
  } = snapshot;
  const { id } = finding.rule;
  if (command === undefined || rulePage?.(id) === undefined) return undefined;
  const title = format(pageTitle, { id }, language);
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(finding, snapshot)],
    command: { title, command, arguments: [id] },
  };
}

const fixAllTitle = { en: "Fix all auto-fixable problems", zh: "修复所有可自动修复的问题" };
const pageTitle = { en: "Show documentation for '{id}'", zh: "查看“{id}”的说明" };
