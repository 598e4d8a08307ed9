import { type ChangeGroup, type ChangeLevel, groupChanges } from "../../diff/groups.js";
import { type ChangeKind, changeKinds, type PolicyComparison, newAccess, type Uncompared } from "../../diff/model.js";
import { outlineToMarkdown } from "../../outline/markdown.js";
import { type Block, codeList, type Inline, type Item, list, paragraph } from "../../outline/outline.js";
import { counted, separated } from "../../text/counted.js";
import { grouped } from "../../text/grouped.js";
import { groupBy } from "../../text/group-by.js";
import type { Bilingual, Language } from "../../text/message.js";
import { sentences, voice } from "../voice.js";
import { describeGroup, foldOfGroup } from "./describe-group.js";
import { kindCounts, kindTitles, levelNames, diffTexts, uncomparedTexts } from "./diff-texts.js";

/** The number of entries of a level that are shown; the rest is in a fold. */
const shownEntries = 25;

/** A comparison as an outline in one language. `title`: the heading, if the report needs another one. */
export function describeComparison(comparison: PolicyComparison, language: Language, title?: Inline): Block[] {
  const say = voice(language);
  const groups = groupChanges(comparison.changes);
  return [
    { kind: "heading", level: 1, text: title ?? say(diffTexts.title) },
    paragraph(summaryOf(comparison, groups, language)),
    ...changeKinds.flatMap((kind) =>
      describeKind(
        kind,
        groups.filter((group) => group.kind === kind),
        language,
      ),
    ),
    ...describeUncompared(comparison.uncompared, language),
    ...(comparison.assumed.length > 0
      ? [paragraph(say(diffTexts.assumed, { names: codeList(comparison.assumed, language) }))]
      : []),
  ];
}

/** A comparison as Markdown with all its lists. `isOpen` opens the folds. */
export function comparisonToMarkdown(comparison: PolicyComparison, language: Language, isOpen = false): string {
  return `${outlineToMarkdown(describeComparison(comparison, language), isOpen)}\n`;
}

/** A comparison as Markdown for a comment on a pull request. Folds are cut until the text fits, as far as possible. */
export function comparisonToComment(comparison: PolicyComparison, language: Language): string {
  const outline = describeComparison(comparison, language);
  const texts = foldLengths.map((most) => () => `${outlineToMarkdown(withShortFolds(outline, most, language))}\n`);
  for (const text of texts.slice(0, -1)) {
    const made = text();
    if (made.length <= longestComment) return made;
  }
  return texts.at(-1)!();
}

/** GitHub accepts 65,536 characters; a bot may add a few. */
const longestComment = 60_000;
const foldLengths = [1000, 100, 30, 10];

function withShortFolds(outline: readonly Block[], most: number, language: Language): Block[] {
  return outline.map((block) => {
    if (block.kind !== "fold" || block.items.length <= most) return block;
    const rest = voice(language)(diffTexts.moreOfThem, { count: grouped(block.items.length - most) });
    return { ...block, items: [...block.items.slice(0, most), { text: rest }] };
  });
}

/** The same comparison with only those changes that may allow something new. */
export function newAccessOnly(comparison: PolicyComparison): PolicyComparison {
  const changes = comparison.changes.filter(({ kind }) => newAccess.has(kind));
  return { ...comparison, changes, leftOut: comparison.changes.length - changes.length };
}

/** «2 actions gained, 1 lost. 1 of the new grants needs attention.» */
function summaryOf(
  { changes, uncompared, leftOut }: PolicyComparison,
  groups: readonly ChangeGroup[],
  language: Language,
): Inline {
  const say = voice(language);
  const less = leftOut > 0 ? [say(diffTexts.leftOut)] : [];
  if (changes.length === 0 && leftOut > 0) return sentences([say(diffTexts.noNewAccess), ...less], language);
  if (changes.length === 0) return say(uncompared.length > 0 ? diffTexts.noneCompared : diffTexts.noChange);
  const counts = changeKinds
    .map((kind) => [kind, countOf(kind, groups)] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count], index) => counted(count, kindCounts[kind][index === 0 ? 0 : 1]));
  const sensitive = groups.filter(({ kind, level }) => newAccess.has(kind) && level !== "write" && level !== "read");
  const many = sensitive.reduce((sum, { changes: own, patterns }) => sum + (own.length || patterns.length), 0);
  const patterns = patternCounts(groups);
  return sentences(
    [
      counts.length > 0 ? say(diffTexts.summary, { counts: separated(counts) }) : say(diffTexts.onlyUnknownActions),
      ...(patterns.length > 0 ? [say(diffTexts.patternSummary, { counts: separated(patterns) })] : []),
      ...(many > 0 ? [say(counted(many, diffTexts.sensitive))] : []),
      ...doubtsAbout(changes, uncompared).map((text) => say(text)),
    ],
    language,
  );
}

/** Which changes may be none, because a side has values that are not known and may allow the same. */
function doubtsAbout(changes: PolicyComparison["changes"], uncompared: readonly Uncompared[]): Bilingual[] {
  const isNew = new Set(changes.map(({ kind }) => newAccess.has(kind)));
  // Because of a value of the old side, something is newly allowed only if that value denies.
  const isOpen = new Set(
    uncompared.flatMap(({ reason, side, mayGrant, isOnBothSides }) =>
      reason === "unknown-value" && (isOnBothSides || mayGrant === (side === "new")) ? side : [],
    ),
  );
  return [
    ...(isNew.has(true) && isOpen.has("old") ? [diffTexts.maybeNotNew] : []),
    ...(isNew.has(false) && isOpen.has("new") ? [diffTexts.maybeNotLost] : []),
  ];
}

function countOf(kind: ChangeKind, groups: readonly ChangeGroup[]): number {
  return groups.filter((group) => group.kind === kind).reduce((sum, group) => sum + group.changes.length, 0);
}

/** The numbers of patterns that are shown without a known action. */
function patternCounts(groups: readonly ChangeGroup[]): Bilingual[] {
  return changeKinds.flatMap((kind) => {
    const own = groups.filter((group) => group.kind === kind && group.changes.length === 0);
    const count = own.reduce((sum, { patterns }) => sum + patterns.length, 0);
    return count > 0 ? [counted(count, kindCounts[kind][1])] : [];
  });
}

function describeKind(kind: ChangeKind, groups: readonly ChangeGroup[], language: Language): Block[] {
  if (groups.length === 0) return [];
  const levels = groupBy(groups, ({ level }) => level);
  return [
    { kind: "heading", level: 2, text: voice(language)(kindTitles[kind]) },
    ...[...levels].flatMap(([level, own]) => describeLevel(level, own, language)),
  ];
}

function describeLevel(level: ChangeLevel, groups: readonly ChangeGroup[], language: Language): Block[] {
  const say = voice(language);
  const shown = groups.length <= shownEntries ? groups : groups.slice(0, shownEntries - 1);
  const rest = groups.slice(shown.length);
  return [
    { kind: "heading", level: 3, text: say(levelNames[level]) },
    list(shown.map((group) => describeGroup(group, language))),
    ...shown.flatMap((group) => foldOfGroup(group, language)),
    ...(rest.length > 0
      ? [
          {
            kind: "fold" as const,
            text: say(diffTexts.restTitle, { level: levelNames[level], count: grouped(rest.length) }),
            items: rest.map((group) => describeGroup(group, language)),
          },
        ]
      : []),
  ];
}

/** What was not compared; a part that both sides have occurs once. */
function describeUncompared(parts: readonly Uncompared[], language: Language): Block[] {
  if (parts.length === 0) return [];
  const say = voice(language);
  const groups = groupBy(parts, ({ reason, text }) => `${reason} ${text}`);
  const items = [...groups.values()].map((group): Item => {
    const { reason, text, isOnBothSides } = group[0]!;
    const places = [...new Set(group.map(({ file, line }) => `${file}:${line}`))];
    const line = say(uncomparedTexts[reason], { text: codeList([text], language), places: codeList(places, language) });
    return { text: isOnBothSides ? say(diffTexts.bothSides, { text: line }) : line };
  });
  return [{ kind: "heading", level: 2, text: say(diffTexts.uncomparedTitle) }, list(items)];
}
