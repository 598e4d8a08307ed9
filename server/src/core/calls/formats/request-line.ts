import { methods } from "../api-call.js";
import { callTo } from "../read-call.js";
import type { CallFormat } from "./format.js";
import { hostIn, target } from "./surroundings.js";

const pattern = new RegExp(String.raw`(["'(]?)\b(${methods}) (${target}) HTTP\/\d(?:\.\d)?`);

/** A request line, in quotes as in access logs or at the start of a request: `GET /v1/… HTTP/1.1`. */
export const requestLine: CallFormat = {
  id: "request-line",
  read(line) {
    const found = pattern.exec(line);
    if (!found) return [];
    const [whole, quote, method, path = ""] = found;
    const host = hostIn(line, found.index, found.index + whole.length) ?? (isObsLog.test(line) ? obsHost : undefined);
    const call = callTo(method, path, host);
    if (!call) return [];
    // The request line of an access log is quoted; that of a request begins its line.
    return [{ ...call, then: quote !== "" ? "nothing" : /^\s*> /.test(line) ? "repeats-command" : "request" }];
  },
};

/** Access logs of OBS (`REST.GET.BUCKET.LOCATION`) have the bucket in the path and no host. */
const isObsLog = /\s(?:REST|WEBSITE)\.[A-Z]+\.[A-Z.]+\s/;
const obsHost = "obs.myhuaweicloud.com";
