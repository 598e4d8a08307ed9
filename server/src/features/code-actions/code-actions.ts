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
import { confirmed, plain } from "./workspace-edit.js";
import type { Snapshot } from "../snapshot.js";

/** What the client can do, and where an ignore entry would go. What is left out cannot be done. */
export interface CodeActionSupport extends RefactoringSupport {
  /** Ask for confirmation with a preview before a change is made. */
  readonly confirmation?: boolean;
  /** The command that shows a rule's page. */
  readonly showPage?: string;
  readonly ignore?: IgnorePlace;
}

/** The kind under which all repairs of a file are made at once, on save if the author wants it. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.huaweiIam`;

/** Above this many actions a fix that grants them asks first. */
const mostUnasked = 5;

/**
 * What can be done about the findings that the range touches, in this order: the fixes of each, those of all findings of
 * its kind, not to hear of it here, and to read why it is reported.
 */
export function codeActions(snapshot: Snapshot, range: Range, support: CodeActionSupport): CodeAction[] {
  const wanted = { start: snapshot.offsetAt(range.start), end: snapshot.offsetAt(range.end) };
  const findings = snapshot.findings.filter(({ report }) => overlaps(report.range, wanted));
  const single = findings.flatMap((finding) => [
    ...finding.fixes().map((fix, index) => toCodeAction(fix, finding, snapshot, support, index === 0)),
    ...fixingRefactorings(snapshot, finding, support),
  ]);
  const kinds = findings.filter(({ rule }, index) => findings.findIndex((other) => other.rule === rule) === index);
  const all = kinds.flatMap((finding) => {
    const fix = finding.fixAll();
    // Taking access away is decided place by place.
    return fix && fix.safety !== "removes-access" ? [toCodeAction(fix, finding, snapshot, support, false)] : [];
  });
  const ignores = findings.flatMap((finding) => ignoreHere(snapshot, finding, support.ignore) ?? []);
  return [...single, ...all, ...ignores, ...kinds.flatMap((finding) => showPage(snapshot, finding, support) ?? [])];
}

/** All repairs of a file as one change; none if there is nothing to repair. */
export function fixAllActions(snapshot: Snapshot): CodeAction[] {
  const { environment, text, notation } = snapshot;
  const { edits } = snapshot.findings.length > 0 ? applySafeFixes(text, environment.catalog, environment, notation) : { edits: [] };
  if (edits.length === 0) return [];
  return [{ title: format(fixAllTitle, {}, environment.language), kind: fixAllKind, edit: plain(snapshot, edits) }];
}

function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function toCodeAction(fix: Fix, finding: Finding, snapshot: Snapshot, support: CodeActionSupport, isFirst: boolean): CodeAction {
  const { language } = snapshot.environment;
  const title = format(fix.title, fix.args, language);
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(finding, snapshot)] };
  if (fix.refused) return refusedAction(action, fix.refused, support.disabled, language);
  // What takes access away, or grants much at once, is never what a single key press should do.
  const grants = fix.grants?.length ?? 0;
  const mayPrefer = isFirst && finding.severity !== "hint" && fix.safety !== "removes-access";
  const asks = support.confirmation === true && fix.safety === "grants-access" && grants > mostUnasked;
  const edit = asks ? confirmed(snapshot, fix.edits, title, format(grantsMany, { count: grants }, language)) : plain(snapshot, fix.edits);
  return { ...action, ...(mayPrefer ? { isPreferred: true } : {}), edit };
}

function showPage(snapshot: Snapshot, finding: Finding, { showPage: command }: CodeActionSupport): CodeAction | undefined {
  const { environment: { language, rulePage } } = snapshot;
  const { id } = finding.rule;
  if (command === undefined || rulePage?.(id) === undefined) return undefined;
  const title = format(pageTitle, { id }, language);
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(finding, snapshot)], command: { title, command, arguments: [id] } };
}

const fixAllTitle = { en: "Repair all that is certain in this policy file", zh: "修复此策略文件中所有可确定的问题" };
const grantsMany = { en: "Allows {count} more actions", zh: "将新增允许 {count} 个授权项" };
const pageTitle = { en: "Show the page of '{id}'", zh: "查看“{id}”的说明" };
