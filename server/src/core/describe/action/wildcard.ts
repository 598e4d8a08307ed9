import type { Catalog } from "../../catalog/catalog.js";
import type { Action } from "../../catalog/model.js";
import type { ActionPattern } from "../../catalog/pattern.js";
import { type Block, codeList, type Inline, joined, list, paragraph } from "../../outline/outline.js";
import { grouped } from "../../text/grouped.js";
import type { Bilingual, Language } from "../../text/message.js";
import { titleOf } from "./title.js";
import { voice } from "../voice.js";

/** A hover is for reading, not searching: if there are more names, they are counted by resource type or service. */
const shownMatches = 15;
const shownGroups = 25;

/** The number of known actions that a wildcard matches, and their names; if they are many, a count for each group. */
export function describeWildcard(pattern: ActionPattern, catalog: Catalog, language: Language): Block[] {
  const say = voice(language);
  const matches = catalog.matching(pattern);
  const args = {
    pattern: [{ code: pattern.text }],
    count: grouped(matches.length),
    all: grouped(catalog.actions.length),
  };
  if (matches.length === 0)
    return [paragraph(say(catalog.isPublished(pattern) ? texts.published : texts.nothing, args))];
  return [
    paragraph(say(matches.length === 1 ? texts.one : texts.many, args)),
    ...(matches.length <= shownMatches
      ? [list(matches.map((action) => ({ text: named(action, language) })))]
      : inGroups(pattern, matches, language)),
    paragraph(say(texts.future)),
  ];
}

function named(action: Action, language: Language): Inline {
  const title = titleOf(action, language);
  return [{ code: action.name }, ...(title === "" ? [] : [" — ", title])];
}

/** Services on one line, because they are many with short names; the resource types of one service as a list. */
function inGroups(pattern: ActionPattern, matches: readonly Action[], language: Language): Block[] {
  const say = voice(language);
  const isOverServices = pattern.parts?.[0].includes("*") === true;
  const groups = new Map<string, Action[]>();
  for (const action of matches) {
    const key = isOverServices ? action.service : action.resourceType;
    groups.set(key, [...(groups.get(key) ?? []), action]);
  }
  if (isOverServices) {
    return [
      paragraph(
        joined(
          [...groups].map(([service, actions]): Inline => [{ code: service }, ` ${grouped(actions.length)}`]),
          language === "zh" ? "、" : ", ",
        ),
      ),
    ];
  }
  // For a single resource type the short operation names are enough.
  if (groups.size === 1) return [paragraph(codeList(matches.map(({ operation }) => operation), language))];
  const shown = [...groups].slice(0, shownGroups);
  const rest = matches.length - shown.reduce((sum, [, actions]) => sum + actions.length, 0);
  const items = shown.map(([type, actions]) => ({
    text:
      actions.length === 1
        ? named(actions[0]!, language)
        : say(texts.group, { type: [{ code: `${actions[0]!.service}:${type}` }], count: grouped(actions.length) }),
  }));
  return [list(items), ...(rest > 0 ? [paragraph(say(texts.rest, { rest: grouped(rest) }))] : [])];
}

const texts = {
  nothing: { en: "{pattern} matches none of the {all} known actions.", zh: "{pattern} 未匹配到任何已知授权项（共 {all} 个）。" },
  published: {
    en: "{pattern} is written so in the published pages; the catalog knows none of the actions behind it.",
    zh: "官方文档中有 {pattern} 这一写法；目录未收录其对应的授权项。",
  },
  one: { en: "{pattern} matches **1 known action**:", zh: "{pattern} 匹配 **1 个已知授权项**：" },
  many: { en: "{pattern} matches **{count} known actions**:", zh: "{pattern} 匹配 **{count} 个已知授权项**：" },
  group: { en: "{type}: {count} actions", zh: "{type}：{count} 个" },
  rest: { en: "… and {rest} more.", zh: "……另有 {rest} 个。" },
  future: { en: "It also matches what the service adds later.", zh: "服务日后新增的授权项若与之匹配，也包括在内。" },
} as const satisfies Record<string, Bilingual>;
