import type { Block } from "../../core/outline/outline.js";
import type { Language } from "../../core/text/message.js";
import type { TextRange } from "../../core/text/range.js";

/**
 * The subject of a hover: its range in the text, and its description in a language, alone or together with the other
 * language.
 */
export interface HoverSubject {
  readonly range: TextRange;
  readonly describe: (language: Language, isAlone: boolean) => Block[];
}
