import type { TextRange } from "../../text/range.js";

/** What has to be known of a JSON text before a parser sees it. All functions take any text. */

/**
 * The text as its author means it, offset for offset: line breaks inside strings as blanks, full-width punctuation as the
 * marks of JSON, comments with `#` as comments.
 */
export function normalize(text: string): string {
  return joinBrokenStrings(normalizePunctuation(withoutHash(text)));
}

/** The comments that begin with `#`, as in YAML or a shell, up to the ends of their lines. */
export function hashComments(text: string): TextRange[] {
  if (!text.includes("#")) return [];
  return [...text.matchAll(stringCommentOrHash)].filter(([found]) => found.startsWith("#"))
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** `#` and the character behind it become the two slashes of a comment. */
function withoutHash(text: string): string {
  if (!text.includes("#")) return text;
  return text.replace(stringCommentOrHash, (found) => (found.startsWith("#") ? (found.length > 1 ? `//${found.slice(2)}` : " ") : found));
}

/** Marks that a Chinese keyboard or a word processor writes, and those of JSON that they stand for. */
export const fullWidth: Readonly<Record<string, string>> = {
  "，": ",", "、": ",", "：": ":", "“": '"', "”": '"', "＂": '"', "｛": "{", "｝": "}", "［": "[", "］": "]", "【": "[", "】": "]",
};

/** Inside a string nothing is changed, but for its two quotes. */
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
 * Whether braces and brackets outside strings and comments are nested deeper than `limit`. Only a closer of the right
 * kind closes something: a parser that mends a text passes over the others and goes on inwards.
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
      // In ASCII a closing brace or bracket stands two after the opening one.
      if (closers.push(char + 2) > limit) return true;
    } else if (char === closers.at(-1)) closers.pop();
  }
  return false;
}

/** The last character of the comment that begins at a slash; the slash itself if none does. */
function endOfComment(text: string, at: number): number {
  const second = text.charCodeAt(at + 1);
  if (second === slash) {
    let end = at + 1;
    while (end + 1 < text.length && text.charCodeAt(end + 1) !== newline && text.charCodeAt(end + 1) !== carriageReturn) end++;
    return end;
  }
  if (second !== star) return at;
  const end = text.indexOf("*/", at + 2);
  return end < 0 ? text.length : end + 1;
}

/**
 * The text with the line breaks inside its strings turned into blanks, offset for offset. The published samples write
 * several actions into one string, a line each; JSON forbids that, and a parser would lose the rest of the policy.
 * Only names and white space up to a closing quote count as such a string, so a quote that was merely forgotten is not
 * stretched over the lines after it.
 */
export function joinBrokenStrings(text: string): string {
  if (!brokenString.test(text)) return text;
  return text.replace(stringOrComment, (found) => (found.startsWith('"') ? found.replace(/[\r\n\t]/g, " ") : found));
}

const anyFullWidth = /[，、：“”＂｛｝［］【】]/;
/** A comment; a string between quotes of its kind, or begun by a plain quote and ended by another before an end of an item; or one mark. */
const quotedOrMark = new RegExp([
  String.raw`//[^\r\n]*`, String.raw`/\*[\s\S]*?\*/`,
  String.raw`"(?:[^"“”＂\\\r\n]|\\[^\r\n])*[”“＂](?=\s*[:,\]}，、：］｝】\r\n])`, String.raw`"(?:[^"\\\r\n]|\\[^\r\n])*"?`,
  String.raw`[“”＂](?:[^"“”＂\\\r\n]|\\[^\r\n])*["“”＂]`, "[，、：“”＂｛｝［］【】]",
].join("|"), "g");

/** A string on one line, a comment, or a `#` where no string has begun. */
const stringCommentOrHash = new RegExp([
  String.raw`//[^\r\n]*`, String.raw`/\*[\s\S]*?\*/`, String.raw`"(?:[^"\\\r\n]|\\[^\r\n])*"?`, String.raw`“[^”\r\n]*”?`,
  String.raw`(?<=^|[\s,:{}[\]"”])#[^\r\n]*`,
].join("|"), "g");

const backslash = 92;
const quote = 34;
const newline = 10;
const carriageReturn = 13;
const slash = 47;
const star = 42;
const openBrace = 123;
const openBracket = 91;

/** Names and blanks with at least one line break, closed by a quote after which an item may end. */
const broken = String.raw`"(?:[\w:*.,;\- \t]*[\r\n])+[\w:*.,;\- \t]*"(?=\s*[,\]}])`;
const brokenString = new RegExp(broken);
const stringOrComment = new RegExp(String.raw`//[^\r\n]*|/\*[\s\S]*?\*/|${broken}|"(?:[^"\\\r\n]|\\[^\r\n])*"?`, "g");
