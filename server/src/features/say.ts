import { type Bilingual, format, type Language, type MessageArgs } from "../core/text/message.js";

/** Says a text in the reader's language. */
export type Say = (text: Bilingual, args?: MessageArgs) => string;

export function sayIn(language: Language): Say {
  return (text, args = {}) => format(text, args, language);
}
