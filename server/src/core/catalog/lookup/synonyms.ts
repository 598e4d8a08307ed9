import type { Action } from "../model.js";
import { differInNumber, singularOf } from "../slips/words.js";
import { type SearchReading, searchReadingOf } from "./search-reading.js";
import { synonymTable } from "./synonym-table.js";
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

/**
 * Whether a query is one phrase of several words that no table uses: "assign role" does not mean the names that contain
 * both words by chance.
 */
export function isOnePhrase(query: string): boolean {
  const [only, ...others] = meaningsOf(query) ?? [];
  return only !== undefined && others.length === 0 && only.said.includes(" ") && !only.terms.includes(only.said);
}

/** In UTF-16 units. A text that is longer is an error message or a log. */
const longestSearch = 200;

/** Words by which an action fits a query, and how far they are from the first terms of their groups. */
export interface FittingWords {
  readonly words: readonly string[];
  readonly order: number;
}

/** The words by which an action fits all parts of a query; `undefined` if it does not fit one of them. */
export function wordsByMeaning(action: Action, meanings: readonly Meaning[]): FittingWords | undefined {
  const words: string[] = [];
  let order = 0;
  for (const { said, terms } of meanings) {
    const isFound = terms.length > 0 || searchTextOf(action).includes(said);
    const term = terms.length > 0 ? termIn(terms, searchReadingOf(action)) : 0;
    if (!isFound || term < 0) return undefined;
    words.push(terms[term] ?? said);
    order += term;
  }
  return { words: words.flatMap((word) => word.split(" ")), order };
}

/** The index of the first term that a name has, or else a label; -1 if there is none. */
function termIn(terms: readonly string[], reading: SearchReading): number {
  const named = terms.findIndex((term) => isInName(term, reading));
  return named >= 0 ? named : terms.findIndex((term) => isInLabel(term, reading));
}

function isInName(term: string, { words, service }: SearchReading): boolean {
  const isHere = (part: string) =>
    part === service || words.some((word) => word === part || differInNumber(word, part));
  return term.split(" ").every(isHere);
}

/**
 * A term is a word of a label, also with endings: `attach` is in "attaching a disk" and `log in` in "logging in", but
 * `log` not in "login".
 */
function isInLabel(term: string, { labels }: SearchReading): boolean {
  const pattern = isLatin(term[0]) ? wordPattern(term) : undefined;
  return labels.some((label) => (pattern ? pattern.test(label) : label.includes(term)));
}

const patterns = new Map<string, RegExp>();

function wordPattern(term: string): RegExp {
  const known = patterns.get(term);
  if (known) return known;
  const words = term.split(" ").map((word) => `${word.replace(/e$/, "e?")}${word.at(-1)!}?(?:s|es|ed|ing)?`);
  const pattern = new RegExp(`(?<![a-z\\d])${words.join(" ")}(?![a-z\\d])`);
  patterns.set(term, pattern);
  return pattern;
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
const fillers =
  /^(?:an?|the|my|all|any|to|of|in|on|at|from|for|with|by|into|me|we|please|want|need|how|who|can|do|[的了个台把给到从在为将与和一]+)$/;

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
