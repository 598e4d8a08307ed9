import { methods } from "../api-call.js";
import { callTo } from "../read-call.js";
import type { Begun, CallFormat } from "./format.js";

/** A URL or a path, without the characters that follow it in logs. */
const target = String.raw`[^\s"'<>\\]+`;

/**
 * Requests of the Terraform providers: `[DEBUG] [1706-1] API Request URL: GET https://…`, before 2024 without a number.
 * Source: huaweicloud/terraform-provider-huaweicloud, huaweicloud/config/logger.go, 2024-02-06.
 */
export const terraform: CallFormat = {
  id: "terraform",
  read(line) {
    const [, id, method, url] = new RegExp(String.raw`(?:\[(\d+-\d+)\]\s+)?API Request URL: (${methods}) (${target})`).exec(line) ?? [];
    const call = url === undefined ? undefined : callTo(method, url);
    return call ? [{ ...call, ...(id === undefined ? {} : { logId: id }), then: "request" }] : [];
  },
};

/**
 * Requests in the log of Terraform's plugin framework, with one field for each part. Source:
 * hashicorp/terraform-plugin-sdk, helper/logging, the fields tf_http_*.
 */
export const terraformFields: CallFormat = {
  id: "terraform-fields",
  read(line) {
    const value = (name: string) => new RegExp(String.raw`\b${name}="?([^\s"]+)`).exec(line)?.[1];
    const [method, uri] = [value("tf_http_req_method"), value("tf_http_req_uri")];
    const call = method === undefined || uri === undefined ? undefined : callTo(method, uri, value("Host"));
    return call ? [{ ...call, then: "nothing" }] : [];
  },
};

/** A request line, in quotes as in access logs or at the start of a request: `GET /v1/… HTTP/1.1`. */
export const requestLine: CallFormat = {
  id: "request-line",
  read(line) {
    const found = new RegExp(String.raw`(["'(]?)\b(${methods}) (${target}) HTTP\/\d(?:\.\d)?`).exec(line);
    if (!found) return [];
    const [, before = "", method, path = ""] = found;
    const call = callTo(method, path, hostIn(line, found.index, found.index + found[0].length));
    if (!call) return [];
    // The request line of an access log is in quotes; that of a request begins its line.
    const isLogged = before !== "" || call.path === "";
    return [{ ...call, then: isLogged ? "nothing" : /^\s*> /.test(line) ? "repeats-command" : "request" }];
  },
};

/**
 * A method and a URL anywhere: SDK logs, `--dryrun` of KooCLI, lists, scripts, and Go errors (`Post "https://…": EOF`).
 */
export const methodAndAddress: CallFormat = {
  id: "address",
  read(line) {
    const found = [...line.matchAll(new RegExp(String.raw`(?<![\w/.-])(${methods}|(?:Get|Head|Post|Put|Patch|Delete)(?= "))["'\`:,|]*\s*[|,"'\`]*\s*(https?:\/\/${target})`, "g"))];
    return found.flatMap(([whole, method, url], index): Begun[] => {
      const isLogged = /["']/.test(line[(found[index]!.index ?? 0) - 1] ?? "") || found.length > 1;
      const call = whole === "" ? undefined : callTo(method!.toUpperCase(), url!.replace(/[|`,;]+$/, ""));
      return call ? [{ ...call, sent: isLogged ? "" : bodyBehind(line, found[index]!.index + whole.length), then: isLogged ? "nothing" : "request" }] : [];
    });
  },
};

/**
 * A method and a path: plain lists, Markdown and CSV tables, sentences in a log. Also `GET ?acl`, as in guides to OBS.
 */
export const methodAndPath: CallFormat = {
  id: "path",
  read(line) {
    const pattern = new RegExp(String.raw`(?<![\w/.-])(${methods})["'\`]*\s*[\s|,;:]\s*["'\`|]*(\/[^\s"'<>\\|\`]*|\?\w[\w-]*|${vendorAddress})`, "g");
    const found = [...line.matchAll(pattern)];
    return found.flatMap(({ index, 0: whole, 1: method, 2: path = "" }): Begun[] => {
      // In a sentence, "GET / HEAD" names two methods.
      if (path === "/" && !/^\W*$/.test(line.slice(index + whole.length))) return [];
      const call = callTo(method, path.replace(/[,;]+$/, ""), hostIn(line, index, index + whole.length));
      return call ? [{ ...call, sent: found.length > 1 ? "" : bodyBehind(line, index + whole.length), then: "request" }] : [];
    });
  },
};

/** A URL alone on its line, possibly as a list item. */
export const addressAlone: CallFormat = {
  id: "address-alone",
  read(line) {
    const [, url] =
      new RegExp(
        String.raw`^\s*(?:[-*+]\s+|\d+[.)]\s+)?["'<\`]?(https?:\/\/[^\s"'<>\`]+|${vendorAddress})["'>\`]?[,;]?\s*$`,
      ).exec(line) ?? [];
    const call = url === undefined ? undefined : callTo(undefined, url.replace(/[,;]+$/, ""));
    return call ? [{ ...call, then: "nothing" }] : [];
  },
};

const vendorHost = String.raw`(?:[\w-]+\.)+(?:myhuaweicloud\.(?:com|cn|eu)|otc\.t-systems\.com)`;
const vendorAddress = String.raw`${vendorHost}(?::\d+)?[/?][^\s"'<>\\|\`]*`;

/** `POST /v1/… {"os-stop": {}}`: the body of a list item. */
function bodyBehind(line: string, from: number): string {
  const at = line.indexOf("{", from);
  return at < 0 ? "" : line.slice(at);
}

/**
 * The host on the line of a request: `https://ecs.…:443 "GET /v1/…"`, `host="ecs.…"`, or the vendor's host before it.
 */
function hostIn(line: string, start: number, end: number): string | undefined {
  const [before, after] = [line.slice(0, start), line.slice(end)];
  return /https?:\/\/([\w.-]+)(?::\d+)?\s*["'(]?$/.exec(before)?.[1]
    ?? /\b(?:host|http_host|server|upstream_host|authority)["']?\s*[=:]\s*["']?([\w-]+(?:\.[\w-]+)+)/i.exec(`${before} ${after}`)?.[1]
    ?? new RegExp(String.raw`(?<![\w@/.-])(${vendorHost})(?![\w./-])`).exec(before)?.[1]
    ?? new RegExp(String.raw`\s["']?(${vendorHost})["']?(?=\s|$)`).exec(after)?.[1];
}
