import type { Expression } from "../../hcl/nodes.js";
import type { Decision } from "./guards.js";

/** What a condition decides: about what applies if it is true, and about what applies if it is false. */
export interface ConditionSides {
  readonly yes: Decision;
  readonly no: Decision;
}

/** The sides of a condition. `!var.x` is no other condition than `var.x`: its sides are swapped. */
export function conditionSides(condition: Expression, text: string): ConditionSides {
  if (condition.kind === "parentheses" && condition.value) return conditionSides(condition.value, text);
  const [negated, ...others] = condition.kind === "operation" ? condition.operands : [];
  if (negated && others.length === 0 && text.slice(condition.range.start, negated.range.start).trim() === "!") {
    const { yes, no } = conditionSides(negated, text);
    return { yes: no, no: yes };
  }
  const of = condition.range;
  return { yes: { kind: "if", of }, no: { kind: "unless", of } };
}
