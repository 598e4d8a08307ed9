import type { Range } from "vscode-languageserver-types";
import type { GuardedPart } from "../core/policy/guarded-part.js";
import type { UnknownReason } from "../core/terraform/unknown-values.js";
import type { TextChange } from "../core/text/change.js";
import { LineIndex, type LinePosition } from "../core/text/line-index.js";
import type { TextEdit, TextRange } from "../core/text/range.js";
import type { DocumentEdits, Environment, Writing } from "./environment.js";

/** The text of one version of a document, with its places. For a part of a document: its own text. */
export class DocumentText {
  #lines: LineIndex | undefined;

  constructor(
    readonly uri: string,
    readonly version: number,
    readonly text: string,
    readonly environment: Environment,
  ) {}

  /** Whether it contains a position. */
  holds({ line }: LinePosition): boolean {
    return line >= 0;
  }

  /** Whether the text at a range is written at that place in the document and completely known. */
  isWrittenHere({ end }: TextRange): boolean {
    return end <= this.text.length;
  }

  /** Whether the value at a range of its text is in this document and known before Terraform runs. Always, in JSON. */
  isKnown({ end }: TextRange): boolean {
    return end <= this.text.length;
  }

  /** The parts of its text that may not apply. What decides about each of them is looked for in the document. */
  guarded: () => readonly GuardedPart[] = () => [];

  /** Whether a part of the value at a range of its text is not known before Terraform runs. Never, in JSON. */
  hasHole({ end }: TextRange): boolean {
    return end > this.text.length;
  }

  /** Whether its policies allow and deny, and are not only tried. */
  get isInEffect(): boolean {
    return true;
  }

  /** Why such a part is not known, unless that is known only when Terraform runs. */
  whyUnknown: (range: TextRange) => UnknownReason = () => ({});

  /** Whether a range may have such a part, or may not apply, at no cost: a large policy has thousands of actions. */
  mayHaveHoles = false;

  /** The name of an element in the notation of the document; `undefined` if it has none there. */
  nameInFile: (element: string) => string | undefined = (element) => element;

  offsetAt(position: LinePosition): number {
    return this.#index.offsetAt(position);
  }

  range({ start, end }: TextRange): Range {
    return { start: this.#index.positionAt(start), end: this.#index.positionAt(end) };
  }

  /** Converts edits of its text to edits of the document; returns the reason if that is impossible. */
  documentEdits(edits: readonly TextEdit[]): DocumentEdits {
    return { edits: edits.map(({ range, newText }) => ({ range: this.range(range), newText })) };
  }

  /**
   * The place of a range of its text in the document, and how JSON is written there; `undefined` if nothing can be
   * written there.
   */
  writingAt(range: TextRange): Writing | undefined {
    return { range: this.range(range), write: (json) => json };
  }

  /** Uses the lines of an earlier version, if they are known. */
  protected takeLines(before: DocumentText, change: TextChange): void {
    this.#lines = before.#lines?.after(change, this.text);
  }

  get #index(): LineIndex {
    return (this.#lines ??= new LineIndex(this.text));
  }
}
