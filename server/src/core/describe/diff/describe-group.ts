import { apisOf } from "../../catalog/apis.js";
import { labelsOf } from "../../catalog/labels.js";
import type { ChangeGroup } from "../../diff/groups.js";
import { type Change, type ChangePlace, newAccess } from "../../diff/model.js";
import { type Block, codeList, type Inline, type Item } from "../../outline/outline.js";
import { counted, nouns } from "../../text/counted.js";
import { grouped } from "../../text/grouped.js";
import type { Language } from "../../text/message.js";
import { voice } from "../voice.js";
import { diffTexts } from "./diff-texts.js";
import { describeVerdict } from "./limits.js";

/** The number of actions of a wildcard, and of calls of an action, that are shown; the rest is counted. */
const shownActions = 6;
const shownApis = 3;
const shownLabels = 2;

/** One action, or the actions of one wildcard, with the entry that they come from and what limits them. */
export function describeGroup(group: ChangeGroup, language: Language): Item {
  const { changes, place } = group;
  const [only] = changes;
  if (only && place?.isWide !== true)
    return {
      text: at(describeAction(only, language), place, language),
      items: [...apisItem(only, language), ...reasonItems(group, language), ...limitItems(group, language)],
    };
  return describeWide(group, language);
}

/** All actions of a wildcard, if the item does not show them. */
export function foldOfGroup({ changes, place }: ChangeGroup, language: Language): Block[] {
  if (place?.isWide !== true || changes.length <= shownActions) return [];
  const args = { entry: entryOf(place, language), count: grouped(changes.length) };
  return [
    {
      kind: "fold",
      text: voice(language)(diffTexts.allOf, args),
      items: changes.map((change) => ({ text: describeAction(change, language) })),
    },
  ];
}

function describeWide(group: ChangeGroup, language: Language): Item {
  const say = voice(language);
  const { changes, patterns, place } = group;
  const later = { patterns: patterns.length > 0 ? patternList(patterns, language) : "" };
  if (changes.length === 0)
    return {
      text: at(say(diffTexts.onlyLater, later), place, language),
      items: [...reasonItems(group, language), ...limitItems(group, language)],
    };
  const shown = changes.length <= shownActions ? changes : changes.slice(0, shownActions - 1);
  const rest = changes.length - shown.length;
  const entry = entryOf(place, language);
  const isExcluding = place?.entry === "NotAction";
  return {
    text: at(say(diffTexts.wildcard, { entry, count: counted(changes.length, nouns.action) }), place, language),
    items: [
      ...reasonItems(group, language),
      ...limitItems(group, language),
      ...shown.map((change) => ({ text: describeAction(change, language) })),
      ...(rest > 0 ? [{ text: say(diffTexts.moreOfThem, { count: grouped(rest) }) }] : []),
      ...(patterns.length > 0
        ? [{ text: say(isExcluding ? diffTexts.exceptLater : diffTexts.matchLater, later) }]
        : []),
    ],
  };
}

/** Patterns, each with its exceptions. */
function patternList(patterns: readonly Change[], language: Language): Inline {
  return patterns
    .map(({ name, except }): Inline => {
      const names = except.slice(0, shownActions);
      const rest = except.length - names.length;
      const pattern: Inline = [{ code: name }];
      const list = codeList(names, language);
      const all = rest > 0 ? voice(language)(diffTexts.more, { names: list, count: rest }) : list;
      return names.length === 0 ? pattern : voice(language)(diffTexts.patternExcept, { pattern, names: all });
    })
    .reduce((first, second) => [...first, language === "zh" ? "、" : ", ", ...second]);
}

function entryOf(place: ChangePlace | undefined, language: Language): Inline {
  return place?.entry === "NotAction" ? voice(language)(diffTexts.notAction) : [{ code: place?.entry ?? "*" }];
}

function describeAction({ name, action, isPattern }: Change, language: Language): Inline {
  const say = voice(language);
  const code: Inline = [{ code: name }];
  if (!action) return isPattern ? code : say(diffTexts.unknownName, { name: code });
  const label = labelsOf(action, language).slice(0, shownLabels).join(" · ");
  return label === "" ? code : say(diffTexts.entry, { name: code, label });
}

function apisItem({ action }: Change, language: Language): Item[] {
  const apis = action ? apisOf(action, language).map(({ operation }) => operation) : [];
  if (apis.length === 0) return [];
  const first = codeList(apis.slice(0, shownApis), language);
  const rest = apis.length - shownApis;
  return [{ text: rest > 0 ? voice(language)(diffTexts.moreApis, { apis: first, count: rest }) : first }];
}

/** Why new access to these actions deserves attention. */
function reasonItems({ kind, changes, patterns }: ChangeGroup, language: Language): Item[] {
  const reasons = new Set(
    newAccess.has(kind) ? [...changes, ...patterns].flatMap(({ sensitive }) => sensitive?.reason ?? []) : [],
  );
  return [...reasons].map((reason) => ({ text: voice(language)(reason) }));
}

/** What limits the access: both sides, if there were limits before. */
function limitItems({ kind, was, is }: ChangeGroup, language: Language): Item[] {
  const say = voice(language);
  const isLimited = ({ allows, denies }: ChangeGroup["is"]) =>
    denies.length > 0 || allows.some(({ resources, clauses }) => resources !== undefined || clauses.length > 0);
  if (kind === "gained")
    return isLimited(is) ? [{ text: say(diffTexts.limits, { limits: describeVerdict(is, language) }) }] : [];
  if (kind === "lost")
    return isLimited(was) ? [{ text: say(diffTexts.was, { limits: describeVerdict(was, language) }) }] : [];
  return [
    { text: say(diffTexts.was, { limits: describeVerdict(was, language) }) },
    { text: say(diffTexts.is, { limits: describeVerdict(is, language) }) },
  ];
}

function at(text: Inline, place: ChangePlace | undefined, language: Language): Inline {
  if (!place) return text;
  return voice(language)(place.side === "old" ? diffTexts.atOld : diffTexts.at, {
    text,
    place: [{ code: `${place.file}:${place.line}` }],
  });
}
