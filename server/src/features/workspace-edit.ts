import type { TextEdit as ProtocolEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { TextEdit } from "../core/text/range.js";
import type { Snapshot } from "./snapshot.js";

/** Edits of a document as the protocol wants them. */
export function plain(snapshot: Snapshot, edits: readonly TextEdit[]): WorkspaceEdit {
  return { changes: { [snapshot.uri]: toProtocol(snapshot, edits) } };
}

/** The same, made only after the author has seen and confirmed them. */
export function confirmed(snapshot: Snapshot, edits: readonly TextEdit[], label: string, description: string): WorkspaceEdit {
  const annotationId = "grants";
  return {
    documentChanges: [{
      textDocument: { uri: snapshot.uri, version: snapshot.version },
      edits: toProtocol(snapshot, edits).map((edit) => ({ ...edit, annotationId })),
    }],
    changeAnnotations: { [annotationId]: { label, description, needsConfirmation: true } },
  };
}

function toProtocol(snapshot: Snapshot, edits: readonly TextEdit[]): ProtocolEdit[] {
  return edits.map(({ range, newText }) => ({ range: snapshot.range(range), newText }));
}
