import { wordsOfCommand } from "../command-line.js";
import { callTo } from "../read-call.js";
import type { Begun, CallFormat } from "./format.js";
import { pushAll } from "../../text/push-all.js";

/** curl commands, also with several requests in one (`--next`). */
export const curl: CallFormat = {
  id: "curl",
  // In a sentence, "curl" is followed by a word.
  isCommand: (line) => /(?:^|[\s;&|(`$'">])curl(?:\.exe)?\s+(?:-|["'^$<{]|[\\^`]$|https?:|[\w-]+(?:\.[\w-]+)+[/?:\s]|[\w-]+(?:\.[\w-]+)+$)/.test(line),
  read(command) {
    const words = wordsOfCommand(command.slice(command.search(/curl(?:\.exe)?\s/)));
    const calls: Begun[] = [];
    for (let rest = words; rest.length > 0;) {
      const end = rest.findIndex((word, index) => index > 0 && /^(?:[;|&]|--next|-:)$/.test(word));
      const request = end < 0 ? rest : rest.slice(0, end);
      pushAll(calls, callsOf(request.slice(1)));
      const next =
        end < 0 ? -1 : rest.findIndex((word, index) => index >= end && /^(?:curl(?:\.exe)?|--next|-:)$/.test(word));
      rest = next < 0 ? [] : rest.slice(next);
    }
    return calls;
  },
};

interface Request {
  method?: string;
  isHead: boolean;
  isUpload: boolean;
  hasData: boolean;
  isGet: boolean;
  host?: string;
  readonly sent: string[];
  readonly targets: string[];
}

function callsOf(words: readonly string[]): Begun[] {
  const request: Request = { isHead: false, isUpload: false, hasData: false, isGet: false, sent: [], targets: [] };
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const [name, inline] = optionOf(word);
    if (name === undefined) {
      if (isTarget(word)) request.targets.push(word);
      continue;
    }
    const needsValue = valued.has(name);
    const value = needsValue ? (inline ?? words[++at] ?? "") : "";
    apply(name, value, request);
  }
  const method = (
    request.method
    ?? (request.isHead ? "HEAD" : request.isUpload ? "PUT" : request.hasData && !request.isGet ? "POST" : "GET")
  ).toUpperCase();
  return request.targets.flatMap((target) => {
    const call = callTo(method, target.replace(/^['"]|['"]$/g, ""), undefined);
    const host = request.host ?? call?.host;
    return call
      ? [{ ...call, ...(host === undefined ? {} : { host }), sent: request.sent.join("\n"), then: "command" as const }]
      : [];
  });
}

/** The long name of a word's option, with its value if that is part of the word. Flags may precede it. */
function optionOf(word: string): readonly [name: string | undefined, value?: string | undefined] {
  const [, long, inline] = /^--([\w-]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
  if (long !== undefined) return [long, inline];
  if (!/^-[A-Za-z:#]/.test(word)) return [undefined];
  for (let at = 1; at < word.length; at++) {
    const name = shortNames[word[at]!];
    if (name === undefined) continue;
    const rest = word.slice(at + 1);
    // -IX would be two options; only the last flag matters here, as in -sSI.
    if (valued.has(name)) return [name, rest === "" ? undefined : rest];
    if (rest === "" || shortNames[rest[0]!] === undefined) return [name];
  }
  return ["flag"];
}

function apply(name: string, value: string, request: Request): void {
  if (name === "request") request.method = value.replace(/[^\w]/g, "");
  else if (name === "head") request.isHead = true;
  else if (name === "upload-file") request.isUpload = true;
  else if (name === "get") request.isGet = true;
  else if (name === "url") request.targets.push(value);
  else if (name === "header") {
    const [, host] = /^Host:\s*([\w.-]+)/i.exec(value) ?? [];
    if (host !== undefined) request.host = host;
    request.sent.push(value);
  } else if (/^(?:data|json|form)/.test(name)) {
    request.hasData = true;
    request.sent.push(value);
  }
}

function isTarget(word: string): boolean {
  if (/\s/.test(word)) return false;
  return /:\/\//.test(word) || /^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?]|$)/i.test(word) || /^[${<].*\//.test(word) || /^\/\w/.test(word);
}

const shortNames: Readonly<Record<string, string>> = {
  X: "request",
  d: "data",
  F: "form",
  H: "header",
  I: "head",
  T: "upload-file",
  G: "get",
  u: "user",
  A: "user-agent",
  e: "referer",
  o: "output",
  x: "proxy",
  b: "cookie",
  c: "cookie-jar",
  m: "max-time",
  w: "write-out",
  E: "cert",
  U: "proxy-user",
  y: "speed-time",
  Y: "speed-limit",
  z: "time-cond",
  r: "range",
  P: "ftp-port",
  C: "continue-at",
  K: "config",
  t: "telnet-option",
  Q: "quote",
  D: "dump-header",
};
/** Options whose value is the next word; the values of other options are irrelevant here. */
const valued = new Set([
  ...Object.values(shortNames).filter((name) => !["head", "get"].includes(name)),
  "data-raw",
  "data-binary",
  "data-urlencode",
  "data-ascii",
  "json",
  "form-string",
  "url",
  "url-query",
  "resolve",
  "connect-to",
  "preproxy",
  "cacert",
  "capath",
  "key",
  "cert-type",
  "ciphers",
  "connect-timeout",
  "retry",
  "retry-delay",
  "retry-max-time",
  "limit-rate",
  "interface",
  "noproxy",
  "doh-url",
  "oauth2-bearer",
  "aws-sigv4",
  "socks5",
  "socks5-hostname",
  "socks4",
  "trace",
  "trace-ascii",
  "stderr",
  "max-redirs",
  "unix-socket",
  "variable",
]);
