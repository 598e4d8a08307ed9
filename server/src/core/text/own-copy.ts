/**
 * The same text in memory of its own. In V8, a part of a string keeps the whole string in memory, so what outlives a
 * version of a document must not keep parts of its text. A part of a joined string keeps only what was joined.
 */
export const ownCopy = (text: string): string => ` ${text}`.slice(1);

/** Texts that are longer are rarely repeated, and would fill the memory. */
export const longestRemembered = 200;
