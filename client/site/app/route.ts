import { type Language, languages } from "./text.js";

/** The editions of the published tables that the site shows, as in the settings of the editor. */
export const editions = ["huaweicloud", "otc"] as const;
export type Edition = (typeof editions)[number];

/** The versions of the policy language, each with its own actions. */
export const versions = ["1.1", "5.0"] as const;
export type PolicyVersion = (typeof versions)[number];

/** A page of the site. */
export type Page =
  | { readonly page: "playground"; readonly shared?: string }
  | { readonly page: "catalog"; readonly query: string; readonly version: PolicyVersion }
  | { readonly page: "service"; readonly service: string; readonly version: PolicyVersion; readonly filter?: string }
  | { readonly page: "action"; readonly action: string; readonly version: PolicyVersion }
  | { readonly page: "rules" }
  | { readonly page: "rule"; readonly rule: string }
  | { readonly page: "unknown" };

/** An address: a page, and the language and edition if the address names them. */
export interface Route {
  readonly at: Page;
  readonly language: Language | undefined;
  readonly edition: Edition | undefined;
}

/** Reads the fragment of an address, with or without `#`. Accepts any text. */
export function readRoute(fragment: string): Route {
  const [path = "", search = ""] = split(fragment.replace(/^#/, ""), "?");
  const options = new URLSearchParams(search);
  const pick = <T extends string>(name: string, known: readonly T[]) => known.find((one) => one === options.get(name));
  const version = pick("version", versions) ?? "1.1";
  return {
    at: readPage(path.replace(/^\/|\/$/g, ""), options.get("q") ?? "", version),
    language: pick("lang", languages),
    edition: pick("edition", editions),
  };
}

function readPage(path: string, query: string, version: PolicyVersion): Page {
  const [name = "", rest = ""] = split(path, "/");
  const item = decode(rest);
  if (name === "" && item === "") return { page: "playground" };
  if (name === "policy" && item !== "") return { page: "playground", shared: item };
  if (name === "catalog" && item === "") return { page: "catalog", query, version };
  if (name === "service" && /^[\w-]+$/.test(item))
    return { page: "service", service: item, version, ...(query === "" ? {} : { filter: query }) };
  if (name === "action" && item !== "") return { page: "action", action: item, version };
  if (name === "rules" && item === "") return { page: "rules" };
  if (name === "rule" && /^[a-z0-9-]+$/.test(item)) return { page: "rule", rule: item };
  return { page: "unknown" };
}

/** The fragment of a page, with `#`. What is the default is left out. */
export function printRoute(
  at: Page,
  { language, edition }: Omit<Route, "at"> = { language: undefined, edition: undefined },
): string {
  const options = new URLSearchParams();
  if (at.page === "catalog" && at.query !== "") options.set("q", at.query);
  if (at.page === "service" && at.filter) options.set("q", at.filter);
  if ("version" in at && at.version !== "1.1") options.set("version", at.version);
  if (language) options.set("lang", language);
  if (edition && edition !== "huaweicloud") options.set("edition", edition);
  const search = options.toString();
  return `#/${printPage(at)}${search === "" ? "" : `?${search}`}`;
}

function printPage(at: Page): string {
  switch (at.page) {
    case "playground":
      return at.shared === undefined ? "" : `policy/${at.shared}`;
    case "service":
      return `service/${at.service}`;
    case "action":
      return `action/${encodeURIComponent(at.action).replaceAll("%3A", ":").replaceAll("%2A", "*")}`;
    case "rule":
      return `rule/${at.rule}`;
    case "unknown":
      return "";
    default:
      return at.page;
  }
}

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
