/** What has to be known of a JSON text before a parser sees it. All functions take any text. */

/** The text as its author means it, offset for offset: line breaks inside strings as blanks, full-width punctuation as the marks of JSON. */
export function asMeant(text: string): string {
  return joinBrokenStrings(mendPunctuation(text));
}

/** Marks that a Chinese keyboard or a word processor writes, and those of JSON that they stand for. */
export const fullWidth: Readonly<Record<string, string>> = {
  "，": ",", "、": ",", "：": ":", "“": '"', "”": '"', "＂": '"', "｛": "{", "｝": "}", "［": "[", "］": "]", "【": "[", "】": "]",
};

/** Inside a string nothing is changed, but for its two quotes. */
function mendPunctuation(text: string): string {
  if (!anyFullWidth.test(text)) return text;
  return text.replace(quotedOrMark, (found) => {
    if (found.length === 1) return fullWidth[found] ?? found;
    if (found.startsWith("/")) return found;
    const isClosed = /["“”＂]$/.test(found);
    return isClosed ? `"${found.slice(1, -1).replace(/"/g, "'")}"` : `"${found.slice(1)}`;
  });
}

/** How deep braces and brackets are nested outside strings. Comments are not told apart: they can only add to it. */
export function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === backslash) i++;
      else if (char === quote || char === newline) inString = false;
    } else if (char === quote) inString = true;
    else if (char === openBrace || char === openBracket) deepest = Math.max(deepest, ++depth);
    else if (char === closeBrace || char === closeBracket) depth--;
  }
  return deepest;
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

const backslash = 92;
const quote = 34;
const newline = 10;
const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;

/** Names and blanks with at least one line break, closed by a quote after which an item may end. */
const broken = String.raw`"(?:[\w:*.,;\- \t]*[\r\n])+[\w:*.,;\- \t]*"(?=\s*[,\]}])`;
const brokenString = new RegExp(broken);
const stringOrComment = new RegExp(String.raw`//[^\r\n]*|/\*[\s\S]*?\*/|${broken}|"(?:[^"\\\r\n]|\\[^\r\n])*"?`, "g");
