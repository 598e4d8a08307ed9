/**
 * The words of one part of an action name, in lower case: `listServerTags` has three, `create_view` two. A number is a
 * word, and so is a run of capitals (`changeOS`).
 */
export function wordsOfPart(part: string): string[] {
  return (part.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());
}

/** The singular of an English noun in a name; text that does not look like a plural is unchanged. */
export function singularOf(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return word.length > 2 && word.endsWith("s") && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

/** Whether two different words are the singular and plural of one noun. */
export function differInNumber(a: string, b: string): boolean {
  return (
    a !== b && (singularOf(a) === singularOf(b) || `${a}s` === b || `${b}s` === a || `${a}es` === b || `${b}es` === a)
  );
}
