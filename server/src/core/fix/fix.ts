import type { Bilingual, MessageArgs } from "../text/message.js";
import type { FileEdits, TextEdit } from "../text/range.js";

/**
 * Only `safe` fixes may run without asking, for example on save: they keep the meaning or clearly correct it. A fix
 * that grants access must say so in its title; a fix that removes access is never preferred and never applied to
 * several places at once.
 */
export type FixSafety = "safe" | "grants-access" | "removes-access";

/** An edit of the file that fixes a report, or the reason why it is not possible. */
export interface Fix {
  readonly title: Bilingual;
  readonly args: MessageArgs;
  readonly safety: FixSafety;
  readonly edits: readonly TextEdit[];
  /** The edits of other files of the folder, which belong to those of this file: all of them are made, or none. */
  readonly elsewhere?: readonly FileEdits[];
  readonly refused?: { readonly reason: Bilingual; readonly args: MessageArgs };
  /** The actions that a fix newly allows. An editor asks first if there are more than five. */
  readonly grants?: readonly string[];
}
