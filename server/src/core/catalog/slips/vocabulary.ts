import file from "../../../../catalog/language/vocabulary.json";
import type { Catalog } from "../catalog.js";
import { differInNumber, singularOf, wordsOfPart } from "./words.js";

const services: ReadonlySet<string> = new Set(file.services.flatMap((line) => line.split(" ")));
const common: ReadonlySet<string> = new Set(file.words.flatMap((line) => line.split(" ")));

/** Whether a service of this name (in lower case) exists, even if the catalog has nothing of it. */
export function isService(name: string): boolean {
  return services.has(name);
}

/** Existing words: a name with one of them is another name and not a slip. */
export interface Vocabulary {
  /**
   * Whether the words by which `written` differs from `meant` are all existing words: `createTag` has another meaning
   * than `create`, `listsServers` does not. Singular and plural of one noun have the same meaning.
   */
  isOtherMeaning(written: string, meant: string): boolean;
}

/** The words of cloud APIs, and those that several names of a catalog have. */
export function vocabularyOf(catalog: Catalog): Vocabulary {
  const counts = new Map<string, number>();
  for (const { resourceType, operation } of catalog.actions) {
    for (const word of new Set([...wordsOfPart(resourceType), ...wordsOfPart(operation)]))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  // A word in a single name may be a misprint of the page, and a single letter is a fragment of a word:
  // `listIInstances`.
  const isWord = (word: string) =>
    word.length > 1 && [word, singularOf(word)].some((one) => common.has(one) || (counts.get(one) ?? 0) > 1);
  return {
    isOtherMeaning(written, meant) {
      const [a, b] = [wordsOfPart(written), wordsOfPart(meant)];
      let start = 0;
      while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
      let end = 0;
      while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
      const [own, other] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
      // `create_table` and `createTable` are names of two editions.
      if (own.length === 0 && other.length === 0) return true;
      if (own.length === 1 && other.length === 1 && differInNumber(own[0]!, other[0]!)) return false;
      return own.length > 0 && own.every(isWord);
    },
  };
}
