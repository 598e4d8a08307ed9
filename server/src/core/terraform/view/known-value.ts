import type { Expression } from "../../hcl/nodes.js";
import { Evaluator } from "./evaluator.js";
import { type KnownValue, type LoopNames, scalarText } from "./known-data.js";
import type { KnownScope, Locals } from "./scope.js";
import type { TextPiece } from "./template-tree.js";

export type { LoopNames } from "./known-data.js";

/**
 * The value of an expression as Terraform computes it; `undefined` if it depends on anything but literals and locals,
 * is of another kind, or is too large for a policy. Its time is linear in the text of the expression and its locals.
 */
export function knownValue(node: Expression, scope: KnownScope): KnownValue | undefined {
  return knownValueIn(node, { ...scope, names: new Map() });
}

/** The same for an expression in loops, whose variables have these values; `undefined` is one that is not known. */
export function knownValueIn(node: Expression, scope: KnownScope & { names: LoopNames }): KnownValue | undefined {
  return evaluatorIn(scope).of(node, scope.names);
}

/** The text of some pieces of a template; `undefined` if it is not known. */
export function knownPieces(pieces: readonly TextPiece[], scope: KnownScope): string | undefined {
  return evaluatorIn(scope).joined(pieces);
}

function evaluatorIn(scope: KnownScope): Evaluator {
  let evaluator = evaluators.get(scope.locals);
  if (evaluator?.text !== scope.text) evaluators.set(scope.locals, (evaluator = new Evaluator(scope)));
  return evaluator;
}

/** A path as Terraform computes it in a root module, where `path.module` and `path.root` are `.`. */
export function knownPath(node: Expression, scope: KnownScope): string | undefined {
  let evaluator = pathEvaluators.get(scope.locals);
  if (evaluator?.text !== scope.text) pathEvaluators.set(scope.locals, (evaluator = new Evaluator(scope, ".")));
  const value = evaluator.of(node);
  return typeof value === "string" ? value : undefined;
}

/** The value of an expression as a part of a string. */
export function knownText(node: Expression, scope: KnownScope): string | undefined {
  const value = knownValue(node, scope);
  return typeof value === "boolean" ? undefined : scalarText(value);
}

const evaluators = new WeakMap<Locals, Evaluator>();
const pathEvaluators = new WeakMap<Locals, Evaluator>();
