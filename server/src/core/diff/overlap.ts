import { type ActionPattern, matchesPart } from "../catalog/pattern.js";

/** Longer texts are not compared: no name and no resource has so many characters. */
const longest = 1500;

/**
 * A pattern of texts that match both patterns, as general as possible; `undefined` if no text does. `*` means any
 * characters. Other such patterns may exist: `a*` and `*a` have `a*a` and `a` in common.
 */
export function globOverlap(a: string, b: string): string | undefined {
  if (a === b || b === "*") return a;
  if (a === "*") return b;
  if (a.length > longest || b.length > longest) return undefined;
  if (!a.includes("*")) return matchesPart(b, a) ? a : undefined;
  if (!b.includes("*")) return matchesPart(a, b) ? b : undefined;
  const failed = new Set<number>();
  const width = b.length + 1;
  const search = (i: number, j: number): string | undefined => {
    if (i === a.length && j === b.length) return "";
    const key = i * width + j;
    if (failed.has(key)) return undefined;
    const found = step(i, j);
    if (found === undefined) failed.add(key);
    return found;
  };
  const then = (sign: string, rest: string | undefined): string | undefined =>
    rest === undefined || (sign === "*" && rest.startsWith("*")) ? rest : sign + rest;
  const step = (i: number, j: number): string | undefined => {
    const [x, y] = [a[i], b[j]];
    if (x === "*" && y === "*") return then("*", search(i, j + 1)) ?? then("*", search(i + 1, j));
    if (x === "*") return (y === undefined ? undefined : then(y, search(i, j + 1))) ?? search(i + 1, j);
    if (y === "*") return (x === undefined ? undefined : then(x, search(i + 1, j))) ?? search(i, j + 1);
    return x !== undefined && x === y ? then(x, search(i + 1, j + 1)) : undefined;
  };
  return search(0, 0);
}

/** The actions that match both patterns, as one pattern. */
export function patternOverlap(a: ActionPattern, b: ActionPattern): ActionPattern | undefined {
  const parts = [0, 1, 2].map((at) => (a.parts && b.parts ? globOverlap(a.parts[at]!, b.parts[at]!) : undefined));
  const [service, type, operation] = parts;
  if (service === undefined || type === undefined || operation === undefined) return undefined;
  const text = [service, type, operation].join(":");
  return { text, key: text, isWildcard: text.includes("*"), parts: [service, type, operation] };
}
