import { dialectOf, isTerraformName } from "../policy/file-names.js";
import type { Dialect } from "../policy/model.js";
import { mayBytesHoldPolicy, mayHoldPolicy } from "../policy/read/prefilter.js";
import { mayNameLocals } from "./local-references.js";
import { mayBytesHoldPolicies, mayHoldPolicies } from "./resources.js";

/** The notation of a file's text. */
export type FileNotation = Dialect | "terraform";

/** Whether a text may contain a policy in this notation, at the cost of one search. */
export function mayHold(text: string, notation: FileNotation): boolean {
  return notation === "terraform" ? mayHoldPolicies(text) : mayHoldPolicy(text);
}

/**
 * Whether `mayHold` may be true for a text of which only the bytes of its UTF-8 form are known, as a string with one
 * character for each byte.
 */
export function mayBytesHold(bytes: string, notation: FileNotation): boolean {
  return notation === "terraform" ? mayBytesHoldPolicies(bytes) : mayBytesHoldPolicy(bytes);
}

/** Whether files with this name share local values with the others of their folder. */
export function isSiblingName(name: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/i.test(name);
}

/** Whether a text of a Terraform file may matter to the other files of its folder, or contains policies itself. */
export function mayMatterInFolder(text: string): boolean {
  return mayNameLocals(text) || mayHoldPolicies(text);
}

/** The notation of a file by its name or URI. */
export function notationOf(name: string): FileNotation {
  return isTerraformName(name) ? "terraform" : dialectOf(name);
}
