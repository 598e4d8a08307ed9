import type { Catalog } from "../catalog/catalog.js";
import { findElement } from "../policy/elements.js";
import type { ActionEntry, Effect, PolicyDocument, Statement } from "../policy/model.js";
import { allOf, type Answer, type Reason, unknown } from "./answer.js";
import { matchAction } from "./match-action.js";
import { matchConditions } from "./match-condition.js";
import { matchResource } from "./match-resource.js";
import { reasons } from "./reasons.js";
import type { EvaluatedPolicy, PolicyRequest } from "./request.js";
import { doubtsIn, isWithin, type UncertainPart, uncertainParts } from "./uncertain.js";

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
  const all = policies.flatMap((one, index) => {
    const found = decidingIn(one.policy, { index, request, catalog, parts: uncertainParts(one) });
    return one.isControl ? found.flatMap(denying) : found;
  });
  const mayDeny = all.filter(({ effect, applies }) => effect !== "Allow" && applies !== "no");
  const mayAllow = all.filter(({ effect, applies }) => effect !== "Deny" && applies !== "no");
  const certain = mayDeny.filter(({ applies }) => applies === "yes");
  const allowing = mayAllow.filter(({ applies }) => applies === "yes");
  if (certain.length > 0) return { verdict: "denied", deciding: certain };
  if (mayAllow.length === 0) return { verdict: "not-granted", deciding: all.filter(({ applies }) => applies === "no") };
  if (mayDeny.length === 0 && allowing.length > 0) return { verdict: "allowed", deciding: allowing };
  return { verdict: "depends", deciding: [...new Set([...mayDeny, ...(allowing.length > 0 ? allowing : mayAllow)])] };
}

/** What a statement of a service control policy does: it may deny, and grants nothing. */
function denying(found: Deciding): readonly Deciding[] {
  return found.effect === "Allow" ? [] : [{ ...found, effect: "Deny" }];
}

interface Context {
  readonly index: number;
  readonly request: PolicyRequest;
  readonly catalog: Pick<Catalog, "erratum">;
  readonly parts: readonly UncertainPart[];
}

function decidingIn(policy: PolicyDocument, context: Context): Deciding[] {
  const found = policy.statements.flatMap((statement) => decidingBy(statement, policy, context) ?? []);
  const holes = context.parts.filter((part) => isStatementHole(part, policy));
  if (holes.length === 0) return found;
  const told = holes.map(({ range, message }) => ({ message, args: {}, range }));
  const hole = {
    statement: undefined,
    effect: undefined,
    entry: undefined,
    applies: "unknown",
    reasons: told,
  } as const;
  return [...found, { policy: context.index, ...hole }];
}

/** Whether a part is in place of statements, so that it may be any statement. */
function isStatementHole({ range: part, message }: UncertainPart, policy: PolicyDocument): boolean {
  const list = policy.statementNode?.range ?? policy.node.range;
  if (message !== reasons.unknownValue || part.end <= list.start || list.end <= part.start) return false;
  return !policy.statements.some(
    ({ node: { range }, effectNode, actions }) =>
      (isWithin(range, part) && (effectNode !== undefined || actions.length > 0))
      || (range.start < part.start && part.end < range.end),
  );
}

function decidingBy(statement: Statement, policy: PolicyDocument, context: Context): Deciding | undefined {
  const { index, request, parts, catalog } = context;
  const { node, effectNode } = statement;
  // A part around the whole statement makes one doubt, not one for each of its elements.
  const around = parts.find(({ range }) => isWithin(node.range, range));
  const doubtAt = doubtsIn(parts.filter(({ range }) => !isWithin(node.range, range)));
  const { answer: action, entry } = matchAction(statement, request.action, { policy, doubtAt, catalog });
  if (action.is === "no") return undefined;
  const effectDoubt = effectNode && doubtAt(effectNode.range);
  const effect = effectDoubt ? undefined : statement.effect?.value;
  const resource = matchResource(statement, request, policy, doubtAt);
  const conditions = matchConditions(statement, request, policy, doubtAt);
  const principal = findElement(node, "Principal") ?? findElement(node, "NotPrincipal");
  const applies = allOf([
    action,
    resource,
    ...conditions.map(({ answer }) => answer),
    ...(principal ? [unknown(reasons.principal, principal.range)] : []),
    ...(around ? [unknown(around.message, node.range)] : []),
    // It may be the key of a condition.
    ...node.properties.flatMap(({ key: { range } }) => {
      const doubt = doubtAt(range);
      return doubt ? [unknown(doubt, range)] : [];
    }),
    ...(effect === undefined ? [unknown(effectDoubt ?? reasons.effect, (effectNode ?? node).range)] : []),
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
