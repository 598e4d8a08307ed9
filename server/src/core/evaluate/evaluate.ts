import type { Catalog } from "../catalog/catalog.js";
import { findElement } from "../policy/elements.js";
import type { ActionEntry, Effect, PolicyDocument, Statement } from "../policy/model.js";
import { allOf, type Answer, type Reason, unknown } from "./answer.js";
import { matchAction } from "./match-action.js";
import { matchConditions } from "./match-condition.js";
import { matchResource } from "./match-resource.js";
import { reasons } from "./reasons.js";
import type { EvaluatedPolicy, PolicyRequest } from "./request.js";
import { type IsUncertain, uncertainIn } from "./uncertain.js";

export type { EvaluatedPolicy, PolicyRequest } from "./request.js";
export type { Reason } from "./answer.js";

/**
 * `denied`: a Deny applies. `not-granted`: no Allow applies, whatever else holds. `depends`: whether the request is
 * allowed follows from something that is not known.
 */
export type RequestVerdict = "allowed" | "denied" | "not-granted" | "depends";

/** A statement with an influence on the verdict. */
export interface Deciding {
  /** The index of its policy among the evaluated ones. */
  readonly policy: number;
  /** `undefined` if the policy has a part of which nothing is known. */
  readonly statement: Statement | undefined;
  /** `undefined` if it is not known. */
  readonly effect: Effect | undefined;
  /** The entry of `Action` that covers the action, if one does. */
  readonly entry: ActionEntry | undefined;
  /**
   * Whether it applies to the request. `no` is only used for an Allow statement that lists the action and still does
   * not apply: `reasons` says why. For `unknown` they say what it depends on.
   */
  readonly applies: Answer["is"];
  readonly reasons: readonly Reason[];
}

/** The verdict on a request, and the statements that explain it. */
export interface Evaluation {
  readonly verdict: RequestVerdict;
  /** Those that decide; for `depends` all that may; for `not-granted` the Allow statements that miss the request. */
  readonly deciding: readonly Deciding[];
}

/**
 * Evaluates a request against policies taken together, as docs/testing.md defines: a Deny that applies wins, otherwise
 * an Allow that applies allows, otherwise the request is not granted. Pure, and accepts policies of any content.
 */
export function evaluate(
  policies: readonly EvaluatedPolicy[],
  request: PolicyRequest,
  catalog: Pick<Catalog, "erratum">,
): Evaluation {
  const all = policies.flatMap(({ policy, uncertain = [] }, index) =>
    decidingIn(policy, { index, request, catalog, isUncertain: uncertainIn(uncertain), uncertain }),
  );
  const mayDeny = all.filter(({ effect, applies }) => effect !== "Allow" && applies !== "no");
  const mayAllow = all.filter(({ effect, applies }) => effect !== "Deny" && applies !== "no");
  const denying = mayDeny.filter(({ applies }) => applies === "yes");
  const allowing = mayAllow.filter(({ applies }) => applies === "yes");
  if (denying.length > 0) return { verdict: "denied", deciding: denying };
  if (mayAllow.length === 0) return { verdict: "not-granted", deciding: all.filter(({ applies }) => applies === "no") };
  if (mayDeny.length === 0 && allowing.length > 0) return { verdict: "allowed", deciding: allowing };
  return { verdict: "depends", deciding: [...new Set([...mayDeny, ...(allowing.length > 0 ? allowing : mayAllow)])] };
}

interface Context {
  readonly index: number;
  readonly request: PolicyRequest;
  readonly catalog: Pick<Catalog, "erratum">;
  readonly isUncertain: IsUncertain;
  readonly uncertain: NonNullable<EvaluatedPolicy["uncertain"]>;
}

function decidingIn(policy: PolicyDocument, context: Context): Deciding[] {
  const { index, isUncertain } = context;
  const found = policy.statements.flatMap((statement) => decidingBy(statement, policy, context) ?? []);
  // A hole in place of statements may be any statement.
  const isOfStatement = (part: { readonly start: number; readonly end: number }) =>
    policy.statements.some(
      ({ node: { range }, effectNode, actions }) =>
        (part.start <= range.start && range.end <= part.end && (effectNode !== undefined || actions.length > 0))
        || (range.start < part.start && part.end < range.end),
    );
  const list = policy.statementNode?.range ?? policy.node.range;
  const holes = context.uncertain.filter(
    (part) => part.start < list.end && list.start < part.end && !isOfStatement(part),
  );
  if (holes.length === 0) return found;
  const whole = isUncertain(policy.node.range) ? [policy.node.range] : holes;
  const parts = whole.map((range) => ({ message: reasons.unknownValue, args: {}, range }));
  return [
    ...found,
    { policy: index, statement: undefined, effect: undefined, entry: undefined, applies: "unknown", reasons: parts },
  ];
}

function decidingBy(statement: Statement, policy: PolicyDocument, context: Context): Deciding | undefined {
  const { index, request, isUncertain, catalog } = context;
  const { node, effectNode } = statement;
  const { answer: action, entry } = matchAction(statement, request.action, { policy, isUncertain, catalog });
  if (action.is === "no") return undefined;
  const isEffectKnown = effectNode === undefined || !isUncertain(effectNode.range);
  const effect = isEffectKnown ? statement.effect?.value : undefined;
  const resource = matchResource(statement, request, policy, isUncertain);
  const conditions = matchConditions(statement, request, policy, isUncertain);
  const principal = findElement(node, "Principal") ?? findElement(node, "NotPrincipal");
  const applies = allOf([
    action,
    resource,
    ...conditions.map(({ answer }) => answer),
    ...(principal ? [unknown(reasons.principal, principal.range)] : []),
    ...(isUncertain(node.range) ? [unknown(reasons.unknownValue, node.range)] : []),
    ...(effect === undefined
      ? [unknown(isEffectKnown ? reasons.effect : reasons.unknownValue, (effectNode ?? node).range)]
      : []),
  ]);
  const deciding = { policy: index, statement, effect, entry, applies: applies.is };
  if (applies.is !== "no") return { ...deciding, reasons: applies.is === "unknown" ? applies.reasons : [] };
  if (effect !== "Allow") return undefined;
  return { ...deciding, reasons: missesOf(statement, resource, conditions) };
}

/** Why a statement that lists the action does not apply. */
function missesOf(
  { resource: element, node }: Statement,
  resource: Answer,
  conditions: ReturnType<typeof matchConditions>,
): readonly Reason[] {
  const range = element?.node.range ?? node.range;
  const failed = conditions.flatMap(({ condition, answer }) => (answer.is === "no" && condition ? [condition] : []));
  return [
    ...(resource.is === "no" ? [{ message: reasons.otherResource, args: {}, range }] : []),
    ...failed.map(({ operator, key }) => ({
      message: reasons.conditionFails,
      args: { operator: operator.value, key: key.value },
      range: key.range,
    })),
  ];
}
