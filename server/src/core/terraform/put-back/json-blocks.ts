import { type Token, tokens } from "../../policy/json/json.js";
import type { TextRange } from "../../text/range.js";
import { escapeSequences } from "./notation.js";

// Statements of a Terraform file in JSON: the names of elements are in lower case, every string is a template, and a
// condition is a string with JSON.

/** The depth of a view at which its statements have their elements. */
const statementDepth = 3;

/** Whether a range of a view with such statements is in a condition, which is JSON in a string. */
export function isInCondition(view: string, range: TextRange): boolean {
  return placeOf(view, range).isInCondition;
}

/** How JSON is written at a range of a view with such statements. */
export function jsonBlockWriter(view: string, range: TextRange): (json: string) => string {
  const { depth, isInString, isInCondition } = placeOf(view, range);
  if (isInCondition) return (json) => JSON.stringify(escapeSequences(json)).slice(1, -1);
  return (json) => write(json, depth, isInString, view.slice(range.end, range.end + 200));
}

interface Place {
  readonly depth: number;
  readonly isInString: boolean;
  /** Whether the range is inside the value of a condition, or is that value. */
  readonly isInCondition: boolean;
}

function placeOf(view: string, { start, end }: TextRange): Place {
  const all = tokens(view);
  let depth = 0;
  let isInString = false;
  let place: Pick<Place, "depth" | "isInString"> | undefined;
  let condition: TextRange | undefined;
  let isCondition = false;
  for (const [index, { kind, range }] of all.entries()) {
    if (!place && range.end > start) {
      isInString = kind === "string" && range.start < start;
      place = { depth, isInString };
    }
    if (depth === statementDepth && kind === "string" && all[index + 1]?.kind === ":")
      isCondition = view.slice(range.start, range.end) === '"Condition"';
    if (kind === "{" || kind === "[") depth++;
    else if (kind === "}" || kind === "]") depth--;
    if (isCondition && kind === "{" && depth === statementDepth + 1) condition = { start: range.start, end: Infinity };
    if (condition && depth === statementDepth && range.start > condition.start) {
      condition = { ...condition, end: range.end };
      if (isInside(condition, { start, end })) return { ...(place ?? { depth, isInString }), isInCondition: true };
      condition = undefined;
      isCondition = false;
    }
  }
  return { ...(place ?? { depth, isInString: false }), isInCondition: false };
}

function isInside(outer: TextRange, { start, end }: TextRange): boolean {
  return start === end ? outer.start < start && end < outer.end : outer.start <= start && end <= outer.end;
}

/** Writes a piece of JSON that begins at a depth of the view. `after` is the text after it. */
function write(json: string, from: number, isInString: boolean, after: string): string {
  if (isInString) return write(`"${json}`, from, false, after).slice(1);
  const all = tokens(json);
  let result = "";
  let depth = from;
  let at = 0;
  for (let index = 0; index < all.length; index++) {
    const { kind, range } = all[index]!;
    result += json.slice(at, range.start);
    at = range.end;
    const written = json.slice(range.start, range.end);
    if (kind === "{" || kind === "[") depth++;
    else if (kind === "}" || kind === "]") depth--;
    const isKey = kind === "string" && depth === statementDepth && isColonNext(json.slice(at) + after);
    result += isKey ? written.toLowerCase() : kind === "string" ? escapeSequences(written) : written;
    const value = isKey && written === '"Condition"' ? valueAfter(all, index + 1) : undefined;
    if (!value) continue;
    result += json.slice(at, value.start) + JSON.stringify(escapeSequences(json.slice(value.start, value.end)));
    at = value.end;
    while (all[index + 1] && all[index + 1]!.range.end <= at) index++;
  }
  return result + json.slice(at);
}

/** Whether a colon follows a string, whose closing quote may be next. */
function isColonNext(text: string): boolean {
  return /^"?\s*:/.test(text);
}

/** The object after a colon; `undefined` if it is not complete. */
function valueAfter(all: readonly Token[], colon: number): TextRange | undefined {
  const first = all[colon + 1];
  if (all[colon]?.kind !== ":" || first?.kind !== "{") return undefined;
  let depth = 0;
  for (const { kind, range } of all.slice(colon + 1)) {
    depth += kind === "{" ? 1 : kind === "}" ? -1 : 0;
    if (depth === 0) return { start: first.range.start, end: range.end };
  }
  return undefined;
}
