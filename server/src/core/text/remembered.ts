/** Texts that are longer are rarely repeated, and would fill the memory. */
const longest = 200;

/**
 * Remembers what a pure function makes of short texts, at most `most` of them. `make` gets a copy of the text, because
 * a part of a larger string keeps all of it in memory.
 */
export function remembered<T>(make: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > longest) return make(text);
    const found = known.get(text);
    if (found !== undefined) return found;
    const own = [...text].join("");
    const made = make(own);
    if (known.size >= most) known.clear();
    known.set(own, made);
    return made;
  };
}
