import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { combine, type TextChange } from "../../core/text/change.js";

/** The changes of a document since a text. A version would not do, because some clients repeat versions. */
interface Changes {
  readonly before: string;
  /** `undefined` if a client replaced the whole text. */
  readonly change: TextChange | undefined;
}

/** Keeps open documents, as `TextDocuments` needs it, and what changed in each since it was last asked for. */
export class DocumentChanges {
  readonly #changes = new WeakMap<TextDocument, Changes>();

  create = (uri: string, languageId: string, version: number, text: string): TextDocument =>
    TextDocument.create(uri, languageId, version, text);

  update = (
    document: TextDocument,
    changes: readonly TextDocumentContentChangeEvent[],
    version: number,
  ): TextDocument => {
    const known = this.#changes.get(document);
    const before = known?.before ?? document.getText();
    const all = known ? [known.change] : [];
    for (const one of changes) {
      all.push(changeOf(document, one));
      TextDocument.update(document, [one], version);
    }
    const [first, ...others] = all;
    const change = others.reduce((before, next) => before && next && combine(before, next), first);
    this.#changes.set(document, { before, change });
    return document;
  };

  /** How a document differs from a text that it had; `undefined` if that is not known. Forgets the changes so far. */
  take(document: TextDocument, before: string): TextChange | undefined {
    const known = this.#changes.get(document);
    this.#changes.delete(document);
    return known?.before === before ? known.change : undefined;
  }
}

function changeOf(document: TextDocument, change: TextDocumentContentChangeEvent): TextChange | undefined {
  if (!("range" in change)) return undefined;
  const ends = [document.offsetAt(change.range.start), document.offsetAt(change.range.end)];
  const start = Math.min(...ends);
  return { start, oldEnd: Math.max(...ends), newEnd: start + change.text.length };
}
