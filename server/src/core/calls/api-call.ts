/** An API call as it comes from a log, a script or a guide. `method` is `undefined` where only a path or address is known. */
export interface ApiCall {
  readonly method: string | undefined;
  /** Without host, query and trailing slash; begins with a slash. */
  readonly path: string;
  /** Of an address, or of a `Host` header in the text. */
  readonly host?: string;
  /** What follows the question mark, if anything does. */
  readonly query?: string;
}

/** The methods that are read, as a part of a regular expression. */
export const methods = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";

/** With a scheme any host, without one only the vendor's: `ecs.cn-north-4.myhuaweicloud.com/v1/…`. */
const address = /(?:https?:\/\/([^\s/'"?#]+)|(?<![\w@.-])((?:[\w-]+\.)+(?:myhuaweicloud\.(?:com|cn|eu)|otc\.t-systems\.com)(?::\d+)?))(\/[^\s'"?#]*)?(?:\?([^\s'"#]*))?/i;
const barePath = /(?<![\w.:/-])(\/[^\s'"?#]*)(?:\?([^\s'"#]*))?/;

/**
 * Reads an API call out of a text: `POST /v1/...`, a path, a full URL, a curl line, or a log line that holds one of
 * these. `undefined` if the text holds no path.
 */
export function parseApiCall(text: string): ApiCall | undefined {
  const [url, withScheme, withoutScheme, urlPath, urlQuery] = address.exec(withoutHostHeader(text)) ?? [];
  const [, plainPath, plainQuery] = url === undefined ? barePath.exec(text) ?? [] : [];
  // Some lists write the sub-resources of a bucket without a slash: "GET ?acl".
  const [, onlyQuery] = url === undefined && plainPath === undefined ? new RegExp(String.raw`(?<![\w-])(?:${methods})\s+\?(\w[\w-]*)`).exec(text) ?? [] : [];
  const path = url !== undefined ? (urlPath ?? "/") : (plainPath ?? (onlyQuery === undefined ? undefined : "/"));
  const query = urlQuery ?? plainQuery ?? onlyQuery;
  const host = withScheme ?? withoutScheme ?? hostHeader(text);
  const method = methodOf(text);
  // The root is an API of some services; a slash alone is just punctuation.
  if (path === undefined || (path === "/" && host === undefined && method === undefined)) return undefined;
  return {
    method,
    // In a sentence the path ends before the punctuation; of "{?limit}" the brace is left.
    path: normalisePath(path.replace(/[:;,.)\]{]+$/, "")),
    ...(host === undefined ? {} : { host: host.replace(/^[^@]*@/, "") }),
    ...(query === undefined || query === "" ? {} : { query }),
  };
}

const header = /(?:^|[\s'"])Host['"]?:\s*['"]?([\w.-]+)/i;

function hostHeader(text: string): string | undefined {
  return header.exec(text)?.[1];
}

/** The host of a header is no address: the path stands in the request line. */
function withoutHostHeader(text: string): string {
  return text.replace(header, " ");
}

/** Whether a call can have a body that decides between actions; so can one whose method is not known. */
export function mayHaveBody(method: string | undefined): boolean {
  return method === undefined || !/^(?:GET|HEAD|DELETE|OPTIONS)$/.test(method);
}

function methodOf(text: string): string | undefined {
  const option = new RegExp(String.raw`(?:-X|--request)[\s=]*['"]?(${methods})\b`, "i").exec(text)?.[1];
  const word = new RegExp(String.raw`(?<![\w/-])(${methods})(?=\s|$)`).exec(text)?.[1];
  const found = option ?? word;
  if (found) return found.toUpperCase();
  // curl without -X sends POST as soon as there is a body, else GET.
  if (!/^\s*curl\b/.test(text)) return undefined;
  if (/\s(-I|--head)\b/.test(text)) return "HEAD";
  if (/\s(-T|--upload-file)\b/.test(text)) return "PUT";
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
