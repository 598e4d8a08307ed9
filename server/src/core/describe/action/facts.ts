import type { Action, Permission, Source } from "../../catalog/model.js";
import { type Block, type Inline, joined, paragraph } from "../../outline/outline.js";
import type { Bilingual, Language } from "../../text/message.js";
import { editionName } from "../edition.js";
import { voice } from "../voice.js";

/**
 * The projects in which an action can be granted, and whether for single instances or tags: one line, as far as the
 * tables say.
 */
export function describeSupport({ permissions }: Action, language: Language): Block[] {
  const say = voice(language);
  const facts = columns.flatMap(([name, key]) => {
    const answer = support(permissions.map((row) => row[key]));
    return answer ? [say(fact, { name, answer })] : [];
  });
  return facts.length > 0 ? [paragraph(joined(facts, " · "))] : [];
}

/** The common answer of the rows; `undefined` if no table has the column. */
function support(values: readonly (boolean | undefined)[]): Bilingual | undefined {
  const known = new Set(values.filter((value) => value !== undefined));
  if (known.size === 0) return undefined;
  return known.size > 1 ? mixed : known.has(true) ? yes : no;
}

/** The source pages of the rows with their dates, linked if their URLs are known. */
export function describeSources({ permissions }: Action, language: Language): Block[] {
  const say = voice(language);
  const pages = [...new Map(permissions.map(({ source }) => [source.id, source])).values()];
  const shown = pages.slice(-shownPages).reverse();
  const rest = pages.length - shown.length;
  const sources = joined(shown.map((page) => nameOf(page, language)), language === "zh" ? "；" : "; ");
  return pages.length === 0 ? [] : [paragraph(say(rest > 0 ? sourcesAndMore : sourcesLine, { sources, rest }))];
}

/** An action has many pages if each edition of a page has a row for it. */
const shownPages = 3;

function nameOf({ edition, title, date, url }: Source, language: Language): Inline {
  const page = url === undefined ? title : [{ link: title, href: url }];
  return voice(language)(sourceOf, { edition: editionName(edition), title: page, date });
}

const columns: readonly (readonly [
  Bilingual,
  keyof Permission & ("iamProject" | "enterpriseProject" | "instanceLevel" | "tagLevel"),
])[] = [
  [{ en: "IAM project", zh: "IAM 项目" }, "iamProject"],
  [{ en: "Enterprise project", zh: "企业项目" }, "enterpriseProject"],
  [{ en: "Per instance", zh: "实例授权" }, "instanceLevel"],
  [{ en: "By tag", zh: "标签授权" }, "tagLevel"],
];
const fact = { en: "{name}: {answer}", zh: "{name}：{answer}" };
const yes = { en: "yes", zh: "支持" };
const no = { en: "no", zh: "不支持" };
const mixed = { en: "depends on the API", zh: "视 API 而定" };
const sourcesLine = { en: "Source: {sources}", zh: "来源：{sources}" };
const sourcesAndMore = { en: "Source: {sources}, and {rest} more", zh: "来源：{sources}，另有 {rest} 个页面" };
const sourceOf = { en: "{edition}, “{title}”, {date}", zh: "{edition}《{title}》{date}" };
