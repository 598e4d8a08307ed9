import type { TextRange } from "../text/range.js";
import type { Directive, Interpolation, Template } from "./nodes.js";

/** A range of text as written, or a sequence. */
export type LiteralPart = TextRange | { readonly sequence: Interpolation | Directive };

interface Line {
  start: number;
  end: number;
}

const whiteSpace = /\p{White_Space}/u;

/**
 * The parts of a template as written that belong to its value: without what `~` strips and without the indentation that
 * `<<-` removes. As in HashiCorp's parser, each line of a heredoc is a token of its own, and both rules apply to
 * tokens: `~` ends at the line break, and the indentation of a line does not count if the line break before it was
 * stripped.
 */
export function literalsOf(text: string, template: Template): LiteralPart[] {
  const tokens = tokensOf(text, template);
  tokens.forEach((token, index) => {
    if (!("sequence" in token)) return;
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    if (token.sequence.trimsBefore && before && !("sequence" in before))
      while (before.end > before.start && isSpace(text, before.end - 1)) before.end--;
    if (token.sequence.trimsAfter && after && !("sequence" in after))
      while (after.start < after.end && isSpace(text, after.start)) after.start++;
  });
  if (template.isIndented) removeIndentation(text, tokens);
  return tokens.filter((token) => "sequence" in token || token.end > token.start);
}

type Token = Line | { readonly sequence: Interpolation | Directive };

function tokensOf(text: string, { form, parts }: Template): Token[] {
  const tokens: Token[] = [];
  for (const part of parts) {
    if (part.kind !== "text") tokens.push({ sequence: part });
    else if (form === "quoted") tokens.push({ ...part.range });
    else addLines(text, part.range, tokens);
  }
  return tokens;
}

function addLines(text: string, range: TextRange, tokens: Token[]): void {
  for (let start = range.start; start < range.end; ) {
    const lineBreak = text.indexOf("\n", start);
    const end = lineBreak < 0 || lineBreak >= range.end ? range.end : lineBreak + 1;
    tokens.push({ start, end });
    start = end;
  }
}

function removeIndentation(text: string, tokens: readonly Token[]): void {
  const lines: Line[] = [];
  let smallest = Infinity;
  let isLineStart = true;
  for (const token of tokens) {
    if ("sequence" in token) {
      if (isLineStart) smallest = 0;
      isLineStart = false;
      continue;
    }
    const endsLine = token.end > token.start && text[token.end - 1] === "\n";
    if (isLineStart) {
      let at = token.start;
      while (at < token.end && isSpace(text, at)) at++;
      // A blank line does not count and keeps its blanks.
      if (at < token.end || !endsLine) {
        smallest = Math.min(smallest, at - token.start);
        lines.push(token);
      }
    }
    isLineStart = endsLine;
  }
  if (smallest !== Infinity) for (const line of lines) line.start += smallest;
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || (code >= 9 && code <= 13) || (code > 127 && whiteSpace.test(text[at]!));
}
