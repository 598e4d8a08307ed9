import { dialectOf } from "../policy/dialect.js";
import type { Dialect } from "../policy/model.js";
import { mayHoldPolicy } from "../policy/prefilter.js";
import { mayHoldPolicy as terraformWords } from "./resources.js";

/** The notation of a file's text. */
export type FileNotation = Dialect | "terraform";

/** Whether files of this name or URI are searched for policies. Folders, Check All and references share this rule. */
export function isReadByName(name: string): boolean {
  return /\.(?:jsonc?|tf|tofu)$/i.test(name);
}

/** Whether a text may contain a policy in this notation, at the cost of one search. */
export function mayHold(text: string, notation: FileNotation): boolean {
  return notation === "terraform" ? terraformWords.test(text) : mayHoldPolicy(text);
}

/** The notation of a file by its name or URI. */
export function notationOf(name: string): FileNotation {
  return /\.(?:tf|tofu)$/i.test(name) ? "terraform" : dialectOf(name);
}
