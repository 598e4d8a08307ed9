import { dialectOf } from "../policy/dialect.js";
import type { Dialect } from "../policy/model.js";
import { mayHoldPolicy } from "../policy/prefilter.js";
import { mayHoldPolicy as terraformWords } from "./resources.js";

/** What the text of a file is written in. */
export type FileNotation = Dialect | "terraform";

/** Whether files of this name or URI are searched for policies: one answer for folders, Check All and references. */
export function isReadByName(name: string): boolean {
  return /\.(?:jsonc?|tf|tofu)$/i.test(name);
}

/** Whether a text may hold a policy in this notation, at the cost of one search. */
export function mayHold(text: string, notation: FileNotation): boolean {
  return notation === "terraform" ? terraformWords.test(text) : mayHoldPolicy(text);
}

/** The notation of a file by its name or URI. */
export function notationOf(name: string): FileNotation {
  return /\.(?:tf|tofu)$/i.test(name) ? "terraform" : dialectOf(name);
}
