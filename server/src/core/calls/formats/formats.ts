import { libraryCall, webCommand } from "./code.js";
import { curl } from "./curl.js";
import type { CallFormat } from "./format.js";
import { koocli, koocliDebug } from "./koocli.js";
import { addressAlone, methodAndAddress, methodAndPath, methodOfAnyCase } from "./method-and-target.js";
import { requestLine } from "./request-line.js";
import { terraform, terraformFields } from "./terraform.js";

/** The formats of lines, specific ones first: the first one that recognizes a line reads it. */
export const callFormats: readonly CallFormat[] = [
  terraform, terraformFields, koocliDebug, requestLine, curl, koocli, libraryCall, webCommand,
  methodAndAddress, methodAndPath, methodOfAnyCase, addressAlone,
];

/** Text that every call has, in any format. Most lines of a log do not have it. */
const traceOfCall =
  /GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|https?:|\b(?:Get|Head|Post|Put|Patch|Delete) "|tf_http|myhuaweicloud|t-systems|(?:[Gg]et|[Hh]ead|[Pp]ost|[Pp]ut|[Pp]atch|[Dd]elete|[Oo]ptions) {1,8}\/v\d|curl|hcloud|\.(?:get|head|post|put|patch|delete)\(/g;
const methodOrCommand =
  /GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|\b(?:Get|Head|Post|Put|Patch|Delete) "|tf_http|curl|hcloud|\.(?:get|head|post|put|patch|delete)\(/;
/** What makes an address without a method a call: it is alone on its line, or a command or a field is with it. */
const aroundAddress =
  /^\s*(?:[-*+]\s+|\d+[.)]\s+)?["'<`]?(?:https?:|[\w.-]+\.(?:myhuaweicloud|otc\.t-systems)\.)|^\s*(?:[-*+]\s+|\d+[.)]\s+)?["'<`]?(?:get|head|post|put|patch|delete|options)["'`]?[\s|,;:]|\] +provider[^:\s]*: ?["'<`]?[\w.-]+[:.]|\\r\\n|\[debug info\]|invoke-|wget|\bi[rw][mr]\b/i;
const fieldsOfCall = /method|verb|message|"(?:msg|log|request)"/i;

/** The offset of the next text, at or after an offset, that every call has; -1 if there is none. */
export function traceOfCallFrom(text: string, from: number): number {
  traceOfCall.lastIndex = from;
  return traceOfCall.exec(text)?.index ?? -1;
}

/** Whether a line can contain a call. Responses have many addresses, which are none. */
export function mayHaveCall(line: string): boolean {
  return (
    traceOfCallFrom(line, 0) >= 0
    && (methodOrCommand.test(line) || aroundAddress.test(line) || (/^\s*\{/.test(line) && fieldsOfCall.test(line)))
  );
}
