import type { ChangeGroup } from "../../diff/groups.js";
import { newAccess } from "../../diff/model.js";
import { plainText } from "../../outline/outline.js";
import { enumerate } from "../../text/enumerate.js";
import { type Bilingual, format, type Language, type MessageArgs } from "../../text/message.js";
import { diffTexts, kindVerbs, levelNames } from "./diff-texts.js";
import { describeVerdict } from "./limits.js";

/** The number of names that are shown; the rest is counted. */
const shownNames = 8;

/** A group of changes in one line, for annotations: «Newly allowed (Write): ecs:servers:delete. Only if …» */
export function groupInOneLine(group: ChangeGroup, language: Language): string {
  const { kind, level, changes, patterns, is, was } = group;
  const names = [...changes.map(({ name }) => name), ...patterns.map(({ name }) => name)];
  const say = (template: Bilingual, args: MessageArgs) => format(template, args, language);
  const limits = plainText(describeVerdict(kind === "lost" ? was : is, language));
  const reason = newAccess.has(kind) ? [...changes, ...patterns][0]?.sensitive?.reason[language] : undefined;
  const head = say(diffTexts.line, {
    verb: kindVerbs[kind],
    level: levelNames[level],
    names: enumerate(names, shownNames),
  });
  const tail = say(kind === "lost" ? diffTexts.lineWas : diffTexts.lineLimits, { limits });
  return [head, tail, ...(reason === undefined ? [] : [reason])].join(language === "zh" ? "" : " ");
}
