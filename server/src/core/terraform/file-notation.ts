import { dialectOf, isTerraformName } from "../policy/file-names.js";
import type { Dialect } from "../policy/model.js";
import { mayHoldPolicy } from "../policy/read/prefilter.js";
import { policyWords as terraformWords } from "./resources.js";

/** The notation of a file's text. */
export type FileNotation = Dialect | "terraform";

/** Whether a text may contain a policy in this notation, at the cost of one search. */
export function mayHold(text: string, notation: FileNotation): boolean {
  return notation === "terraform" ? terraformWords.test(text) : mayHoldPolicy(text);
}

/** The notation of a file by its name or URI. */
export function notationOf(name: string): FileNotation {
  return isTerraformName(name) ? "terraform" : dialectOf(name);
}
