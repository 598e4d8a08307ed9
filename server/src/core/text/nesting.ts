/**
 * Whether braces and brackets outside the strings of a JSON text are nested deeper than `limit`. A parser that recurses
 * would exhaust the stack with such a text. Only a matching closer reduces the depth: a recovering parser skips the
 * others and descends further. Accepts any text.
 */
export function isNestedDeeper(text: string, limit: number): boolean {
  const open: string[] = [];
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (inString) {
      if (char === "\\") at++;
      else if (char === '"' || char === "\n" || char === "\r") inString = false;
    } else if (char === '"') inString = true;
    else if (char === "{" || char === "[") {
      if (open.push(char === "{" ? "}" : "]") > limit) return true;
    } else if (char === open.at(-1)) open.pop();
  }
  return false;
}
