import type { Action } from "../model.js";
import { differInNumber, singularOf } from "../slips/words.js";
import { type SearchReading, searchReadingOf } from "./search-reading.js";
import { synonymTable } from "./synonym-table.js";
import { beginsWordOf } from "./word-fit.js";
import { searchTextOf } from "./words.js";

/** A part of a query, and the terms of the tables with the same meaning; no terms if it has no synonym. */
export interface Meaning {
  readonly said: string;
  readonly terms: readonly string[];
}

/**
 * The parts of a query, if one has synonyms, else `undefined`: `关机` and "power off" for what the tables call `关闭` and
 * "stop". Chinese needs no blanks: `停止云服务器` has two parts. Words that say nothing, such as "the", are left out. A
 * long text is no search and has none.
 */
export function meaningsOf(query: string): readonly Meaning[] | undefined {
  if (query.length > longestSearch) return undefined;
  const text = query.toLowerCase();
  const meanings: Meaning[] = [];
  for (let at = 0; at < text.length; ) {
    const phrase = phraseAt(text, at);
    const said = phrase?.said ?? wordAt(text, at);
    if (phrase) meanings.push({ said, terms: phrase.terms });
    else if (saysSomething(said)) meanings.push({ said: singularOf(said), terms: [] });
    at += said.length;
  }
  return meanings.some(({ terms }) => terms.length > 0) ? meanings : undefined;
}

/** In UTF-16 units. A text that is longer is an error message or a log. */
const longestSearch = 200;

/** For each part of a query the word by which an action fits it; `undefined` if it does not fit all parts. */
export function wordsByMeaning(action: Action, meanings: readonly Meaning[]): string[] | undefined {
  const words: string[] = [];
  for (const meaning of meanings) {
    const word = fittingWord(action, meaning);
    if (word === undefined) return undefined;
    words.push(word);
  }
  return words.flatMap((word) => word.split(" "));
}

function fittingWord(action: Action, { said, terms }: Meaning): string | undefined {
  if (terms.length === 0) return searchTextOf(action).includes(said) ? said : undefined;
  const reading = searchReadingOf(action);
  return terms.find((term) => isInName(term, reading)) ?? terms.find((term) => isInLabel(term, reading));
}

function isInName(term: string, { words, service }: SearchReading): boolean {
  const isHere = (part: string) =>
    part === service || words.some((word) => word === part || differInNumber(word, part));
  return term.split(" ").every(isHere);
}

function isInLabel(term: string, { labels }: SearchReading): boolean {
  return labels.some((label) => beginsWordOf(label, term));
}

/** The longest phrase of the table at an offset. An English one may be a plural. */
function phraseAt(text: string, at: number): { readonly said: string; readonly terms: readonly string[] } | undefined {
  if (isLatin(text[at]) && isLatin(text[at - 1])) return undefined;
  for (const [phrase, terms] of phrases.get(text[at]!) ?? []) {
    if (!text.startsWith(phrase, at)) continue;
    const end = at + phrase.length;
    const plural = isLatin(phrase.at(-1)) ? /^(?:e?s)?(?![a-z\d])/.exec(text.slice(end, end + 3))?.[0] : "";
    if (plural !== undefined) return { said: text.slice(at, end + plural.length), terms };
  }
  return undefined;
}

/** The text from an offset up to the next blank, mark, change of script or phrase; at least one character. */
function wordAt(text: string, at: number): string {
  const [run] = /^(?:[a-z\d_.:-]+|[^\x21-\x7e\s、，]+)/u.exec(text.slice(at)) ?? [text[at]!];
  if (isLatin(run[0])) return run;
  let length = 1;
  while (length < run.length && !phraseAt(text, at + length)) length++;
  return run.slice(0, length);
}

const isLatin = (char: string | undefined) => char !== undefined && /[a-z\d]/.test(char);

const saysSomething = (word: string) => /[\p{L}\p{N}]/u.test(word) && !fillers.test(word);
const fillers = /^(?:an?|the|my|all|any|to|of|in|on|at|from|for|with|by|into|[的了个台把给到从在为将与和一]+)$/;

/** The terms of all phrases by their first characters, the longest phrases first. */
const phrases = byFirstCharacter();

function byFirstCharacter(): ReadonlyMap<string, readonly (readonly [phrase: string, terms: readonly string[]])[]> {
  const terms = new Map<string, Set<string>>();
  for (const group of synonymTable)
    for (const phrase of [...group.terms, ...group.alsoSaid])
      terms.set(phrase, new Set([...(terms.get(phrase) ?? []), ...group.terms]));
  const found = new Map<string, (readonly [string, readonly string[]])[]>();
  for (const [phrase, own] of [...terms].sort(([a], [b]) => b.length - a.length))
    found.set(phrase[0]!, [...(found.get(phrase[0]!) ?? []), [phrase, [...own]]]);
  return found;
}
