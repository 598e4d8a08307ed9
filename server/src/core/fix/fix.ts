import type { Bilingual, MessageArgs } from "../text/message.js";
import type { TextEdit } from "../text/range.js";

/**
 * Only `safe` may run unasked, on save: the meaning stays, or is clearly mended. What grants access must say so in its
 * title; what removes access is never preferred and never done for several places at once.
 */
export type FixSafety = "safe" | "grants-access" | "removes-access";

/** A change of the file that mends a report, or the reason why the change that is wanted cannot be made. */
export interface Fix {
  readonly title: Bilingual;
  readonly args: MessageArgs;
  readonly safety: FixSafety;
  readonly edits: readonly TextEdit[];
  readonly refused?: { readonly reason: Bilingual; readonly args: MessageArgs };
  /** What a fix that grants access allows anew: above five names an editor asks first. */
  readonly grants?: readonly string[];
}
