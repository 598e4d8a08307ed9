import type { TextRange } from "../../text/range.js";

/** Preparation of a JSON text for a parser. All functions accept any text. */

/**
 * The text as its author intends it; offsets do not change. Line breaks inside strings become blanks, full-width
 * punctuation becomes JSON punctuation, and comments with `#` become comments with `//`.
 */
export function normalize(text: string): string {
  return joinBrokenStrings(normalizePunctuation(withoutHash(text)));
}

/** The comments that begin with `#`, as in YAML or a shell, to the ends of their lines. */
export function hashComments(text: string): TextRange[] {
  if (!text.includes("#")) return [];
  return [...text.matchAll(stringCommentOrHash)].filter(([found]) => found.startsWith("#"))
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** Replaces `#` and the next character by the two slashes of a comment. */
function withoutHash(text: string): string {
  if (!text.includes("#")) return text;
  return text.replace(stringCommentOrHash, (found) =>
    found.startsWith("#") ? (found.length > 1 ? `//${found.slice(2)}` : " ") : found,
  );
}

/** Characters of a Chinese keyboard or a word processor, and the JSON characters that they replace. */
export const fullWidth: Readonly<Record<string, string>> = {
  "，": ",",
  "、": ",",
  "：": ":",
  "“": '"',
  "”": '"',
  "＂": '"',
  "｛": "{",
  "｝": "}",
  "［": "[",
  "］": "]",
  "【": "[",
  "】": "]",
};

/** Leaves the content of strings unchanged, but not their quotes. */
function normalizePunctuation(text: string): string {
  if (!anyFullWidth.test(text)) return text;
  return text.replace(quotedOrMark, (found) => {
    if (found.length === 1) return fullWidth[found] ?? found;
    if (found.startsWith("/")) return found;
    const isClosed = /["“”＂]$/.test(found);
    return isClosed ? `"${found.slice(1, -1).replace(/"/g, "'")}"` : `"${found.slice(1)}`;
  });
}

/**
 * Whether braces and brackets outside strings and comments are nested deeper than `limit`. Only a matching closer
 * reduces the depth: a recovering parser skips the others and descends further.
 */
export function isNestedDeeper(text: string, limit: number): boolean {
  const closers: number[] = [];
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === backslash) i++;
      else if (char === quote || char === newline || char === carriageReturn) inString = false;
    } else if (char === quote) inString = true;
    else if (char === slash) i = endOfComment(text, i);
    else if (char === openBrace || char === openBracket) {
      // In ASCII a closing brace or bracket is the opening one plus two.
      if (closers.push(char + 2) > limit) return true;
    } else if (char === closers.at(-1)) closers.pop();
  }
  return false;
}

/**
 * The offset of the last character of the comment that starts at a slash; the offset of the slash itself if none starts
 * there.
 */
function endOfComment(text: string, at: number): number {
  const second = text.charCodeAt(at + 1);
  if (second === slash) {
    let end = at + 1;
    while (end + 1 < text.length && text.charCodeAt(end + 1) !== newline && text.charCodeAt(end + 1) !== carriageReturn)
      end++;
    return end;
  }
  if (second !== star) return at;
  const end = text.indexOf("*/", at + 2);
  return end < 0 ? text.length : end + 1;
}

/**
 * The text with blanks in place of line breaks inside strings; offsets do not change. Published samples write several
 * actions into one string, one per line. JSON forbids that, and a parser would lose the rest of the policy. Only names
 * and white space up to a closing quote count as such a string, so a string with a forgotten quote is not extended over
 * the following lines.
 */
export function joinBrokenStrings(text: string): string {
  if (!brokenString.test(text)) return text;
  return text.replace(stringOrComment, (found) => (found.startsWith('"') ? found.replace(/[\r\n\t]/g, " ") : found));
}

/** Before a separator or closing bracket of any keyboard, or before the string of the next line. */
const endOfItem = String.raw`(?=\s*[,\]}，、］｝】]|\s*[\r\n]\s*["“＂])`;
/** Names and blanks with at least one line break, closed by a quote where an item can end. */
const broken = String.raw`"(?:[\w:*.,;\- \t]*[\r\n])+[\w:*.,;\- \t]*"${endOfItem}`;
const anyFullWidth = /[，、：“”＂｛｝［］【】]/;
/**
 * A comment; a string over several lines; a string between matching quotes, or with a plain opening quote and another
 * closing quote before the end of an item; or a single character.
 */
const quotedOrMark = new RegExp([
  String.raw`//[^\r\n]*`, String.raw`/\*[\s\S]*?\*/`, broken,
  String.raw`"(?:[^"“”＂\\\r\n]|\\[^\r\n])*[”“＂](?=\s*[:,\]}，、：］｝】\r\n])`, String.raw`"(?:[^"\\\r\n]|\\[^\r\n])*"?`,
  String.raw`[“”＂](?:[^"“”＂\\\r\n]|\\[^\r\n])*["“”＂]`, "[，、：“”＂｛｝［］【】]",
].join("|"), "g");

/** A string on one line, a comment, or a `#` outside a string. */
const stringCommentOrHash = new RegExp(
  [
    String.raw`//[^\r\n]*`,
    String.raw`/\*[\s\S]*?\*/`,
    String.raw`"(?:[^"\\\r\n]|\\[^\r\n])*"?`,
    String.raw`“[^”\r\n]*”?`,
    String.raw`(?<=^|[\s,:{}[\]"”])#[^\r\n]*`,
  ].join("|"),
  "g",
);

const backslash = 92;
const quote = 34;
const newline = 10;
const carriageReturn = 13;
const slash = 47;
const star = 42;
const openBrace = 123;
const openBracket = 91;

const brokenString = new RegExp(broken);
const stringOrComment = new RegExp(String.raw`//[^\r\n]*|/\*[\s\S]*?\*/|${broken}|"(?:[^"\\\r\n]|\\[^\r\n])*"?`, "g");
