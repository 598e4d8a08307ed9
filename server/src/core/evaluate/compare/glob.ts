import { matchesGlob } from "../../text/glob.js";

/**
 * Whether a pattern matches a text: `*` is any characters, `?` is one character (a whole one, also outside of the basic
 * plane). The time is at most proportional to the product of both lengths.
 */
export function fitsPattern(pattern: string, text: string): boolean {
  return matchesGlob([...pattern], [...text], "?");
}

/** Whether a text exists that both patterns match. In both, `*` is any characters; nothing else is special. */
export function mayMeet(a: string, b: string): boolean {
  // `reachable[j]`: the rest of `a` and the rest of `b` from `j` can still match the same text.
  let reachable = Array.from({ length: b.length + 1 }, (_, at) => /^\**$/.test(b.slice(at)));
  for (let i = a.length - 1; i >= 0; i--) {
    const before = reachable;
    reachable = before.map(() => false);
    for (let j = b.length; j >= 0; j--) {
      const isStarOfB = b[j] === "*";
      reachable[j] =
        a[i] === "*"
          ? before[j]! || (j < b.length && reachable[j + 1]!)
          : isStarOfB
            ? reachable[j + 1]! || before[j]!
            : j < b.length && a[i] === b[j] && before[j + 1]!;
    }
  }
  return reachable[0]!;
}
