import { curl } from "./curl.js";
import type { CallFormat } from "./format.js";
import { koocli, koocliDebug } from "./koocli.js";
import { addressAlone, methodAndAddress, methodAndPath, requestLine, terraform, terraformFields } from "./log-lines.js";

/** The formats of lines, specific ones first: the first one that recognises a line reads it. */
export const callFormats: readonly CallFormat[] = [
  terraform, terraformFields, koocliDebug, requestLine, curl, koocli, methodAndAddress, methodAndPath, addressAlone,
];
