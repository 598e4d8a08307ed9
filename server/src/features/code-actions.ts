import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from "vscode-languageserver-types";
import type { Finding } from "../core/lint/lint.js";
import type { Fix } from "../core/rules/rule.js";
import { format } from "../core/text/message.js";
import type { TextRange } from "../core/text/range.js";
import { toDiagnostic } from "./diagnostics.js";
import type { Snapshot } from "./snapshot.js";

/** What the client can do with a fix that cannot be made: show it greyed with its reason, or only as a title. */
export interface CodeActionSupport {
  readonly disabled: boolean;
}

/** The fixes of all findings that the range touches: first those of each finding, then those of all of its kind. */
export function codeActions(snapshot: Snapshot, range: Range, support: CodeActionSupport): CodeAction[] {
  const wanted = { start: snapshot.offsetAt(range.start), end: snapshot.offsetAt(range.end) };
  const findings = snapshot.findings.filter(({ report }) => overlaps(report.range, wanted));
  const single = findings.flatMap((finding) =>
    finding.fixes().map((fix, index) => toCodeAction(fix, finding, snapshot, support, index === 0)));
  const kinds = findings.filter(({ rule }, index) => findings.findIndex((other) => other.rule === rule) === index);
  const all = kinds.flatMap((finding) => {
    const fix = finding.fixAll();
    return fix ? [toCodeAction(fix, finding, snapshot, support, false)] : [];
  });
  return [...single, ...all];
}

function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function toCodeAction(fix: Fix, finding: Finding, snapshot: Snapshot, support: CodeActionSupport, isFirst: boolean): CodeAction {
  const { language } = snapshot.environment;
  const title = format(fix.title, fix.args, language);
  const fixed: Diagnostic[] = [toDiagnostic(finding, snapshot)];
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix, diagnostics: fixed };
  if (fix.refused) {
    const reason = format(fix.refused.reason, fix.refused.args, language);
    return support.disabled ? { ...action, disabled: { reason } } : { ...action, title: format(cannot, { title, reason }, language) };
  }
  const edits = fix.edits.map(({ range, newText }) => ({ range: snapshot.range(range), newText }));
  const preferred = isFirst && finding.severity !== "hint" ? { isPreferred: true } : {};
  return { ...action, ...preferred, edit: { changes: { [snapshot.uri]: edits } } };
}

const cannot = { en: "Cannot be done: {title} ({reason})", zh: "无法执行：{title}（{reason}）" };
