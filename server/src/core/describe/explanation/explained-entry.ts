import { groupBy } from "../../text/group-by.js";
import type {
  ActionEntryExplanation,
  ApiExplanation,
  EntryExplanation,
  MatchedAction,
  UnmetNeeds,
  WildcardEntryExplanation,
} from "../../explain/model.js";
import { type Block, codeList, type Inline, type Item } from "../../outline/outline.js";
import { grouped } from "../../text/grouped.js";
import type { Language } from "../../text/message.js";
import { entryTexts as texts } from "./explained-entry-texts.js";
import { texts as sentences } from "./explanation-texts.js";
import { statementsText } from "./statements-text.js";
import { namesInARow, voice } from "../voice.js";

/** The number of names and APIs that are shown; the rest is counted. */
const shownNames = 5;
const shownExamples = 3;
const shownApis = 12;
const shownLabels = 2;

/** Facts about the policy of an entry. */
export interface EntryContext {
  readonly isNamesOnly: boolean;
  /** Whether other policies are assumed to grant something. */
  readonly hasAssumed: boolean;
}

/** One entry of a statement: its title, the calls that it allows, and the reasons why others do not work. */
export function describeEntry(
  entry: EntryExplanation,
  { isNamesOnly, hasAssumed }: EntryContext,
  language: Language,
): Item {
  const name = codeList([entry.written], language);
  switch (entry.kind) {
    case "unknown":
      return { text: isNamesOnly || !entry.isWellFormed ? name : voice(language)(sentences.unknown, { name }) };
    case "action":
      return describeAction(entry, language);
    case "wildcard":
      return describeWildcard(entry, hasAssumed, language);
  }
}

/**
 * The lists of an entry that are collapsed because they are long: all actions of a wildcard, all calls of an action.
 */
export function foldsOf(entry: EntryExplanation, language: Language): Block[] {
  const say = voice(language);
  const name = codeList([entry.kind === "action" ? entry.action : entry.written], language);
  if (entry.kind === "wildcard" && entry.actions.length > shownNames) {
    return [
      {
        kind: "fold",
        text: say(texts.allActions, { name, count: grouped(entry.actions.length) }),
        items: entry.actions.map((one) => matchedAction(one, language)),
      },
    ];
  }
  if (entry.kind === "action" && entry.deniedBy.length === 0 && entry.apis.length > shownApis) {
    return [
      {
        kind: "fold",
        text: say(texts.allApis, { name, count: entry.apis.length }),
        items: callsOf(entry.apis, true, entry.apis.length, language),
      },
    ];
  }
  return [];
}

function describeAction(entry: ActionEntryExplanation, language: Language): Item {
  const say = voice(language);
  const name = codeList([entry.written], language);
  // If there are more labels, each is next to its API.
  const labels = entry.labels.length <= shownLabels ? entry.labels.join(" · ") : "";
  const isMisprint = entry.action.toLowerCase() !== entry.written.toLowerCase();
  const meant = codeList([entry.action], language);
  const text = isMisprint
    ? say(labels === "" ? sentences.misprintBare : sentences.misprint, { written: name, name: meant, labels })
    : labels === ""
      ? name
      : say(sentences.entry, { name, labels });
  if (entry.deniedBy.length > 0)
    return { text: say(texts.deniedEntry, { text, by: statementsText(entry.deniedBy, language) }) };
  const inPart =
    entry.deniedInPartBy.length === 0
      ? []
      : [{ text: say(texts.deniedInPart, { by: statementsText(entry.deniedInPartBy, language) }) }];
  return { text, items: [...inPart, ...callsOf(entry.apis, labels === "", shownApis, language)] };
}

/** The allowed calls, then those that need more, with what they need. */
function callsOf(apis: readonly ApiExplanation[], hasLabels: boolean, most: number, language: Language): Item[] {
  const say = voice(language);
  const groups = groupBy(apis, ({ missing, denied }) => JSON.stringify([missing, denied]));
  const sorted = [...groups.values()].sort((a, b) => Number(isUnmet(a[0]!)) - Number(isUnmet(b[0]!)));
  let left = most;
  const items = sorted.flatMap((group): Item[] => {
    const shown = group.slice(0, left).map(({ operation, label }): Item => {
      const api = codeList([operation], language);
      return { text: hasLabels && label !== "" ? say(sentences.entry, { name: api, labels: label }) : api };
    });
    left -= shown.length;
    return shown.length === 0 || !isUnmet(group[0]!) ? shown : [{ text: needsOf(group[0]!, language), items: shown }];
  });
  const rest = apis.length - most;
  return rest > 0 ? [...items, { text: say(sentences.moreApis, { count: rest }) }] : items;
}

function needsOf({ missing, denied }: UnmetNeeds, language: Language): Inline {
  const names = (all: readonly string[]) => namesInARow(all, language, shownNames);
  const args = {
    missing: names(missing),
    denied: names(denied.map(({ action }) => action)),
    by: statementsText(
      denied.flatMap(({ statements }) => statements),
      language,
    ),
  };
  return voice(language)(
    denied.length === 0 ? texts.alsoMissing : missing.length === 0 ? texts.alsoDenied : texts.alsoBoth,
    args,
  );
}

function describeWildcard(
  { written, actions }: WildcardEntryExplanation,
  hasAssumed: boolean,
  language: Language,
): Item {
  const say = voice(language);
  const count = actions.length;
  const template =
    count === 0
      ? sentences.matchesNone
      : count === 1
        ? sentences.matchesOne
        : count <= shownNames
          ? sentences.matchesAll
          : sentences.matches;
  const first = codeList(
    actions.slice(0, shownNames).map(({ action }) => action),
    language,
  );
  const working = actions.filter(({ deniedBy }) => deniedBy.length === 0);
  const blocked = working.filter(({ denied }) => denied.length > 0);
  const lacking = working.filter(({ missing, denied }) => missing.length > 0 && denied.length === 0);
  return {
    text: say(template, { name: codeList([written], language), count: grouped(count), first }),
    items: [
      ...byStatements(actions, ({ deniedBy }) => deniedBy, texts.matchedDenied, count, language),
      ...byStatements(actions, ({ deniedInPartBy }) => deniedInPartBy, texts.matchedInPart, count, language),
      ...byStatements(
        blocked,
        ({ denied }) => denied.flatMap(({ statements }) => statements),
        texts.matchedBlocked,
        count,
        language,
      ),
      ...(lacking.length > 0
        ? [ofThem(lacking, hasAssumed ? texts.matchedLackingTogether : texts.matchedLacking, [], count, language)]
        : []),
    ],
  };
}

type CountedText = typeof texts.matchedDenied;

/** One item for each set of statements that have the same effect on some actions. */
function byStatements(
  actions: readonly MatchedAction[],
  statementsOf: (action: MatchedAction) => readonly number[],
  text: CountedText,
  all: number,
  language: Language,
): Item[] {
  const groups = groupBy(
    actions.filter((action) => statementsOf(action).length > 0),
    (action) => statementsText(statementsOf(action), language),
  );
  return [...groups.values()].map((group) => ofThem(group, text, statementsOf(group[0]!), all, language));
}

function ofThem(
  actions: readonly MatchedAction[],
  text: CountedText,
  by: readonly number[],
  all: number,
  language: Language,
): Item {
  const count = actions.length;
  const names = codeList(actions.slice(0, shownExamples).map(({ action }) => action), language);
  const isOnly = all === 1;
  const template = isOnly
    ? text.only
    : count === all
      ? text.all
      : count === 1
        ? text.one
        : count <= shownExamples
          ? text.few
          : text.many;
  return { text: voice(language)(template, { count: grouped(count), names, by: statementsText(by, language) }) };
}

/** A matched action with its label and the reasons why it does not work. */
function matchedAction(
  { action, label, deniedBy, deniedInPartBy, missing, denied }: MatchedAction,
  language: Language,
): Item {
  const say = voice(language);
  const name = codeList([action], language);
  const text = label === "" ? name : say(sentences.entry, { name, labels: label });
  const needs = [...missing, ...denied.map((one) => one.action)];
  if (deniedBy.length > 0) return { text: say(texts.deniedEntry, { text, by: statementsText(deniedBy, language) }) };
  if (needs.length > 0)
    return { text: say(texts.lackingEntry, { text, names: namesInARow(needs, language, shownExamples) }) };
  return {
    text:
      deniedInPartBy.length > 0 ? say(texts.inPartEntry, { text, by: statementsText(deniedInPartBy, language) }) : text,
  };
}

function isUnmet({ missing, denied }: UnmetNeeds): boolean {
  return missing.length + denied.length > 0;
}
