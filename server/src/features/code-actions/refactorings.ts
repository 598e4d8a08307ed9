import { kinds } from "../../core/language/policy-languages.js";
import {
  type CodeAction,
  CodeActionKind,
  type Range,
  type TextEdit as ProtocolEdit,
} from "vscode-languageserver-types";
import type { Finding } from "../../core/lint/lint.js";
import { isSound, type OfferedRefactoring, refactor, refactorings } from "../../core/refactor/index.js";
import type { Refactoring } from "../../core/refactor/refactoring.js";
import { format } from "../../core/text/message.js";
import type { TextEdit, TextRange } from "../../core/text/range.js";
import { toDiagnostic } from "../diagnostics/diagnostics.js";
import { refusedAction } from "./refused.js";
import type { FindSibling } from "./sibling.js";
import type { Snapshot } from "../snapshot.js";
import { plain, withNewFiles } from "./workspace-edit.js";

/** The client's capabilities for refactorings. Missing capabilities are not supported. */
export interface RefactoringSupport {
  /** Shows disabled actions with their reason. */
  readonly disabled: boolean;
  /** Creates a file next to the document. */
  readonly sibling?: FindSibling | undefined;
}

/** The kinds of all refactorings in the order of the menu. */
export const refactoringKinds: readonly string[] = refactorings.map(kindOf);

/** The kinds that change a whole file, which users can run on save. */
export const onSaveKinds: readonly string[] = refactorings
  .filter(({ onSave }) => onSave)
  .map(({ id }) => onSaveKind(id));

/** Whether an action of a kind is requested: by its own name, by a parent kind, or because all are. */
export function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`));
}

/** The refactorings of these kinds for a selection. */
export function refactoringActions(
  snapshot: Snapshot,
  range: Range,
  only: readonly string[] | undefined,
  support: RefactoringSupport,
): CodeAction[] {
  const wanted = refactorings.filter((one) => isWanted(kindOf(one), only));
  return snapshot.parts.filter((part) => part.holds(range.start)).flatMap((part) => {
    const selection = { start: part.offsetAt(range.start), end: part.offsetAt(range.end) };
    return offered(part, selection, wanted, support, (one) => ({ kind: kindOf(one.refactoring) }));
  });
}

/**
 * The changes of refactorings to a whole file, for the requested kinds; none if the text has syntax errors. In a
 * Terraform file, what cannot be written in its notation stays as it is.
 */
export function onSaveActions(snapshot: Snapshot, isAsked: (kind: string) => boolean): CodeAction[] {
  const { uri, notation, environment: { language } } = snapshot;
  const parts = (notation === "terraform" ? snapshot.parts : [snapshot]).filter(({ file }) => isSound(file));
  return refactorings.flatMap(({ id, onSave }) => {
    const kind = onSaveKind(id);
    if (!onSave || !isAsked(kind)) return [];
    const edits = parts.flatMap((part) => {
      const statements = part.file.policies
        .filter((policy) => kinds[policy.kind].actions === "tables")
        .flatMap((policy) => policy.statements);
      return written(part, onSave.edits(part.text, statements));
    });
    const title = format(onSave.title, {}, language);
    return edits.length > 0 ? [{ title, kind, edit: { changes: { [uri]: edits } } }] : [];
  });
}

/** Independent edits of a policy as edits of its document, all of them or each that is possible. */
function written(part: Snapshot, edits: readonly TextEdit[]): readonly ProtocolEdit[] {
  if (edits.length === 0) return [];
  const all = part.documentEdits(edits);
  if (!("refused" in all)) return all.edits;
  return edits.flatMap((edit) => {
    const one = part.documentEdits([edit]);
    return "refused" in one ? [] : one.edits;
  });
}

/** The refactorings that fix a finding, as its quick fixes. */
export function fixingRefactorings(snapshot: Snapshot, finding: Finding, support: RefactoringSupport): CodeAction[] {
  const fixing = refactorings.filter(({ fixes }) => fixes === finding.rule.id);
  if (fixing.length === 0) return [];
  const place = snapshot.range(finding.report.range);
  const part = snapshot.partAt(place.start);
  const selection = part && { start: part.offsetAt(place.start), end: part.offsetAt(place.end) };
  return !selection
    ? []
    : offered(part, selection, fixing, support, () => ({
        kind: CodeActionKind.QuickFix,
        diagnostics: [toDiagnostic(finding, snapshot)],
      }));
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
  return refactor(snapshot.file, selection, catalog, wanted, sibling && ((suffix) => sibling(suffix)?.name)).map(
    (one) => {
      const { title, args, refused, edits, newFiles = [] } = one.refactored;
      const action: CodeAction = { title: format(title, args, language), ...detailsOf(one) };
      if (refused) return refusedAction(action, refused, support.disabled, language);
      const written = snapshot.documentEdits(edits);
      if ("refused" in written)
        return refusedAction(action, { reason: written.refused, args: {} }, support.disabled, language);
      const files = newFiles.flatMap(({ suffix, text }) => {
        const uri = sibling?.(suffix)?.uri;
        return uri === undefined ? [] : [{ uri, text }];
      });
      return { ...action, edit: files.length > 0 ? withNewFiles(snapshot, edits, files) : plain(snapshot, edits) };
    },
  );
}

function kindOf({ id, family }: Refactoring): string {
  return `${family === "extract" ? CodeActionKind.RefactorExtract : CodeActionKind.RefactorRewrite}.huaweiIam.${id}`;
}

function onSaveKind(id: string): string {
  return `${CodeActionKind.Source}.${id}.huaweiIam`;
}
