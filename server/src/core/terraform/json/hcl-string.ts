/**
 * A JSON string, given without its quotes, as an expression of HCL with the same value and length: a quoted string, or
 * for one that is only a sequence, `"${local.x}"`, that value in parentheses. Strings in sequences are delimited by
 * `\"` in JSON, and by `"` here. `undefined` if there is none, as for an escape that HCL does not know.
 */
export function hclString(content: string): string | undefined {
  if (!content.includes("\\") && !content.startsWith("${")) return `"${content}"`;
  const open: Open[] = [];
  let written = "";
  let firstEnd = 0;
  for (const [token] of content.matchAll(tokens)) {
    const around = open.at(-1);
    const next = around === undefined || around === "string" ? inText(token, open) : inSequence(token, open);
    if (next === undefined) return undefined;
    written += next;
    if (around === "sequence" && open.length === 0) firstEnd ||= written.length;
  }
  if (open.length > 0) return undefined;
  // `~` has no meaning without text beside it.
  const isOnlySequence = firstEnd === content.length && /^\$\{(?!~)[^]*[^~]\}$/.test(content);
  return isOnlySequence ? `  (${written.slice(2, -1)}) ` : `"${written}"`;
}

type Open = "sequence" | "brace" | "string";

const tokens = /\\u[\da-fA-F]{4}|\\[^]|\$\$\{|%%\{|[$%]\{|\/[/*]|<<|[^]/g;

/** Text of the string, or of one in a sequence, whose escapes are those of two notations. */
function inText(token: string, open: Open[]): string | undefined {
  const isInner = open.length > 0;
  if (token === "${" || token === "%{") open.push("sequence");
  if (!token.startsWith("\\")) return token;
  if (!isInner) return /^\\(?:[bf]|u00(?:24|25|7b))$/i.test(token) ? undefined : token;
  if (token !== '\\"') return undefined;
  open.pop();
  return '" ';
}

function inSequence(token: string, open: Open[]): string | undefined {
  if (token === '\\"') {
    open.push("string");
    return ' "';
  }
  if (token === "{") open.push("brace");
  else if (token === "}") open.pop();
  // In an object, a line break separates two items.
  if (token === "\\n") return " \n";
  if (/^\\[rt]$/.test(token)) return "  ";
  // A comment or a heredoc may contain brackets and quotes.
  return /^(?:\\|[$%]+\{|#|\/[/*]|<<)/.test(token) ? undefined : token;
}
