import { libraryCall, webCommand } from "./code.js";
import { curl } from "./curl.js";
import type { CallFormat } from "./format.js";
import { koocli, koocliDebug } from "./koocli.js";
import { addressAlone, methodAndAddress, methodAndPath } from "./method-and-target.js";
import { requestLine } from "./request-line.js";
import { terraform, terraformFields } from "./terraform.js";

/** The formats of lines, specific ones first: the first one that recognizes a line reads it. */
export const callFormats: readonly CallFormat[] = [
  terraform, terraformFields, koocliDebug, requestLine, curl, koocli, libraryCall, webCommand,
  methodAndAddress, methodAndPath, addressAlone,
];

/** Text that every call has, in any format. Most lines of a log do not have it. */
export const traceOfCall = /GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|https?:|\b(?:Get|Head|Post|Put|Patch|Delete) "|tf_http|myhuaweicloud|t-systems|curl|hcloud|\.(?:get|head|post|put|patch|delete)\(/;
