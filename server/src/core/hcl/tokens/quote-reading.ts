/** A string: its content, and its quotes if they are present. */
export interface Extent {
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** A way to read the line up to a quote, as a linked list that grows at its end. */
interface Reading {
  readonly cost: number;
  readonly before: Reading | undefined;
  readonly string: Extent | undefined;
  /** The start of the open string. */
  readonly open: number;
}

const mistake = 5;

/** The strings of a line that has a missing or superfluous quote, in order. */
export function cheapestReading(text: string, from: number, to: number): Extent[] {
  let outside: Reading | undefined = { cost: 0, before: undefined, string: undefined, open: -1 };
  let inside: Reading | undefined;
  let last = from;
  for (const quote of quotesOf(text, from, to)) {
    const opens = openCost(text, from, quote);
    const closes = closeCost(text, quote, to);
    const wordStart = missingStart(text, last, quote);
    const nextOutside = cheapest([
      outside && { ...outside, cost: outside.cost + mistake },
      inside
        && close(inside, closes, {
          start: inside.open,
          contentStart: inside.open + 1,
          contentEnd: quote,
          end: quote + 1,
        }),
      outside && wordStart !== undefined
        ? close(outside, mistake - 1 + closes, {
            start: wordStart,
            contentStart: wordStart,
            contentEnd: quote,
            end: quote + 1,
          })
        : undefined,
    ]);
    const ended = inside && missingEnd(text, inside.open, quote);
    const nextInside = cheapest([
      outside && { ...outside, cost: outside.cost + opens, open: quote },
      inside && { ...inside, cost: inside.cost + mistake + 2 },
      inside && ended !== undefined
        ? {
            ...close(inside, mistake - 1 + opens, {
              start: inside.open,
              contentStart: inside.open + 1,
              contentEnd: ended,
              end: ended,
            }),
            open: quote,
          }
        : undefined,
    ]);
    outside = nextOutside;
    inside = nextInside;
    last = quote + 1;
  }
  if (inside) {
    const end = missingEnd(text, inside.open, to) ?? to;
    inside = close(inside, mistake - 1, { start: inside.open, contentStart: inside.open + 1, contentEnd: end, end });
  }
  const found: Extent[] = [];
  for (let one = cheapest([outside, inside]); one; one = one.before) if (one.string) found.push(one.string);
  return found.reverse();
}

function close(reading: Reading, cost: number, string: Extent): Reading {
  return { cost: reading.cost + cost, before: reading, string, open: -1 };
}

function cheapest(readings: readonly (Reading | undefined)[]): Reading | undefined {
  let best: Reading | undefined;
  for (const one of readings) if (one && (!best || one.cost < best.cost)) best = one;
  return best;
}

/** The cost of reading a quote as the opening one of a string. */
function openCost(text: string, from: number, quote: number): number {
  let at = quote - 1;
  while (at > 0 && (text[at] === " " || text[at] === "\t")) at--;
  if (at < 0 || text[at] === "\n" || /[[({,=:?!&|<>+*/%]/.test(text[at]!)) return 0;
  if (text[quote - 1] === '"') return 1;
  // A label of a block follows a blank: `resource "a" "b"`.
  if (at < quote - 1 && (text[at] === '"' || /[\w-]/.test(text[at]!))) return at < from ? 0 : 1;
  return 3;
}

/** The cost of reading a quote as the closing one of a string. */
function closeCost(text: string, quote: number, to: number): number {
  let at = quote + 1;
  while (at < to && (text[at] === " " || text[at] === "\t")) at++;
  if (at >= to || /[\])},=:?!&|<>+*/%#]/.test(text[at]!)) return 0;
  return text[at] === '"' || (at > quote + 1 && text[at] === "{") ? 1 : 3;
}

/** The end of a string whose closing quote is missing before an offset; `undefined` if it is unclear. */
function missingEnd(text: string, open: number, to: number): number | undefined {
  const limit = Math.min(to, open + 400);
  for (let at = open + 1; at < limit; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "$" && text[at + 1] === "{") at = sequenceEnd(text, at, limit) ?? at;
    else if (/[,\])}=\s]/.test(text[at]!)) return at > open + 1 ? at + moreWords(text, at, limit) : undefined;
  }
  return limit === to && to > open + 1 ? to : undefined;
}

/** The length of the words after the first one: a search such as `"list volumes`, if only words follow in this item. */
function moreWords(text: string, from: number, to: number): number {
  return /^(?:[ \t]+[\p{L}\p{N}_:*.-]+)+(?=[ \t]*(?:[,\])}#]|\/\/|$))/u.exec(text.slice(from, to))?.[0].length ?? 0;
}

/** The start of a word that has a closing quote but no opening one. */
function missingStart(text: string, from: number, quote: number): number | undefined {
  let at = quote;
  while (at > from && !/[\s,[({="]/.test(text[at - 1]!)) at--;
  return at < quote ? at : undefined;
}

/** Quotes that are not escaped and not inside a sequence that is closed on this line. */
function quotesOf(text: string, from: number, to: number): number[] {
  const found: number[] = [];
  let attempts = 20;
  for (let at = from; at < to; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === '"') found.push(at);
    else if (sign === "$" && text[at + 1] === "{" && text[at - 1] !== "$" && attempts-- > 0)
      at = sequenceEnd(text, at, to) ?? at;
  }
  return found;
}

/** The end of a sequence on this line that contains an even number of quotes. */
export function sequenceEnd(text: string, from: number, to: number): number | undefined {
  let depth = 0;
  let quotes = 0;
  for (let at = from + 1; at < to; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === '"') quotes++;
    else if (sign === "{") depth++;
    else if (sign === "}" && --depth === 0) return quotes % 2 === 0 ? at : undefined;
  }
  return undefined;
}
