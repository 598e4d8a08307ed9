import { kinds } from "../../../core/language/policy-languages.js";
import { CompletionItemKind } from "vscode-languageserver-types";
import type { Catalog } from "../../../core/catalog/catalog.js";
import { isDiscarded, labelsOf } from "../../../core/catalog/labels.js";
import type { Action } from "../../../core/catalog/model.js";
import { parseActionPattern } from "../../../core/catalog/pattern.js";
import { describeAction } from "../../../core/describe/action/action.js";
import { titleOf } from "../../../core/describe/action/title.js";
import { voice } from "../../../core/describe/voice.js";
import { describeWildcard } from "../../../core/describe/action/wildcard.js";
import { type Block, type Inline, list, paragraph } from "../../../core/outline/outline.js";
import { oncePer } from "../../../core/text/lazily.js";
import type { Language } from "../../../core/text/message.js";
import { search } from "../../../core/catalog/lookup/search.js";
import { type CompletionChoice, quoted, sortText, toItem } from "../item/item.js";
import { type Ranking, ranks, readRanking } from "../actions/ranking.js";
import { hasLetters, type Reach, reach } from "../actions/reach.js";
import { type Request, say } from "../item/request.js";
import { isSearch, searchText } from "../actions/search.js";
import { stages } from "../actions/stages.js";
import { wildcards } from "../actions/wildcards.js";
import { withDependencies } from "../actions/with-dependencies.js";
import type { CompletionKind } from "../kind.js";

/**
 * The actions for a list. While a name is typed, the client filters its items. If the text contains a blank or another
 * script, the author searches by label or path; the words are then matched here, in any order, because clients compare
 * only the beginning of a filter text, and only in its order. Clients without label details get no filter text for
 * names: old ones would find neither the label nor the range.
 */
export const actionKind: CompletionKind = {
  at: "value",
  elements: ["Action"],
  isList: true,
  applies: ({ policy }) => kinds[policy.kind].actions === "tables",

  items(request) {
    const {
      snapshot: {
        environment: { catalog },
      },
      slot,
      support,
    } = request;
    const typed = slot.typed.trim();
    const bySearch = isSearch(slot.typed);
    const ranking = readRanking(request);
    const {
      actions: found,
      isIncomplete,
      foundByWords,
      isOrdered,
    } = bySearch ? searched(slot.typed, catalog, ranking) : reach(slot.typed, catalog, ranking);
    const filterText = (action: Action) => {
      if (bySearch || (isOrdered && support.labelDetails)) return typed;
      // It begins with the typed text so that it is shown, but is longer, because editors put exact matches before all
      // names.
      if (foundByWords.has(action)) return `${typed} ${action.name}`;
      // The client gets a new list at the next keystroke, and filters by name only.
      return support.labelDetails && !isIncomplete ? searchText(action) : undefined;
    };
    const rankOf = (action: Action) =>
      isOrdered ? Math.max(ranking.rank(action), ranks.ownService) : ranking.rank(action);
    const items = found.map((action, index) => {
      const word = ageOf(request, action);
      return toItem(request, {
        label: action.name,
        kind: CompletionItemKind.Value,
        beside: besideOf(request, action, word),
        isDeprecated: word !== "",
        text: quoted(slot, action.name),
        sortText: sortText(rankOf(action), word === "" ? index : index + afterOthers),
        filterText: filterText(action),
      });
    });
    const second = withDependencies(request, ranking, found, { isSearch: bySearch, rankOf }).map((choice) => ({
      ...choice,
      filterText: filterText(choice.action),
    }));
    const others = bySearch ? [] : [...stages(request, ranking), ...wildcards(request, ranking)];
    const fits = ({ label }: CompletionChoice) =>
      isOrdered
        ? label.toLowerCase().startsWith(typed.toLowerCase())
        : hasLetters(label.toLowerCase(), typed.toLowerCase());
    const fitting = isIncomplete ? others.filter(fits) : others;
    const more = [
      ...second,
      ...(isOrdered && support.labelDetails ? fitting.map((choice) => ({ ...choice, filterText: typed })) : fitting),
    ];
    return {
      isIncomplete: bySearch || isIncomplete,
      items: [...items, ...more.map((choice) => toItem(request, choice))],
    };
  },

  describe: {
    action: ({ name }, { catalog, language }) => describeNamed(name, catalog, language),
    "with-dependencies"({ name, adds }, { catalog, language }) {
      const description = describeNamed(name, catalog, language);
      return description && Array.isArray(adds)
        ? [...describeGrants(adds.map(String), catalog, language), ...description]
        : description;
    },
    wildcard: ({ pattern }, { catalog, language }) =>
      describeWildcard(parseActionPattern(String(pattern)), catalog, language),
  },
};

/** The maximum number of results; more words reduce it. */
const mostFound = 200;

function searched(typed: string, catalog: Catalog, ranking: Ranking): Reach {
  return {
    actions: search(typed, catalog.actions, ranking.distance).actions.slice(0, mostFound),
    isIncomplete: true,
    foundByWords: new Set(),
    isOrdered: true,
  };
}

/** Within a rank, outdated actions come after the others. */
const afterOthers = 50_000;

/** A word for an outdated action: newer tables have another name, or mark all its APIs as discarded. */
function ageOf(request: Request, action: Action): string {
  if (isRenamed(request.snapshot.environment.catalog)(action)) return say(request, oldName);
  return isDiscarded(action) ? say(request, discarded) : "";
}

/** Found once, because each keystroke shows the same actions again. */
const isRenamed = oncePer((catalog: Catalog) =>
  oncePer((action: Action) => catalog.currentNames(action.name).length > 0),
);

/** The label next to a name, after the word for an outdated action. */
function besideOf(
  {
    support,
    snapshot: {
      environment: { language },
    },
  }: Request,
  action: Action,
  word: string,
): string {
  const label = support.labelDetails ? shortLabels[language](action) : labelsOf(action, language).join(" / ");
  return word === "" || label === "" ? word + label : `${word} · ${label}`;
}

/** The first label of an action. */
const shortLabels: Readonly<Record<Language, (action: Action) => string>> = {
  en: oncePer((action: Action) => shorten(labelsOf(action, "en")[0] ?? "")),
  zh: oncePer((action: Action) => shorten(labelsOf(action, "zh")[0] ?? "")),
};

/** The maximum columns of a label. An editor would shorten the name for a longer one. */
const labelColumns = 28;

/** The beginning of a label; a Chinese character has two columns. */
function shorten(label: string): string {
  let columns = 0;
  const end = [...label].findIndex((char) => (columns += char.charCodeAt(0) > 0x2e7f ? 2 : 1) > labelColumns);
  return end < 0
    ? label
    : `${[...label]
        .slice(0, end - 1)
        .join("")
        .trimEnd()}…`;
}

function describeNamed(name: unknown, catalog: Catalog, language: Language): readonly Block[] | undefined {
  const action = catalog.action(String(name));
  return action && describeAction(action, catalog, language);
}

/** Additional grants of an item come first, so that the reader cannot miss them. */
function describeGrants(adds: readonly string[], catalog: Catalog, language: Language): Block[] {
  const named = adds.map((name): { text: Inline } => {
    const action = catalog.action(name);
    const title = action ? titleOf(action, language) : "";
    return { text: [{ code: name }, ...(title === "" ? [] : [" — ", title])] };
  });
  return [
    paragraph(voice(language)(adds.length === 1 ? alsoOne : alsoMany, { count: String(adds.length) })),
    list(named),
  ];
}

const oldName = { en: "older name", zh: "旧名称" };
const discarded = { en: "discarded", zh: "已废弃" };
const alsoOne = { en: "Also allows 1 action, which it depends on:", zh: "同时允许其依赖的 1 个授权项：" };
const alsoMany = { en: "Also allows {count} actions, which it depends on:", zh: "同时允许其依赖的 {count} 个授权项：" };
