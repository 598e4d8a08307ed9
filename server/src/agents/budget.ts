/** Characters of the JSON of one answer: enough for a page, and little in the context of an agent. */
const answerCharacters = 16_000;

/** Shares the characters of one answer among its lists, in the order in which they are taken. */
export class Budget {
  #left: number;

  constructor(characters = answerCharacters) {
    this.#left = characters;
  }

  /** The first items that fit, at most `limit`, and the number of the others. */
  take<T>(items: readonly T[], limit = Infinity): { readonly shown: T[]; readonly omitted: number } {
    const shown: T[] = [];
    for (const item of items) {
      const size = JSON.stringify(item).length + 1;
      if (shown.length >= limit || size > this.#left) break;
      this.#left -= size;
      shown.push(item);
    }
    return { shown, omitted: items.length - shown.length };
  }

  /** The lines of a text that fit, and the number of the others. */
  takeLines(text: string): { readonly text: string; readonly omittedLines: number } {
    const { shown, omitted } = this.take(text.split("\n"));
    return { text: shown.join("\n"), omittedLines: omitted };
  }
}

/** A text of the input, shortened for an answer. */
export function shortened(text: string, most = 300): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
