import { type Bounds, boundsOf } from "../analysis/bounds.js";
import type { PolicyLanguage } from "../language/policy-languages.js";
import { guardsInside } from "../policy/guarded-part.js";
import { minifiedPolicyLength } from "../policy/minified-length.js";
import type { PolicyDocument } from "../policy/model.js";
import type { SyntaxNode } from "../policy/syntax.js";
import type { Uncertainty } from "../policy/uncertainty.js";
import { encloses, type TextRange } from "../text/range.js";
import type { LimitUse } from "./model.js";

/** How much of the service's limits a policy uses. Of values that are not known, there may be any number. */
export function limitUses(
  policy: PolicyDocument,
  limits: PolicyLanguage["limits"],
  { guarded, unknown }: Uncertainty,
): LimitUse[] {
  if (limits === undefined) return [];
  const { statements, statementNode } = policy;
  const isUnknown = (range: TextRange) => unknown.some((hole) => encloses(hole, range));
  const usesOf = (ranges: readonly TextRange[], around: TextRange, isOpen: boolean) =>
    useOf(boundsOf(ranges, guardsInside(guarded, around)), isOpen);
  const nodes = statements.map(({ node }) => node.range);
  const known = nodes.filter((range) => !isUnknown(range));
  const isInStatement = (hole: TextRange) => known.some((one) => encloses(one, hole));
  const size: Pick<LimitUse, "isAsWritten" | "isOpen"> = {
    ...(guarded.length > 0 ? { isAsWritten: true } : {}),
    ...(unknown.length > 0 ? { isOpen: true } : {}),
  };
  return [
    {
      what: "statements",
      ...usesOf(known, policy.node.range, isOpenIn(statementNode, unknown.filter((hole) => !isInStatement(hole)))),
      limit: limits.statements.max,
    },
    ...statements.map(({ actions, actionList, node }, index): LimitUse => ({
      what: "actions",
      statement: index + 1,
      ...usesOf(actions.map(({ range }) => range), node.range, isUnknown(node.range) || isOpenIn(actionList, unknown)),
      limit: limits.actions.max,
    })),
    { what: "characters", used: minifiedPolicyLength(policy), ...size, limit: limits.characters.max },
  ];
}

/** Whether a list has values that are not known, or is one. */
function isOpenIn(list: SyntaxNode | undefined, unknown: readonly TextRange[]): boolean {
  return list !== undefined && unknown.some(({ start, end }) => start < list.range.end && list.range.start < end);
}

function useOf({ least, most }: Bounds, isOpen: boolean): Pick<LimitUse, "used" | "most" | "isOpen"> {
  if (isOpen || most === Infinity) return { used: least, isOpen: true };
  return most > least ? { used: least, most } : { used: least };
}
