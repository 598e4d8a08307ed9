import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver-types";
import type { Finding } from "../../core/lint/lint.js";
import { applySafeFixes } from "../../core/lint/apply-safe-fixes.js";
import type { Fix } from "../../core/fix/fix.js";
import { format } from "../../core/text/message.js";
import { enumerate } from "../../core/text/enumerate.js";
import { replacement, type TextEdit, type TextRange } from "../../core/text/range.js";
import { toDiagnostic } from "../diagnostics/diagnostics.js";
import { type IgnorePlace, ignoreHere } from "./ignore-action.js";
import { fixingRefactorings, type RefactoringSupport } from "./refactorings.js";
import { editOfFiles, type OtherFilesSupport } from "./other-files.js";
import { refusedAction } from "./refused.js";
import { plain } from "./workspace-edit.js";
import type { Snapshot } from "../snapshot.js";

/** The client's capabilities, and the configuration file for ignore entries. Missing capabilities are not supported. */
export interface CodeActionSupport extends RefactoringSupport {
  /** The command that shows a rule's page. */
  readonly showPage?: string;
  readonly ignore?: IgnorePlace;
  readonly otherFiles?: OtherFilesSupport;
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

/** All safe fixes of a file as one change, also of other files that they change; none if there is nothing to fix. */
export function fixAllActions(snapshot: Snapshot, otherFiles?: OtherFilesSupport): CodeAction[] {
  const { environment, text, notation } = snapshot;
  if (snapshot.findings.length === 0) return [];
  const before = environment.siblings ?? [];
  const { edits, siblings } = applySafeFixes(text, environment.catalog, environment, notation, before);
  const elsewhere = before.flatMap((one, index) =>
    one === siblings[index] ? [] : [{ text: one, edits: [wholeReplacement(one, siblings[index]!)] }],
  );
  const files = elsewhere.length > 0 ? editOfFiles(snapshot, edits, elsewhere, otherFiles) : undefined;
  const edit = elsewhere.length > 0 ? files?.edit : plain(snapshot, edits);
  if (!edit || edits.length + elsewhere.length === 0) return [];
  return [{ title: format(fixAllTitle, {}, environment.language), kind: fixAllKind, edit }];
}

function wholeReplacement(before: string, after: string): TextEdit {
  return replacement(before, { start: 0, end: before.length }, after);
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
  const preferred = mayPrefer ? { isPreferred: true } : {};
  const { elsewhere = [] } = fix;
  if (elsewhere.length === 0) return { ...action, ...preferred, edit: plain(snapshot, fix.edits) };
  const files = editOfFiles(snapshot, fix.edits, elsewhere, support.otherFiles);
  if (!files) return refusedAction(action, { reason: unknownFile, args: {} }, support.disabled, language);
  const template = fix.edits.length > 0 ? alsoInFiles : inFiles;
  const inTitle = format(template, { title, files: enumerate(files.names) }, language);
  return { ...action, ...preferred, title: inTitle, edit: files.edit };
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

const inFiles = { en: "{title} in {files}", zh: "{title}（在 {files} 中）" };
const alsoInFiles = { en: "{title}, also in {files}", zh: "{title}（同时修改 {files}）" };
const unknownFile = {
  en: "Another file of the folder has changed; open the menu again.",
  zh: "文件夹中的其他文件已更改，请重新打开菜单。",
};
const fixAllTitle = { en: "Fix all auto-fixable problems", zh: "修复所有可自动修复的问题" };
const pageTitle = { en: "Show documentation for '{id}'", zh: "查看“{id}”的说明" };
