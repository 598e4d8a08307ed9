/**
 * Characters that no policy contains. They replace the `*` and `?` of a pattern to make one text that the pattern
 * matches, and that others match only if they cover the pattern.
 */
export const freshText = "\u{e000}";
export const freshCharacter = "\u{e001}";

/** One text for a pattern. */
export function sampleOf(pattern: string): string {
  return pattern.replaceAll("*", freshText).replaceAll("?", freshCharacter);
}
