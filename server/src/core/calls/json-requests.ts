import { printParseErrorCode, visit } from "jsonc-parser";
import { textShape } from "../text/text-shape.js";
import { methods } from "./api-call.js";
import { callTo, longestSent, type ReadCall } from "./read-call.js";

/**
 * The requests of a JSON text: HAR, collections, structured logs. `message` is the text of a log line, if the text is
 * one.
 */
export interface JsonRequests {
  readonly calls: readonly ReadCall[];
  readonly message: string | undefined;
  /** Whether the whole text is JSON. A truncated file gives the requests before the cut. */
  readonly isComplete: boolean;
}

interface Node {
  /** The values by property name, in lower case. */
  readonly values: Map<string, string>;
  /** The property name of the object. */
  readonly name: string;
  readonly line: number;
}

/** Collections have folders in folders, but not as many. */
const deepest = 500;

/** Reads the objects that have a method and a URL. Accepts any text; keeps only requests. */
export function jsonRequests(text: string): JsonRequests {
  if (textShape(text).depth > deepest) return { calls: [], message: undefined, isComplete: false };
  const calls: ReadCall[] = [];
  const stack: Node[] = [];
  let name = "";
  let message: string | undefined;
  let isComplete = true;
  let isCut = false;
  visit(text, {
    onObjectBegin: (_offset, _length, startLine) =>
      void stack.push({ values: new Map(), name: stack.length === 0 ? "" : name, line: startLine + 1 }),
    onObjectProperty: (property) => void (name = property.toLowerCase()),
    onLiteralValue: (value) => {
      const top = stack.at(-1);
      if (top && typeof value === "string" && !top.values.has(name)) top.values.set(name, value);
    },
    onObjectEnd: () => {
      const done = stack.pop();
      if (!done || isCut) return;
      const call = requestOf(done, stack.at(-1));
      if (call) calls.push(call);
      else if (stack.length > 0) handUp(done, stack.at(-1)!);
      else message = messageOf(done);
    },
    onError: (error) => {
      isComplete = false;
      // The text ends inside a value, so the value is incomplete.
      if (printParseErrorCode(error) === "UnexpectedEndOfString") isCut = true;
    },
  });
  return { calls, message, isComplete: isComplete && stack.length === 0 };
}

/** The text of a log line, with the host next to it. */
function messageOf({ values }: Node): string | undefined {
  const text = messageNames.map((one) => values.get(one)).find((one) => one !== undefined);
  const host = hostNames.map((one) => values.get(one)).find((one) => one !== undefined);
  return text === undefined || host === undefined ? text : text.replace(/(?=\n|$)/, ` host=${host}`);
}

/** Copies the parts of HAR and of collections to the request that contains them. */
function handUp({ values, name }: Node, parent: Node): void {
  const [body, raw] = [values.get("text") ?? values.get("raw"), values.get("raw")];
  if (name === "postdata" || name === "body") parent.values.set("body", body ?? "");
  else if (name === "url" && raw !== undefined) parent.values.set("url", raw);
}

function requestOf({ values, line }: Node, parent: Node | undefined): ReadCall | undefined {
  const first = (names: readonly string[]) =>
    names.map((one) => values.get(one)).find((one) => one !== undefined && one !== "");
  const method = first(methodNames)?.toUpperCase();
  const address = first(addressNames);
  if (method === undefined || address === undefined || !isMethod.test(method) || !/^(?:https?:\/\/|\/|\{\{|\$|[\w-]+(?:\.[\w-]+)+\/)/.test(address)) return undefined;
  const host = first(hostNames) ?? parent?.values.get("host");
  const query = values.get("query_string") ?? values.get("args");
  const call = callTo(method, address.includes("?") || query === undefined ? address : `${address}?${query}`, host);
  return (
    call && { ...call, line, sent: (values.get("body") ?? values.get("tf_http_req_body") ?? "").slice(0, longestSent) }
  );
}

const isMethod = new RegExp(`^(?:${methods})$`);
const methodNames = [
  "method",
  "httpmethod",
  "http_method",
  "requestmethod",
  "request_method",
  "tf_http_req_method",
  "verb",
];
const addressNames = [
  "url",
  "uri",
  "requesturl",
  "request_url",
  "request_uri",
  "requesturi",
  "tf_http_req_uri",
  "path",
  "request_path",
];
const hostNames = ["host", "http_host", "authority", "server_name", "domain"];
const messageNames = ["@message", "message", "msg", "log", "request"];
