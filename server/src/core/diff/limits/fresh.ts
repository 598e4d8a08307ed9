/**
 * Characters that no policy contains. They replace the `*` and `?` of a pattern to make one text that the pattern
 * matches, and that others match only if they cover the pattern. The text for `*` is longer than a few `?`.
 */
export const freshText = "\u{e000}".repeat(32);
export const freshCharacter = "\u{e001}";

/** A text as a pattern that only matches itself: other characters represent its `*` and `?`. */
export function literalPattern(text: string): string {
  return text.replaceAll("*", literalStar).replaceAll("?", literalMark);
}

const literalStar = "\u{e002}";
const literalMark = "\u{e003}";

/** One text for a pattern. */
export function sampleOf(pattern: string): string {
  return pattern
    .replaceAll("*", freshText)
    .replaceAll("?", freshCharacter)
    .replaceAll(literalStar, "*")
    .replaceAll(literalMark, "?");
}
