/**
 * Whether a pattern with `*` for any characters matches a text. Strings are compared by UTF-16 unit, arrays by element.
 * `one`, if given, is the sign for exactly one of them. The time is at most proportional to the product of both
 * lengths, whatever the number of stars.
 */
export function matchesGlob(glob: ArrayLike<string>, text: ArrayLike<string>, one?: string): boolean {
  let g = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (glob[g] === "*") {
      star = g++;
      resume = t;
    } else if (g < glob.length && (glob[g] === text[t] || glob[g] === one)) {
      g++;
      t++;
    } else if (star >= 0) {
      g = star + 1;
      t = ++resume;
    } else return false;
  }
  while (glob[g] === "*") g++;
  return g === glob.length;
}
