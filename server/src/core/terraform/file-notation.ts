import { dialectOf } from "../policy/dialect.js";
import type { Dialect } from "../policy/model.js";

/** What the text of a file is written in. */
export type FileNotation = Dialect | "terraform";

/** The notation of a file by its name or URI. */
export function notationOf(name: string): FileNotation {
  return /\.(?:tf|tofu)$/i.test(name) ? "terraform" : dialectOf(name);
}
