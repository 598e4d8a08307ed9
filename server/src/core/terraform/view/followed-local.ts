import type { Expression } from "../../hcl/nodes.js";
import { type KnownScope, type Locals, localNamed } from "./scope.js";
import type { ViewWriting } from "./writing.js";

/** The maximum depth of locals within locals. */
const deepest = 8;
/** The most that locals add to the policies of one file, in characters of their definitions. */
const mostOfFile = 1_000_000;
/** The length of a policy from which on no more locals are added. The service takes some thousand characters. */
const longestPolicy = 60_000;

const followedSoFar = new WeakMap<Locals, number>();

/**
 * The value of a local at a depth of locals within locals; `undefined` if it is none, or if the locals of the file were
 * followed so often that the time would no longer be linear.
 */
export function localAt(node: Expression, { text, locals }: KnownScope, depth: number): Expression | undefined {
  const local = depth < deepest ? localNamed(node, locals, text) : undefined;
  if (!local) return undefined;
  const total = (followedSoFar.get(locals) ?? 0) + local.range.end - local.range.start;
  if (total > mostOfFile) return undefined;
  followedSoFar.set(locals, total);
  return local;
}

/** The value of a local, which is written where the local is used. */
export function followed(node: Expression, writing: ViewWriting): Expression | undefined {
  return writing.writer.length < longestPolicy ? localAt(node, writing, writing.depth) : undefined;
}

/** Writes a value that is defined at another place of the file. */
export function inside(writing: ViewWriting, write: () => void): void {
  writing.depth++;
  writing.writer.elsewhere(write);
  writing.depth--;
}
