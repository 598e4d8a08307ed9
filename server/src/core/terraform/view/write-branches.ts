import type { Conditional, Expression } from "../../hcl/nodes.js";
import { choicesOf } from "./choices.js";
import { conditionSides } from "./condition-sides.js";
import type { Decision, Guard } from "./guards.js";
import { knownValue } from "./known-value.js";
import type { KnownScope } from "./scope.js";
import type { ViewWriting } from "./writing.js";

/** An expression that may be the value of another one, and what decides whether it is. */
export interface Branch extends Decision {
  readonly node: Expression;
}

/** Writes both branches of a condition. Only one of them applies, and either may. */
export function writeBranches(
  branches: readonly Branch[],
  { writer }: ViewWriting,
  write: (branch: Expression) => void,
): void {
  const written = branches.map(({ node, kind, of }, index): Guard => {
    if (index > 0) writer.make(", ", node.range.start);
    const start = writer.length;
    write(node);
    return { kind, range: { start, end: writer.length }, of };
  });
  writer.markAlternatives(written);
}

/** Both branches of a condition. */
export function asBranches({ condition, yes, no }: Conditional, text: string): readonly Branch[] {
  const sides = conditionSides(condition, text);
  const branches = [[yes, sides.yes], [no, sides.no]] as const;
  return branches.flatMap(([node, decision]) => (node ? [{ node, ...decision }] : []));
}

/** The arguments of `try` or `coalesce` as branches. */
export function asChoices(choices: readonly Expression[], call: Expression): readonly Branch[] {
  return choices.map((node) => ({ node, kind: "choice", of: call.range }));
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
  else writeBranches(asChoices(choices.filter((choice) => !isLeftOut(choice)), node), writing, write);
  return true;
}
