import { parseOperator, type WrittenOperator } from "../language/operators.js";
import { conditionVersion } from "../language/policy-languages.js";
import type { Condition, PolicyDocument, Statement } from "../policy/model.js";
import type { Located, TextRange } from "../text/range.js";
import { allOf, type Answer, anyOf, no, not, unknown, yes, yesIf } from "./answer.js";
import { comparisonOf, withoutNot } from "./compare/compare.js";
import { booleanOf } from "./compare/instant.js";
import { reasons } from "./reasons.js";
import { type PolicyRequest, valuesOf } from "./request.js";
import { type DoubtAt, withoutVariables } from "./uncertain.js";

/** The answer about each operator and key of a statement. All must be met; none is an empty list. */
export function matchConditions(
  statement: Statement,
  request: PolicyRequest,
  policy: PolicyDocument,
  doubtAt: DoubtAt,
): readonly { readonly condition: Condition | undefined; readonly answer: Answer }[] {
  const { conditionNode, conditions, hasCondition, node } = statement;
  if (!hasCondition) return [];
  const range = conditionNode?.range ?? node.range;
  const doubt = doubtAt(range);
  if (doubt) return [{ condition: undefined, answer: unknown(doubt, range) }];
  // An operator without keys, or a value of another type, is not a condition that could be met.
  const isRead =
    conditionNode?.kind === "object"
    && conditionNode.properties.every(({ value }) => value?.kind === "object" && value.properties.length > 0);
  return [
    ...(isRead ? [] : [{ condition: undefined, answer: unknown(reasons.unreadable, range) }]),
    ...conditions.map((condition) => ({
      condition,
      answer: matchCondition(condition, request, conditionVersion(policy.language), doubtAt),
    })),
  ];
}

function matchCondition(condition: Condition, request: PolicyRequest, version: string, doubtAt: DoubtAt): Answer {
  const { operator: written, key, values, valueNode } = condition;
  const places = [written.range, key.range, ...(valueNode ? [valueNode.range] : [])];
  const hole = places.find(doubtAt);
  if (hole) return unknown(doubtAt(hole)!, hole);
  const parsed = parseOperator(written.value);
  const args = { operator: written.value, version };
  if (!parsed.operator?.versions.includes(version)) return unknown(reasons.unknownOperator, written.range, args);
  const items = valueNode?.kind === "array" ? valueNode.items.length : 1;
  if (values.length === 0 || values.length < items) return unknown(reasons.unreadable, valueNode?.range ?? key.range);
  const given = valuesOf(request, key.value);
  if (parsed.base === "Null") return isNull(parsed, condition, given);
  const { positive, isNegated } = withoutNot(parsed.base);
  if (!comparisonOf(positive)) return unknown(reasons.undocumented, written.range, args);
  if (given === undefined) return unknown(reasons.noKey, key.range, { key: key.value });
  if (given.length === 0) return forAbsentKey(parsed, isNegated, condition);
  return overValues(given, parsed, condition, (value) =>
    fits(value, values, { positive, isNegated, written, doubtAt }),
  );
}

/** `Null`: "true" asks that the request does not have the key, "false" that it does. */
function isNull(parsed: WrittenOperator, condition: Condition, given: readonly string[] | undefined): Answer {
  const { operator, key, values } = condition;
  if (parsed.setPrefix !== "" || parsed.hasIfExists)
    return unknown(reasons.undocumented, operator.range, { operator: operator.value });
  if (given === undefined) return unknown(reasons.noKey, key.range, { key: key.value });
  return anyOf(
    values.map(({ value, range }) => {
      const wanted = booleanOf(value);
      return wanted === undefined
        ? unknown(reasons.notABoolean, range, { value })
        : yesIf(wanted === (given.length === 0));
    }),
  );
}

/** For a request without the key. What a negated operator or `ForAllValues` makes of it is not documented. */
function forAbsentKey({ setPrefix, hasIfExists }: WrittenOperator, isNegated: boolean, condition: Condition): Answer {
  if (hasIfExists) return yes;
  if (setPrefix === "ForAnyValue:" || (!isNegated && setPrefix === "")) return no;
  const { operator, key } = condition;
  return unknown(reasons.absentKey, key.range, { operator: operator.value, key: key.value });
}

function overValues(
  given: readonly string[],
  { setPrefix }: WrittenOperator,
  { operator, key }: Condition,
  answer: (value: string) => Answer,
): Answer {
  if (setPrefix === "ForAnyValue:") return anyOf(given.map(answer));
  if (setPrefix === "ForAllValues:") return allOf(given.map(answer));
  if (given.length === 1) return answer(given[0]!);
  return unknown(reasons.severalValues, operator.range, { key: key.value, operator: operator.value });
}

interface Comparing {
  readonly positive: string;
  readonly isNegated: boolean;
  readonly written: Located<string>;
  readonly doubtAt: DoubtAt;
}

/** Whether one value of the request fits the listed ones: any of them, or none for a negated operator. */
function fits(
  given: string,
  listed: readonly Located<string>[],
  { positive, isNegated, written, doubtAt }: Comparing,
): Answer {
  const compare = comparisonOf(positive)!;
  const fitsOne = ({ value, range }: Located<string>): Answer => {
    const doubt = doubtAt(range);
    if (doubt) return unknown(doubt, range);
    if (withoutVariables(value) !== undefined) return unknown(reasons.variable, range, { written: value });
    return toAnswer(compare(given, value), range, written.value);
  };
  const any = anyOf(listed.map(fitsOne));
  return isNegated ? not(any) : any;
}

function toAnswer(
  result: ReturnType<NonNullable<ReturnType<typeof comparisonOf>>>,
  range: TextRange,
  operator: string,
): Answer {
  if (typeof result === "boolean") return yesIf(result);
  return unknown(result.open, range, { operator, value: result.value ?? "" });
}
