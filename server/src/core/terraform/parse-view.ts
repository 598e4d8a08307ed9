import type { PolicyFile } from "../policy/model.js";
import { parsePolicyFile } from "../policy/parse.js";
import type { PolicyView } from "./model.js";

/** The policy of a view, of the kind that its argument takes. */
export function parseView({ text, dialect, expected }: PolicyView): PolicyFile {
  return parsePolicyFile(text, dialect, expected);
}
