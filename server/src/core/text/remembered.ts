import { longestRemembered, ownCopy } from "./own-copy.js";

/**
 * Remembers what a pure function makes of texts, at most `most` of them. Long texts are not remembered. `make` gets a
 * copy of the text, because what it makes may outlive the document.
 */
export function remembered<T>(make: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > longestRemembered) return make(text);
    const found = known.get(text);
    if (found !== undefined) return found;
    const own = ownCopy(text);
    const made = make(own);
    if (known.size >= most) known.clear();
    known.set(own, made);
    return made;
  };
}
