import { longestRemembered, ownCopy } from "./own-copy.js";

/**
 * Remembers answers by text, at most `most` of them; with one more, all are forgotten. Texts longer than `longest` are
 * not remembered.
 */
export function answersByText<T>(most: number, longest = longestRemembered): AnswersByText<T> {
  const known = new Map<string, { readonly value: T }>();
  return (text, answer) => {
    const found = known.get(text);
    if (found) return found.value;
    const value = answer();
    if (text.length > longest) return value;
    if (known.size >= most) known.clear();
    known.set(ownCopy(text), { value });
    return value;
  };
}

/** Returns the answer for a text; `answer` is called if it is not known. */
export type AnswersByText<T> = (text: string, answer: () => T) => T;
