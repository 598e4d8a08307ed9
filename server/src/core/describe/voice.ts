import { type Block, type Inline, joined, paragraph, rich, type RichArgs } from "../outline/outline.js";
import type { Bilingual, Language } from "../text/message.js";

/** Fills a template in the reader's language and keeps its code and bold formatting. */
export type Voice = (template: Bilingual, args?: RichArgs) => Inline;

/** The `Voice` of a language. For texts without formatting see `sayIn` (core/text). */
export function voice(language: Language): Voice {
  return (template, args = {}) => rich(template, args, language);
}

/** A name and its purpose: «**Effect**: ...». */
export function entitled(name: string, text: Bilingual, language: Language): Block {
  return paragraph(voice(language)(titled, { name, text }));
}

/** Texts in a row, with the separators of the language: in English, «and» before the last one. */
export function inARow(texts: readonly Inline[], language: Language): Inline {
  if (language === "zh") return joined(texts, "、");
  if (texts.length < 2) return texts.flat();
  return [...joined(texts.slice(0, -1), ", "), " and ", ...texts.at(-1)!];
}

/** Sentences of one paragraph. */
export function sentences(texts: readonly Inline[], language: Language): Inline {
  return joined(texts.filter((text) => text.length > 0), language === "zh" ? "" : " ");
}

/** The first of many names as code, and the number of the rest. */
export function namesInARow(names: readonly string[], language: Language, most = names.length): Inline {
  const shown = names.slice(0, most).map((code): Inline => [{ code }]);
  const rest = names.length - shown.length;
  return rest > 0
    ? voice(language)(andMore, { names: joined(shown, language === "zh" ? "、" : ", "), rest })
    : inARow(shown, language);
}

const titled: Bilingual = { en: "**{name}**: {text}", zh: "**{name}**：{text}" };
const andMore: Bilingual = { en: "{names} and {rest} more", zh: "{names} 及另外 {rest} 个" };
