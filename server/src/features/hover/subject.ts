import type { Block } from "../../core/outline/outline.js";
import type { Language } from "../../core/text/message.js";
import type { TextRange } from "../../core/text/range.js";

/** What a hover is about: its place in the text, and what there is to say of it in a language, alone or beside the other one. */
export interface Subject {
  readonly range: TextRange;
  readonly describe: (language: Language, isAlone: boolean) => Block[];
}
