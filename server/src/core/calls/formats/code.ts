import { callTo } from "../read-call.js";
import type { CallFormat } from "./format.js";

const libraryMethod = /\b[\w$]+\.(get|head|post|put|patch|delete)\(\s{0,8}f?["'`]((?:https?:\/\/|\{|\$\{)[^\s"'`]+)["'`]/g;

/** Calls of HTTP libraries on one line: `requests.get("https://…")`, `axios.post('https://…', …)`. */
export const libraryCall: CallFormat = {
  id: "library-call",
  read(line) {
    const found = [...line.matchAll(libraryMethod)];
    return found.flatMap(([, method, address]) => {
      const call = callTo(method!.toUpperCase(), address!);
      return call ? [{ ...call, then: "nothing" as const }] : [];
    });
  },
};

/** PowerShell's `Invoke-RestMethod -Method Post -Uri https://…`, and wget. The default method is GET. */
export const webCommand: CallFormat = {
  id: "web-command",
  read(line) {
    if (!/(?:^|[\s;&|(])(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr|wget)\s/i.test(line)) return [];
    const [address] = /https?:\/\/[^\s"'`]+/.exec(line) ?? [];
    const [, method = /\s-Body\s|\s--post-(?:data|file)\b/i.test(line) ? "POST" : "GET"] =
      /\s-{1,2}method[\s=:]+["']?(\w+)/i.exec(line) ?? [];
    const call = address === undefined ? undefined : callTo(method.toUpperCase(), address);
    return call ? [{ ...call, then: "nothing" }] : [];
  },
};
