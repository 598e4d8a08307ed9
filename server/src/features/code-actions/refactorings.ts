import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver-types";
import type { Finding } from "../../core/lint/lint.js";
import { isSound, type OfferedRefactoring, refactor, refactorings } from "../../core/refactor/index.js";
import type { Refactoring } from "../../core/refactor/refactoring.js";
import { mergeStatements } from "../../core/refactor/merge-statements.js";
import { sortEdits } from "../../core/refactor/sort-actions.js";
import { splitByScope } from "../../core/refactor/split-by-scope.js";
import { format } from "../../core/text/message.js";
import type { TextRange } from "../../core/text/range.js";
import { mixedScope } from "../../core/rules/scope/mixed-scope.js";
import { limitStatements } from "../../core/rules/structure/limit-statements.js";
import { toDiagnostic } from "../diagnostics/diagnostics.js";
import { refusedAction } from "./refused.js";
import type { FindSibling } from "./sibling.js";
import type { Snapshot } from "../snapshot.js";
import { plain, withNewFiles } from "./workspace-edit.js";

/** What the client can do about refactorings. What is left out cannot be done. */
export interface RefactoringSupport {
  /** Show an action that cannot be carried out greyed with its reason. */
  readonly disabled: boolean;
  /** Make a file beside the document. */
  readonly sibling?: FindSibling | undefined;
}

/** The kind under which the actions of a whole file are sorted, on save if the author wants it. */
export const sortKind = `${CodeActionKind.Source}.sortActions.huaweiIam`;

/** The kinds of all refactorings, in the order in which they are offered. */
export const refactoringKinds: readonly string[] = refactorings.map(kindOf);

/** Whether an action of a kind is asked for: by its own name, by one that it falls under, or because all are. */
export function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`));
}

/** The refactorings of these kinds that make sense for a selection. */
export function refactoringActions(snapshot: Snapshot, range: Range, only: readonly string[] | undefined, support: RefactoringSupport): CodeAction[] {
  const wanted = refactorings.filter((one) => isWanted(kindOf(one), only));
  return snapshot.parts.filter((part) => part.holds(range.start)).flatMap((part) => {
    const selection = { start: part.offsetAt(range.start), end: part.offsetAt(range.end) };
    return offered(part, selection, wanted, support, (one) => ({ kind: kindOf(one.refactoring) }));
  });
}

/** All action lists of a file sorted as one change; none where they are, or where the text has mistakes of syntax. */
export function sortAllActions(snapshot: Snapshot): CodeAction[] {
  const { file, text, environment: { language } } = snapshot;
  const statements = file.policies.filter(({ kind }) => kind === "custom-policy").flatMap((policy) => policy.statements);
  const edits = isSound(file) ? sortEdits(text, statements) : [];
  return edits.length > 0 ? [{ title: format(sortAll, {}, language), kind: sortKind, edit: plain(snapshot, edits) }] : [];
}

/** The refactoring that mends a finding, as its quick fix. */
export function fixingRefactorings(snapshot: Snapshot, finding: Finding, support: RefactoringSupport): CodeAction[] {
  const fixing = finding.rule.id === mixedScope.id ? splitByScope : finding.rule.id === limitStatements.id ? mergeStatements : undefined;
  if (!fixing) return [];
  const place = snapshot.range(finding.report.range);
  const part = snapshot.partAt(place.start);
  const selection = part && { start: part.offsetAt(place.start), end: part.offsetAt(place.end) };
  return !selection ? [] : offered(part, selection, [fixing], support, () => ({ kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(finding, snapshot)] }));
}

function offered(
  snapshot: Snapshot,
  selection: TextRange,
  wanted: readonly Refactoring[],
  support: RefactoringSupport,
  detailsOf: (one: OfferedRefactoring) => Partial<CodeAction>,
): CodeAction[] {
  const { environment: { catalog, language } } = snapshot;
  const { sibling } = support;
  return refactor(snapshot.file, selection, catalog, wanted, sibling && ((suffix) => sibling(suffix)?.name)).map((one) => {
    const { title, args, refused, edits, newFiles = [] } = one.refactored;
    const action: CodeAction = { title: format(title, args, language), ...detailsOf(one) };
    if (refused) return refusedAction(action, refused, support.disabled, language);
    const written = snapshot.documentEdits(edits);
    if ("refused" in written) return refusedAction(action, { reason: written.refused, args: {} }, support.disabled, language);
    const files = newFiles.flatMap(({ suffix, text }) => {
      const uri = sibling?.(suffix)?.uri;
      return uri === undefined ? [] : [{ uri, text }];
    });
    return { ...action, edit: files.length > 0 ? withNewFiles(snapshot, edits, files) : plain(snapshot, edits) };
  });
}

function kindOf({ id, family }: Refactoring): string {
  return `${family === "extract" ? CodeActionKind.RefactorExtract : CodeActionKind.RefactorRewrite}.huaweiIam.${id}`;
}

const sortAll = { en: "Sort the actions of this policy file, each once", zh: "将此策略文件的授权项排序并去重" };
