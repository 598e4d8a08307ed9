import type { Catalog } from "../catalog/catalog.js";
import type { PolicyDocument, PolicyFile, Statement } from "../policy/model.js";
import type { Bilingual, MessageArgs } from "../text/message.js";
import type { TextEdit, TextRange } from "../text/range.js";

/** What a refactoring may look at: one policy without mistakes of syntax, and what of it is selected. */
export interface RefactoringContext {
  readonly file: PolicyFile;
  readonly policy: PolicyDocument;
  readonly catalog: Catalog;
  /** A cursor is a selection without length. */
  readonly selection: TextRange;
  /** The name of a file that there is not yet beside this one, by what it adds to its name; absent where none can be made. */
  readonly nameBeside?: ((suffix: string) => string | undefined) | undefined;
}

/** A file that is to be made beside the one at hand. */
export interface NewFile {
  /** What its name adds to that of the file at hand. */
  readonly suffix: string;
  readonly name: string;
  readonly text: string;
}

/** A change that is offered. Its title says what becomes of the verdicts if anything does. */
export interface Proposal {
  readonly title: Bilingual;
  readonly args: MessageArgs;
  readonly edits: readonly TextEdit[];
  readonly newFiles?: readonly NewFile[];
}

/** Another way to write a policy, offered where the selection makes sense of it. It changes no verdict without saying so. */
export interface Refactoring {
  /** The last part of the kind of its code actions. */
  readonly id: string;
  /** What editors sort it under: written in another way, or taken out of its place. */
  readonly family: "rewrite" | "extract";
  /** The changes that make sense here, the best first; none where it does not apply. */
  propose(context: RefactoringContext): Iterable<Proposal>;
  /** The rule whose findings it removes: it is a quick fix of them, too. */
  readonly fixes?: string;
  /** What it does to a whole file at once, on save if the author wants it. */
  readonly onSave?: OnSave;
}

/** One change of all policies of a file. */
export interface OnSave {
  readonly title: Bilingual;
  /** The edits for these statements; none where there is nothing to do. */
  edits(text: string, statements: readonly Statement[]): TextEdit[];
}
