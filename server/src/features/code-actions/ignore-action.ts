import { type CodeAction, CodeActionKind, type Range, type WorkspaceEdit } from "vscode-languageserver-types";
import { addIgnore, disableAbove } from "../../core/config/config-edit.js";
import { configFileName } from "../../core/config/config-file.js";
import type { Finding } from "../../core/lint/lint.js";
import { LineIndex } from "../../core/text/line-index.js";
import { format } from "../../core/text/message.js";
import { applyEdits, type TextEdit, type TextRange } from "../../core/text/range.js";
import { toDiagnostic } from "../diagnostics/diagnostics.js";
import type { Snapshot } from "../snapshot.js";
import { plain } from "./workspace-edit.js";

/** The configuration file that applies to a document, or the one that would be created for it. */
export interface IgnorePlace {
  readonly uri: string;
  /** `undefined`: it does not exist yet, and the client can create it. */
  readonly text: string | undefined;
  /** The command that shows a place of a file; its arguments are the URI and the range. */
  readonly show?: string | undefined;
  /** The document's path relative to the folder of the configuration file. */
  readonly path: string;
}

/**
 * Suppresses one finding: by a comment above it if the file may have comments, otherwise by an entry in the
 * configuration file.
 */
export function ignoreHere(
  snapshot: Snapshot,
  finding: Finding,
  place: IgnorePlace | undefined,
): CodeAction | undefined {
  const {
    rule: { id },
    report,
  } = finding;
  // A comment about a comment would not help.
  if (finding.rule.subject === "suppression") return undefined;
  const toAction = (title: typeof byComment, edit: WorkspaceEdit): CodeAction => ({
    title: format(title, { id, file: configFileName }, snapshot.environment.language),
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(finding, snapshot)],
    edit,
  });
  if (snapshot.notation === "jsonc" || takesComment(snapshot, report.range))
    return toAction(byComment, plain(snapshot, [disableAbove(snapshot.text, report.range, id, markOf(snapshot))]));
  const reason = format(reasonToWrite, {}, snapshot.environment.language);
  const edits = place && entryEdits(finding, place, reason);
  if (!edits) return undefined;
  const action = toAction(byEntry, entryEdit(place, edits));
  if (place.show === undefined) return action;
  // The author has to write the reason.
  const shown = [place.uri, reasonRange(applyEdits(place.text ?? "", edits), reason)];
  return { ...action, command: { title: action.title, command: place.show, arguments: shown } };
}

/** How comments begin: in Terraform usually with `#`. */
function markOf({ notation, text }: Snapshot): "//" | "#" {
  return notation === "terraform" && !/^\s*\/\//m.test(text) ? "#" : "//";
}

/** In Terraform a comment works if its line is inside the policy, and the policy is not a JSON text. */
function takesComment(snapshot: Snapshot, range: TextRange): boolean {
  if (snapshot.notation !== "terraform") return false;
  const { start } = snapshot.range(range);
  return snapshot.partAt({ line: start.line, character: 0 })?.dialect === "jsonc";
}

function entryEdits(
  { rule, report: { facts } }: Finding,
  { text, path }: IgnorePlace,
  reason: string,
): TextEdit[] | undefined {
  const action = facts?.["action"];
  return addIgnore(text ?? "", {
    file: path,
    rule: rule.id,
    ...(typeof action === "string" ? { action } : {}),
    reason,
  });
}

/** The last reason of this text, without its quotes: new entries are at the end of the list. */
function reasonRange(text: string, reason: string): Range {
  const lines = new LineIndex(text);
  const start = text.lastIndexOf(JSON.stringify(reason)) + 1;
  return { start: lines.positionAt(start), end: lines.positionAt(start + JSON.stringify(reason).length - 2) };
}

function entryEdit({ uri, text }: IgnorePlace, edits: readonly TextEdit[]): WorkspaceEdit {
  const lines = new LineIndex(text ?? "");
  const changes = edits.map(({ range: { start, end }, newText }) => ({
    range: { start: lines.positionAt(start), end: lines.positionAt(end) },
    newText,
  }));
  if (text !== undefined) return { changes: { [uri]: changes } };
  return {
    documentChanges: [
      { kind: "create", uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: changes },
    ],
  };
}

const byComment = { en: "Ignore '{id}' here (comment)", zh: "在此处忽略“{id}”（注释）" };
const byEntry = { en: "Ignore '{id}' here (entry in {file})", zh: "在此处忽略“{id}”（写入 {file}）" };
// The configuration file is reported while a reason still starts with TODO.
const reasonToWrite = { en: "TODO: why this is accepted", zh: "TODO: 请说明接受的原因" };
