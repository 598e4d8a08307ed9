import { commentEnd } from "./comments.js";

/** What one pass over a JSON text shows before a parser that recurses reads it. */
export interface TextShape {
  /**
   * How deep braces and brackets outside strings and comments are nested. Only a matching closer reduces the depth: a
   * recovering parser skips the others and descends further.
   */
  readonly depth: number;
  /** Whether a string contains a line break, a tab or another control character, which JSON forbids. */
  readonly hasControls: boolean;
}

/** Accepts any text. Strings end where jsonc-parser ends them: at their closing quote or at the end of the line. */
export function textShape(text: string): TextShape {
  const closers: number[] = [];
  let depth = 0;
  let hasControls = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    switch (char) {
      case quote: {
        const end = endOfString(text, at);
        hasControls ||= end.hasControls;
        at = end.at;
        break;
      }
      case slash:
        at = (commentEnd(text, at) ?? at + 1) - 1;
        break;
      case openBrace:
      case openBracket:
        // In ASCII a closing brace or bracket is the opening one plus two.
        depth = Math.max(depth, closers.push(char + 2));
        break;
      case closeBrace:
      case closeBracket:
        if (closers.at(-1) === char) closers.pop();
    }
  }
  return { depth, hasControls };
}

/** The offset of the last character of a string: its quote, or the line break that ends it. */
function endOfString(text: string, start: number): { readonly at: number; readonly hasControls: boolean } {
  let hasControls = false;
  let at = start + 1;
  for (; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === quote) break;
    if (char === backslash) hasControls ||= text.charCodeAt(++at) < blank;
    else if (char < blank) {
      hasControls = true;
      if (char === newline || char === carriageReturn) break;
    }
  }
  return { at, hasControls };
}

const newline = 10;
const carriageReturn = 13;
const blank = 32;
const quote = 34;
const slash = 47;
const backslash = 92;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
