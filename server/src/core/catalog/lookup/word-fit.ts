import type { Action } from "../model.js";
import { differInNumber } from "../slips/words.js";
import { type SearchReading, searchReadingOf } from "./search-reading.js";
import { hasWords } from "./words.js";

/** How well an action fits the words of a query. Lower is better in all fields. */
export interface WordFit {
  /** Where the word is that fits worst. */
  readonly worst: number;
  /** Whether its name or labels have much that the query does not have: it is more special, or for much else. */
  readonly isSpecial: boolean;
  readonly sum: number;
  /** The number of words in the name if that has all words, else the length of the shortest label that has them. */
  readonly length: number;
}

/** Where a word of a query is found. A service alone says little: all of its actions have it. */
export const places = {
  wholeWordOfName: 0,
  startOfNameWord: 1,
  service: 1,
  label: 2,
  partOfName: 3,
  elsewhere: 4,
} as const;

/** How well an action fits; `undefined` if it does not have all words (see `hasWords`). Words are in lower case. */
export function wordFit(action: Action, words: readonly string[]): WordFit | undefined {
  if (!hasWords(action, words)) return undefined;
  const read = searchReadingOf(action);
  const found = words.map((word) => placeOf(word, read));
  const isByName = found.every((place) => place < places.label);
  const [worst, sum] = [Math.max(0, ...found), found.reduce((total, place) => total + place, 0)];
  if (isByName) {
    const others = read.words.filter((one) => !words.some((word) => isSame(one, word))).length;
    return { worst, sum, isSpecial: others > (words.length === 1 ? 2 : 1), length: read.words.length };
  }
  const labels = read.labels.filter((label) => words.every((word) => label.includes(word)));
  const length = Math.min(...labels.map((label) => label.length), longLabel);
  const isSpecial = labels.length * 3 < read.labels.length || length > words.join("").length + fewMoreCharacters;
  return { worst, sum, isSpecial, length };
}

function placeOf(word: string, { name, service, words, labels }: SearchReading): number {
  if (words.some((one) => isSame(one, word)) || isPhrase(word, words)) return places.wholeWordOfName;
  if (words.some((one) => one.startsWith(word))) return places.startOfNameWord;
  if (word === service) return places.service;
  if (labels.some((label) => beginsWordOf(label, word))) return places.label;
  return name.includes(word) ? places.partOfName : places.elsewhere;
}

/** Whether a word without blanks is a row of words: `createuser` for `createUser`. */
function isPhrase(word: string, words: readonly string[]): boolean {
  return words.length > 1 && words.join("").endsWith(word) && words.some((one) => word.startsWith(one));
}

/** Whether a label has a word, and not only its end as part of another one: `boot` is not in "reboot". */
function beginsWordOf(label: string, word: string): boolean {
  for (let at = label.indexOf(word); at >= 0; at = label.indexOf(word, at + 1))
    if (!/[a-z\d]/.test(word[0]!) || !/[a-z\d]/.test(label[at - 1] ?? "")) return true;
  return false;
}

function isSame(a: string, b: string): boolean {
  return a === b || differInNumber(a, b);
}

const longLabel = 1000;
/** A label with this many more characters than the query still says the same; Chinese needs few. */
const fewMoreCharacters = 3;
