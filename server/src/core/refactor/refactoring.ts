import type { Catalog } from "../catalog/catalog.js";
import type { PolicyDocument, PolicyFile, Statement } from "../policy/model.js";
import type { Bilingual, MessageArgs } from "../text/message.js";
import type { TextEdit, TextRange } from "../text/range.js";

/** The input of a refactoring: one policy without syntax errors, and the selection. */
export interface RefactoringContext {
  readonly file: PolicyFile;
  readonly policy: PolicyDocument;
  readonly catalog: Catalog;
  /** A cursor is an empty selection. */
  readonly selection: TextRange;
  /** Returns the free name of a new file next to this one for a suffix; absent if no file can be created. */
  readonly nameBeside?: ((suffix: string) => string | undefined) | undefined;
}

/** A file to create next to the current one. */
export interface NewFile {
  /** The suffix that distinguishes its name from the current file's. */
  readonly suffix: string;
  readonly name: string;
  readonly text: string;
}

/** The edits of a change, and the files that it creates. */
export interface Rewrite {
  readonly edits: readonly TextEdit[];
  readonly newFiles?: readonly NewFile[];
}

/** What a change makes of its policy, known before it is made. A missing number does not grow. */
export interface SizesAfter {
  /** The number of actions in the longest list that changes. */
  readonly actions?: number;
  /** The number of statements. */
  readonly statements?: number;
  /** The number of characters without white space by which the policy grows. */
  readonly growth?: number;
}

/** A change that is offered but not made yet. Its title mentions any effect on verdicts. */
export interface Proposal {
  readonly title: Bilingual;
  readonly args: MessageArgs;
  readonly outcome?: SizesAfter;
  change(): Rewrite;
}

/** Another way to write a policy, offered for suitable selections. It changes no verdict without saying so. */
export interface Refactoring {
  /** The last part of the kind of its code actions. */
  readonly id: string;
  /** The group in an editor's menu: rewrite, or extract to another place. */
  readonly family: "rewrite" | "extract";
  /** The possible changes, the best first; none if it does not apply. Cheap, because editors ask at each position. */
  propose(context: RefactoringContext): Iterable<Proposal>;
  /** The rule whose findings it fixes; it is then also their quick fix. */
  readonly fixes?: string;
  /** Its effect on a whole file, if the user enables it on save. */
  readonly onSave?: OnSave;
}

/** One change for all policies of a file. */
export interface OnSave {
  readonly title: Bilingual;
  /** The edits for these statements; none if there is nothing to do. */
  edits(text: string, statements: readonly Statement[]): TextEdit[];
}
