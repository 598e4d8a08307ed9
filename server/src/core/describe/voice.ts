import { type Block, type Inline, joined, paragraph, rich, type RichArgs } from "../outline/outline.js";
import type { Bilingual, Language } from "../text/message.js";

/** Fills a template in the reader's language; its code and bold marks stay marks. */
export type Voice = (template: Bilingual, args?: RichArgs) => Inline;

/** The `Voice` of a language. Plain texts have `sayIn` (core/text). */
export function voice(language: Language): Voice {
  return (template, args = {}) => rich(template, args, language);
}

/** A name and what it is for: «**Effect**: ...». */
export function entitled(name: string, text: Bilingual, language: Language): Block {
  return paragraph(voice(language)(titled, { name, text }));
}

/** Texts in a row, parted as the language does it: the last one behind an «and» in English. */
export function inARow(texts: readonly Inline[], language: Language): Inline {
  if (language === "zh") return joined(texts, "、");
  if (texts.length < 2) return texts.flat();
  return [...joined(texts.slice(0, -1), ", "), " and ", ...texts.at(-1)!];
}

/** Sentences of one paragraph. */
export function sentences(texts: readonly Inline[], language: Language): Inline {
  return joined(texts.filter((text) => text.length > 0), language === "zh" ? "" : " ");
}

/** The first names of many as code, and how many there are beyond them. */
export function namesInARow(names: readonly string[], language: Language, most = names.length): Inline {
  const shown = names.slice(0, most).map((code): Inline => [{ code }]);
  const rest = names.length - shown.length;
  return rest > 0 ? voice(language)(andMore, { names: joined(shown, language === "zh" ? "、" : ", "), rest }) : inARow(shown, language);
}

const titled: Bilingual = { en: "**{name}**: {text}", zh: "**{name}**：{text}" };
const andMore: Bilingual = { en: "{names} and {rest} more", zh: "{names} 及另外 {rest} 个" };
