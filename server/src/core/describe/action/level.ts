import type { Catalog } from "../../catalog/catalog.js";
import type { Action } from "../../catalog/model.js";
import { type Block, list, paragraph } from "../../outline/outline.js";
import type { Statement } from "../../policy/model.js";
import type { Bilingual, Language } from "../../text/message.js";
import { namesInARow, voice } from "../voice.js";

/** The number of names that are shown; the rest is counted. */
const shownNames = 3;

/**
 * Whether the known actions of a statement, including those of wildcards, can be granted for single resources or by
 * tag.
 */
export function describeLevel(
  statement: Statement,
  column: "instanceLevel" | "tagLevel",
  catalog: Catalog,
  language: Language,
): Block[] {
  const say = voice(language);
  const actions = new Map(
    statement.actions.flatMap(({ pattern }) => catalog.matching(pattern)).map((action) => [action.name, action]),
  );
  const groups = { yes: [] as string[], no: [] as string[], unknown: [] as string[] };
  for (const action of actions.values()) groups[supportOf(action, column)].push(action.name);
  const { yes, no, unknown } = groups;
  if (yes.length + no.length === 0) return [];
  if (no.length + unknown.length === 0) return [paragraph(say(texts.all, { way: ways[column] }))];
  const items = [
    ...(no.length > 0 ? [say(texts.no, { names: namesInARow(no, language, shownNames) })] : []),
    ...(yes.length > 0 ? [say(texts.yes, { names: namesInARow(yes, language, shownNames) })] : []),
    ...(unknown.length > 0 ? [say(texts.unknown, { names: namesInARow(unknown, language, shownNames) })] : []),
  ];
  return [paragraph(say(texts.mixed, { way: ways[column] })), list(items.map((text) => ({ text })))];
}

/** One row with support is enough; a table without the column proves nothing. */
function supportOf({ permissions }: Action, column: "instanceLevel" | "tagLevel"): "yes" | "no" | "unknown" {
  if (permissions.some((row) => row[column] === true)) return "yes";
  return permissions.length > 0 && permissions.every((row) => row[column] === false) ? "no" : "unknown";
}

const ways: Readonly<Record<"instanceLevel" | "tagLevel", Bilingual>> = {
  instanceLevel: { en: "for single resources", zh: "按资源授权" },
  tagLevel: { en: "by tag", zh: "按标签授权" },
};
const texts = {
  all: { en: "All actions of this statement can be granted {way}.", zh: "本语句的授权项均支持{way}。" },
  mixed: { en: "Whether the actions of this statement can be granted {way}:", zh: "本语句的授权项是否支持{way}：" },
  no: { en: "**no**: {names}", zh: "**不支持**：{names}" },
  yes: { en: "yes: {names}", zh: "支持：{names}" },
  unknown: { en: "the tables do not say: {names}", zh: "授权表未说明：{names}" },
} as const satisfies Record<string, Bilingual>;
