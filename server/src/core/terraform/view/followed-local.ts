import type { Expression } from "../../hcl/nodes.js";
import { localNamed } from "./scope.js";
import type { ViewWriting } from "./writing.js";

/** The maximum depth of locals within locals. */
const deepest = 8;

/** The value of a local, which is written where the local is used. */
export function followed(node: Expression, { text, locals, depth }: ViewWriting): Expression | undefined {
  return depth < deepest ? localNamed(node, locals, text) : undefined;
}

/** Writes a value that is defined at another place of the file. */
export function inside(writing: ViewWriting, write: () => void): void {
  writing.depth++;
  writing.writer.elsewhere(write);
  writing.depth--;
}
