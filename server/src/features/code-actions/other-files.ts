import type { WorkspaceEdit } from "vscode-languageserver-types";
import { LineIndex } from "../../core/text/line-index.js";
import type { FileEdits, TextEdit } from "../../core/text/range.js";
import { fileNameOf } from "../file-name.js";
import type { Snapshot } from "../snapshot.js";

/** Another file of a document's folder. */
export interface OtherFile {
  readonly uri: string;
  /** `null` if the file is not open. */
  readonly version: number | null;
}

/** What a client can do with edits of other files. */
export interface OtherFilesSupport {
  /** The file of the folder that has a text. */
  fileWith(text: string): OtherFile | undefined;
  /** Whether the client refuses an edit of a document that has changed meanwhile. */
  readonly isVersioned: boolean;
}

/** An edit of several files, and the names of those that are not the document. */
export interface EditOfFiles {
  readonly edit: WorkspaceEdit;
  readonly names: readonly string[];
}

/** Edits of a document and of other files of its folder; `undefined` if such a file is not known. */
export function editOfFiles(
  { uri, version, text }: Snapshot,
  edits: readonly TextEdit[],
  elsewhere: readonly FileEdits[],
  support: OtherFilesSupport | undefined,
): EditOfFiles | undefined {
  const own = edits.length > 0 ? [{ uri, version, text, edits }] : [];
  const others = elsewhere.flatMap((one) => {
    const file = support?.fileWith(one.text);
    return file ? [{ ...one, ...file }] : [];
  });
  if (!support || others.length < elsewhere.length) return undefined;
  const written = [...own, ...others].map((one) => {
    const lines = new LineIndex(one.text);
    const toProtocol = ({ range, newText }: TextEdit) => ({
      range: { start: lines.positionAt(range.start), end: lines.positionAt(range.end) },
      newText,
    });
    return { uri: one.uri, version: one.version, edits: one.edits.map(toProtocol) };
  });
  const versioned = written.map((one) => ({ textDocument: { uri: one.uri, version: one.version }, edits: one.edits }));
  const edit: WorkspaceEdit = support.isVersioned
    ? { documentChanges: versioned }
    : { changes: Object.fromEntries(written.map((one) => [one.uri, one.edits])) };
  return { edit, names: others.map((one) => fileNameOf(one.uri)) };
}
