import { type Bilingual, format, type Language, type MessageArgs } from "./message.js";

/** Fills a template in the reader's language. */
export type Say = (template: Bilingual, args?: MessageArgs) => string;

/** The `Say` of a language. For texts with formatting such as code see `voice` (core/outline). */
export function sayIn(language: Language): Say {
  return (template, args = {}) => format(template, args, language);
}
