/** An API call from a log, a script or a guide. `method` is `undefined` if only a path or URL is known. */
export interface ApiCall {
  readonly method: string | undefined;
  /** Without host, query and trailing slash; starts with a slash. */
  readonly path: string;
  /** From a URL, or from a `Host` header in the text. */
  readonly host?: string;
  /** The text after the question mark, if any. */
  readonly query?: string;
}

/** The known methods, as part of a regular expression. */
export const methods = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";

/** Any host with a scheme; without a scheme only the vendor's hosts: `ecs.cn-north-4.myhuaweicloud.com/v1/…`. */
const address = /(?:https?:\/\/([^\s/'"?#]+)|(?<![\w@.-])((?:[\w-]+\.)+(?:myhuaweicloud\.(?:com|cn|eu)|otc\.t-systems\.com)(?::\d+)?))(\/[^\s'"?#]*)?(?:\?([^\s'"#]*))?/i;
const barePath = /(?<![\w.:/-])(\/[^\s'"?#]*)(?:\?([^\s'"#]*))?/;

/**
 * Reads an API call in a text: `POST /v1/...`, a path, a full URL, a curl command, or a log line with one of these.
 * `undefined` if the text has no path.
 */
export function parseApiCall(text: string): ApiCall | undefined {
  const [url, withScheme, withoutScheme, urlPath, urlQuery] = address.exec(withoutHostHeader(text)) ?? [];
  const [, plainPath, plainQuery] = url === undefined ? barePath.exec(text) ?? [] : [];
  // Some lists omit the slash before sub-resources of a bucket: "GET ?acl".
  const [, onlyQuery] =
    url === undefined && plainPath === undefined
      ? (methodAndQuery.exec(text) ?? [])
      : [];
  const path = url !== undefined ? (urlPath ?? "/") : (plainPath ?? (onlyQuery === undefined ? undefined : "/"));
  const query = urlQuery ?? plainQuery ?? onlyQuery;
  const host = withScheme ?? withoutScheme ?? hostHeader(text);
  const method = methodOf(text);
  // The root is an API of some services; a slash alone is only punctuation.
  if (path === undefined || (path === "/" && host === undefined && method === undefined)) return undefined;
  return {
    method,
    // In a sentence the path ends before the punctuation; for "{?limit}" the brace is removed.
    path: normalizePath(path.replace(/[:;,.)\]{]+$/, "")),
    ...(host === undefined ? {} : { host: host.replace(/^[^@]*@/, "") }),
    ...(query === undefined || query === "" ? {} : { query }),
  };
}

const header = /(?:^|[\s'"])Host['"]?:\s*['"]?([\w.-]+)/i;

function hostHeader(text: string): string | undefined {
  return header.exec(text)?.[1];
}

/** The host in a header is not a URL: the path is in the request line. */
function withoutHostHeader(text: string): string {
  return text.replace(header, " ");
}

/** Whether a call can have a body that decides between actions; also true if its method is unknown. */
export function mayHaveBody(method: string | undefined): boolean {
  return method === undefined || !/^(?:GET|HEAD|DELETE|OPTIONS)$/.test(method);
}

const methodAndQuery = new RegExp(String.raw`(?<![\w-])(?:${methods})\s+\?(\w[\w-]*)`);
const methodOption = new RegExp(String.raw`(?:-X|--request)[\s=]*['"]?(${methods})\b`, "i");
const methodWord = new RegExp(String.raw`(?<![\w/-])(${methods})(?=\s|$)`);

function methodOf(text: string): string | undefined {
  const option = /-X|--request/i.test(text) ? methodOption.exec(text)?.[1] : undefined;
  const word = methodWord.exec(text)?.[1];
  const found = option ?? word;
  if (found) return found.toUpperCase();
  // curl without -X sends POST if there is a body, otherwise GET.
  if (!/^\s*curl\b/.test(text)) return undefined;
  if (/\s(-I|--head)\b/.test(text)) return "HEAD";
  if (/\s(-T|--upload-file)\b/.test(text)) return "PUT";
  return /\s(-d|--data\S*|--json|-F|--form)\b/.test(text) ? "POST" : "GET";
}

/**
 * The path for comparisons: without a query (including the `{?name}` form of published paths) and without doubled or
 * trailing slashes. A URL may have escaped blanks and braces.
 */
export function normalizePath(path: string): string {
  const bare = path.replace(/%7B/gi, "{").replace(/%7D/gi, "}").replace(/\{\?[^}]*\}?/g, "").replace(/[?#].*$/, "");
  return `/${bare.split("/").filter((segment) => segment !== "").join("/")}`;
}
