import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import type { Catalog } from "../../core/catalog/catalog.js";
import { isDiscarded, labelsOf } from "../../core/catalog/labels.js";
import type { Action } from "../../core/catalog/model.js";
import { hasWords, wordsOf } from "../../core/catalog/lookup/words.js";
import { quoted, sortText, toItem } from "./item.js";
import { readListed } from "./listed.js";
import { hasLetters, type Reach, reach } from "./reach.js";
import { type Request, say } from "./request.js";
import { isSearch, searchText } from "./search.js";
import { stages } from "./stages.js";
import { wildcards } from "./wildcards.js";
import { withDependencies } from "./with-dependencies.js";

/** What can stand in an `Action` list, and whether the list must be asked for anew while the author types on. */
export interface ActionItems {
  readonly isIncomplete: boolean;
  readonly items: CompletionItem[];
}

/**
 * The actions that can stand in a list. While a name is typed the client filters what it got; once the text has a blank or
 * another script in it, the author searches by label or path, and the words are matched here, in any order, because clients
 * compare only the beginning of a filter text and only in its order. Clients without label details get no filter text
 * before that: old ones then find neither their label nor the place that it replaces.
 */
export function actionItems(request: Request): ActionItems {
  const { snapshot: { environment: { catalog } }, slot, support } = request;
  const typed = slot.typed.trim();
  const bySearch = isSearch(slot.typed);
  const listed = readListed(request);
  const words = wordsOf(slot.typed);
  const { actions: found, isIncomplete, foundByWords } = bySearch ? search(words, catalog) : reach(slot.typed, catalog, listed);
  const filterText = (action: Action) => {
    if (bySearch) return typed;
    // It begins with what was typed, so that it is shown, and is not just that: then editors would put it before all names.
    if (foundByWords.has(action)) return `${typed} ${action.name}`;
    // The client gets a new list at the next key, and has to look at names only.
    return support.labelDetails && !isIncomplete ? searchText(action) : undefined;
  };
  const items = found.map((action, index) => {
    const word = ageOf(request, action);
    return toItem(request, {
      label: action.name,
      kind: CompletionItemKind.EnumMember,
      beside: besideOf(request, action, word),
      isDeprecated: word !== "",
      text: quoted(slot, action.name),
      sortText: sortText(listed.rank(action), word === "" ? index : index + afterOthers),
      filterText: filterText(action),
      subject: action.name,
    });
  });
  const second = withDependencies(request, listed, found, bySearch).map((choice) => ({ ...choice, filterText: filterText(choice.action) }));
  const others = bySearch ? [] : [...stages(request, listed), ...wildcards(request, listed)];
  const more = [...second, ...(isIncomplete ? others.filter(({ label }) => hasLetters(label.toLowerCase(), typed.toLowerCase())) : others)];
  return { isIncomplete: bySearch || isIncomplete, items: [...items, ...more.map((choice) => toItem(request, choice))] };
}

/** As many finds as anybody looks through; more words make them fewer. */
const mostFound = 200;

function search(words: readonly string[], catalog: Catalog): Reach {
  const actions = catalog.actions.filter((action) => hasWords(action, words));
  return { actions: actions.slice(0, mostFound), isIncomplete: true, foundByWords: new Set() };
}

/** Among actions of one rank, what newer tables no longer have so stands behind the others. */
const afterOthers = 50_000;

/** A word for an action whose time is over: newer tables call it otherwise, or mark all its APIs as discarded. */
function ageOf(request: Request, action: Action): string {
  if (request.snapshot.environment.catalog.currentNames(action.name).length > 0) return say(request, oldName);
  return isDiscarded(action) ? say(request, discarded) : "";
}

/** The label beside a name, behind the word for its age. */
function besideOf({ support, snapshot: { environment: { language } } }: Request, action: Action, word: string): string {
  const labels = labelsOf(action, language);
  const label = support.labelDetails ? shorten(labels[0] ?? "") : labels.join(" / ");
  return word === "" || label === "" ? word + label : `${word} · ${label}`;
}

/** Columns that a label may take beside a name. An editor gives way to a longer one by cutting the name. */
const labelColumns = 28;

/** The beginning of a label; a Chinese character is as wide as two Latin ones. */
function shorten(label: string): string {
  let columns = 0;
  const end = [...label].findIndex((char) => (columns += char.charCodeAt(0) > 0x2e7f ? 2 : 1) > labelColumns);
  return end < 0 ? label : `${[...label].slice(0, end - 1).join("").trimEnd()}…`;
}

const oldName = { en: "older name", zh: "旧名称" };
const discarded = { en: "discarded", zh: "已废弃" };
