/** Remembers answers by text, at most `most` of them; with one more, all are forgotten. */
export function answersByText<T>(most: number): AnswersByText<T> {
  const known = new Map<string, { readonly value: T }>();
  return (text, answer) => {
    const found = known.get(text);
    if (found) return found.value;
    const value = answer();
    if (known.size >= most) known.clear();
    known.set(text, { value });
    return value;
  };
}

/** Returns the answer for a text; `answer` is called if it is not known. */
export type AnswersByText<T> = (text: string, answer: () => T) => T;
