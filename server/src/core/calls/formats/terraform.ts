import { methods } from "../api-call.js";
import { callTo } from "../read-call.js";
import type { CallFormat } from "./format.js";
import { target } from "./surroundings.js";

const requestUrl = new RegExp(String.raw`(?:\[(\d+-\d+)\] )?\b\w+ Request URL: (${methods}) (${target})`);

/**
 * Requests of the Terraform providers: `[DEBUG] [1706-1] API Request URL: GET https://…`, before 2024 without a number.
 * Providers of the same family have another first word: `OpenStack Request URL`.
 * Source: huaweicloud/terraform-provider-huaweicloud, huaweicloud/config/logger.go, 2024-02-06.
 */
export const terraform: CallFormat = {
  id: "terraform",
  read(line) {
    const [, id, method, url] = requestUrl.exec(line) ?? [];
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
    const [, method] = /\btf_http_req_method="?(\w+)/.exec(line) ?? [];
    const [, uri] = /\btf_http_req_uri="?([^\s"]+)/.exec(line) ?? [];
    const call =
      method === undefined || uri === undefined ? undefined : callTo(method, uri, /\bHost="?([^\s"]+)/.exec(line)?.[1]);
    return call ? [{ ...call, then: "nothing" }] : [];
  },
};
