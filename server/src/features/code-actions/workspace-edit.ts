import type { TextEdit as ProtocolEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { TextEdit } from "../../core/text/range.js";
import type { Snapshot } from "../snapshot.js";

/** Edits of a document for the protocol. */
export function plain(snapshot: Snapshot, edits: readonly TextEdit[]): WorkspaceEdit {
  return { changes: { [snapshot.uri]: toProtocol(snapshot, edits) } };
}

/** Edits of a document together with new files. If such a file exists after all, it is kept and nothing is changed. */
export function withNewFiles(
  snapshot: Snapshot,
  edits: readonly TextEdit[],
  files: readonly { readonly uri: string; readonly text: string }[],
): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      ...files.map(({ uri }) => ({
        kind: "create" as const,
        uri,
        options: { overwrite: false, ignoreIfExists: false },
      })),
      ...files.map(({ uri, text }) => ({
        textDocument: { uri, version: null },
        edits: [{ range: { start, end: start }, newText: text }],
      })),
      { textDocument: { uri: snapshot.uri, version: snapshot.version }, edits: toProtocol(snapshot, edits) },
    ],
  };
}

function toProtocol(snapshot: Snapshot, edits: readonly TextEdit[]): ProtocolEdit[] {
  const result = snapshot.documentEdits(edits);
  return "refused" in result ? [] : [...result.edits];
}
