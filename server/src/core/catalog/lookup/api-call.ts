/** A call as somebody has it at hand. `method` is `undefined` where only a path or address is known. */
export interface ApiCall {
  readonly method: string | undefined;
  /** Without host, query and trailing slash; begins with a slash. */
  readonly path: string;
}

const methods = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";

/**
 * Reads an API call out of a text: `POST /v1/...`, a path, a full URL, a curl line, or a log line that holds one of
 * these. `undefined` if the text holds no path.
 */
export function parseApiCall(text: string): ApiCall | undefined {
  const address = /(?:https?:\/\/[^\s/'"]+)(\/[^\s'"?#]*)?/i.exec(text);
  const path = address ? (address[1] ?? "/") : /(?<![\w.:/-])\/[^\s'"?#]*/.exec(text)?.[0];
  const method = methodOf(text);
  // The root is an API of some services; a slash alone is just punctuation.
  if (path === undefined || (path === "/" && !address && method === undefined)) return undefined;
  // In a sentence the path ends before the punctuation; of "{?limit}" the brace is left.
  return { method, path: normalisePath(path.replace(/[:;,.)\]{]+$/, "")) };
}

/**
 * A text with several calls in parts of one call each: `GET /v1/... POST https://...`. The line breaks between them may be
 * lost, as where a list is pasted into a box of one line.
 */
export function partsOfCalls(text: string): string[] {
  return text.split(new RegExp(String.raw`(?=(?:${methods})\s+(?:https?:/)?/)|(?=\bcurl\s)`));
}

function methodOf(text: string): string | undefined {
  const option = new RegExp(String.raw`(?:-X|--request)[\s=]*['"]?(${methods})\b`, "i").exec(text)?.[1];
  const word = new RegExp(String.raw`(?<![\w/-])(${methods})(?=\s|$)`).exec(text)?.[1];
  const found = option ?? word;
  if (found) return found.toUpperCase();
  // curl without -X sends POST as soon as there is a body, else GET.
  if (!/^\s*curl\b/.test(text)) return undefined;
  return /\s(-d|--data\S*|--json|-F|--form)\b/.test(text) ? "POST" : "GET";
}

/**
 * The path to compare by: no query (also not the `{?name}` form of the published paths), no doubled or trailing slash.
 * A URL may have its blanks and braces escaped.
 */
export function normalisePath(path: string): string {
  const bare = path.replace(/%7B/gi, "{").replace(/%7D/gi, "}").replace(/\{\?[^}]*\}?/g, "").replace(/[?#].*$/, "");
  return `/${bare.split("/").filter((segment) => segment !== "").join("/")}`;
}
