import type { Expression } from "../../hcl/nodes.js";
import type { TextRange } from "../../text/range.js";
import { choicesOf } from "./choices.js";
import { knownValue } from "./known-value.js";
import type { KnownScope } from "./scope.js";
import type { ViewWriting } from "./writing.js";

/** Writes both branches of a condition. Only one of them applies, and either may. */
export function writeBranches(
  branches: readonly Expression[],
  condition: TextRange,
  { writer }: ViewWriting,
  write: (branch: Expression) => void,
): void {
  const ranges: TextRange[] = [];
  branches.forEach((branch, index) => {
    if (index > 0) writer.make(", ", branch.range.start);
    const from = writer.length;
    write(branch);
    ranges.push({ start: from, end: writer.length });
  });
  writer.markAlternatives(ranges, condition);
}

/** The arguments of `try` or `coalesce` that may be the value of the call; `undefined` for other expressions. */
export function possibleValues(node: Expression, scope: KnownScope): readonly Expression[] | undefined {
  if (node.kind !== "call") return undefined;
  const { text, locals } = scope;
  const choices = choicesOf(node, { text, locals, valueOf: (one) => knownValue(one, scope) });
  return choices && choices.length > 0 ? choices : undefined;
}

/** Writes the values that a call of `try` or `coalesce` may have. Returns whether it is such a call. */
export function writeChoices(
  node: Expression,
  writing: ViewWriting,
  write: (choice: Expression) => void,
  isLeftOut: (choice: Expression) => boolean = () => false,
): boolean {
  const choices = possibleValues(node, writing);
  if (!choices) return false;
  if (choices.length === 1) write(choices[0]!);
  else writeBranches(choices.filter((choice) => !isLeftOut(choice)), node.range, writing, write);
  return true;
}
