import { kinds } from "../../core/language/policy-languages.js";
import {
  type CodeAction,
  CodeActionKind,
  type Range,
  type TextEdit as ProtocolEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-types";
import type { Refused } from "../../core/edit/limits.js";
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
  /**
   * The number of the open document, if the client can request the edit of an action when the user chooses it. Without
   * it, all actions have their edits.
   */
  readonly opened?: number | undefined;
}

/** The data of an action without an edit: what to do, where, and in which version of which document. */
export interface RefactoringData {
  readonly uri: string;
  readonly version: number;
  /** The number of the document, because versions start again when it is closed and opened. */
  readonly opened: number;
  /** The name of the refactoring. */
  readonly refactoring: string;
  /** The selection in the document. */
  readonly range: Range;
  /** The title of the action: a refactoring may offer several. */
  readonly title: string;
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
    const supported = supportIn(part, snapshot, support);
    return offered(part, selection, wanted, supported, ({ refactoring }) => ({ kind: kindOf(refactoring) }));
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
    : offered(part, selection, fixing, supportIn(part, snapshot, support), () => ({
        kind: CodeActionKind.QuickFix,
        diagnostics: [toDiagnostic(finding, snapshot)],
      }));
}

/** In a part of a document, only edits show whether its notation has a place for them, so they are made at once. */
function supportIn(part: Snapshot, document: Snapshot, support: RefactoringSupport): RefactoringSupport {
  return part === document ? support : { ...support, opened: undefined };
}

function offered(
  snapshot: Snapshot,
  selection: TextRange,
  wanted: readonly Refactoring[],
  support: RefactoringSupport,
  detailsOf: (one: OfferedRefactoring) => Partial<CodeAction>,
): CodeAction[] {
  const { environment: { catalog, language }, uri, version } = snapshot;
  const { sibling, opened } = support;
  const offers = refactor(snapshot.file, selection, catalog, wanted, sibling && ((suffix) => sibling(suffix)?.name));
  return offers.flatMap((one) => {
    const title = format(one.title, one.args, language);
    const action: CodeAction = { title, ...detailsOf(one) };
    if (one.refused) return refusedAction(action, one.refused, support.disabled, language);
    if (opened !== undefined) {
      const range = snapshot.range(selection);
      const data: RefactoringData = { uri, version, opened, refactoring: one.refactoring.id, range, title };
      return { ...action, data };
    }
    const edit = editOf(snapshot, one, support);
    if (!edit) return [];
    return "refused" in edit
      ? refusedAction(action, edit.refused, support.disabled, language)
      : { ...action, edit };
  });
}

/** The edit of an offered refactoring, or why it is refused; `undefined` if its result would not be a policy. */
export function editOf(
  snapshot: Snapshot,
  one: OfferedRefactoring,
  { sibling }: RefactoringSupport,
): WorkspaceEdit | { readonly refused: Pick<Refused, "reason" | "args"> } | undefined {
  const result = one.carryOut();
  if (!result) return undefined;
  const { refused, edits, newFiles = [] } = result;
  if (refused) return { refused };
  const written = snapshot.documentEdits(edits);
  if ("refused" in written) return { refused: { reason: written.refused, args: {} } };
  const files = newFiles.flatMap(({ suffix, text }) => {
    const uri = sibling?.(suffix)?.uri;
    return uri === undefined ? [] : [{ uri, text }];
  });
  return files.length > 0 ? withNewFiles(snapshot, edits, files) : plain(snapshot, edits);
}

function kindOf({ id, family }: Refactoring): string {
  return `${family === "extract" ? CodeActionKind.RefactorExtract : CodeActionKind.RefactorRewrite}.huaweiIam.${id}`;
}

function onSaveKind(id: string): string {
  return `${CodeActionKind.Source}.${id}.huaweiIam`;
}
