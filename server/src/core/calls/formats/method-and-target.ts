import { methods } from "../api-call.js";
import { callTo } from "../read-call.js";
import type { Begun, CallFormat } from "./format.js";
import { bodyBehind, hostIn, target, vendorAddress } from "./surroundings.js";

const beforeAddress = String.raw`(?<![\w/.-])(${methods}|(?:Get|Head|Post|Put|Patch|Delete)(?= "))["'\`:,|]{0,3}\s{0,8}[|,"'\`]{0,3}\s{0,8}`;
const withAddress = new RegExp(String.raw`${beforeAddress}(https?:\/\/${target})`, "g");
const withPath = new RegExp(String.raw`(?<![\w/.-])(${methods})["'\`]{0,3}\s{0,8}[\s|,;:]\s{0,8}["'\`|]{0,3}(\/[^\s"'<>\\|\`]*|\?\w[\w-]*|${vendorAddress})`, "g");
const listItem = String.raw`^\s*(?:[-*+]\s+|\d+[.)]\s+)?["'<\`]?`;
/** A list in another letter case, `get https://…`; a path must begin with a version, because other texts have such words. */
const otherCase = new RegExp(
  String.raw`${listItem}(${methods})["'\`]?[\s|,;:]\s{0,8}["'\`|]{0,3}(https?:\/\/${target}|${vendorAddress}|\/v\d[^\s"'<>\\|\`]*)`,
  "i",
);
const alone = new RegExp(String.raw`${listItem}(https?:\/\/[^\s"'<>\`]+|${vendorAddress})["'>\`]?[,;]?\s*$`);

/**
 * A method and a URL anywhere: SDK logs, `--dryrun` of KooCLI, lists, scripts, and Go errors (`Post "https://…": EOF`).
 */
export const methodAndAddress: CallFormat = {
  id: "address",
  read(line) {
    const found = [...line.matchAll(withAddress)];
    return found.flatMap(({ index, 0: whole, 1: method = "", 2: url = "" }): Begun[] => {
      const isLogged = found.length > 1 || /["']/.test(line[index - 1] ?? "");
      const call = callTo(method.toUpperCase(), url.replace(/[|`,;]+$/, ""));
      return call
        ? [
            {
              ...call,
              sent: isLogged ? "" : bodyBehind(line, index + whole.length),
              then: isLogged ? "nothing" : "request",
            },
          ]
        : [];
    });
  },
};

/**
 * A method and a path: plain lists, Markdown and CSV tables, sentences in a log. Also `GET ?acl`, as in guides to OBS.
 */
export const methodAndPath: CallFormat = {
  id: "path",
  read(line) {
    const found = [...line.matchAll(withPath)];
    return found.flatMap(({ index, 0: whole, 1: method, 2: path = "" }): Begun[] => {
      // In a sentence, "GET / HEAD" names two methods.
      if (path === "/" && /\w/.test(line.slice(index + whole.length))) return [];
      const call = callTo(method, path.replace(/[,;]+$/, ""), hostIn(line, index, index + whole.length));
      return call
        ? [{ ...call, sent: found.length > 1 ? "" : bodyBehind(line, index + whole.length), then: "request" }]
        : [];
    });
  },
};

/** A method in any letter case at the start of a line, and a URL or a path with a version. */
export const methodOfAnyCase: CallFormat = {
  id: "any-case",
  read(line) {
    const found = otherCase.exec(line);
    const [whole = "", method = "", url = ""] = found ?? [];
    if (!found) return [];
    const call = callTo(method.toUpperCase(), url.replace(/[|`,;]+$/, ""), hostIn(line, 0, whole.length));
    return call ? [{ ...call, sent: bodyBehind(line, whole.length), then: "request" }] : [];
  },
};

/** A URL alone on its line, possibly as a list item. */
export const addressAlone: CallFormat = {
  id: "address-alone",
  read(line) {
    const [, url] = alone.exec(line) ?? [];
    const call = url === undefined ? undefined : callTo(undefined, url.replace(/[,;]+$/, ""));
    return call ? [{ ...call, then: "nothing" }] : [];
  },
};
