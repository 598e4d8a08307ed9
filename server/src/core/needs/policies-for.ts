import { limits } from "../language/limits.js";
import { policyScopeOf, type PolicyScope } from "../language/scope.js";
import { groupBy } from "../text/group-by.js";
import { compareNames } from "../text/order.js";

/** A policy that grants some actions within the limits of the service. */
export interface PolicyFor {
  readonly scope: PolicyScope;
  readonly actions: readonly string[];
  /** JSON, indented by two blanks, without a line break at the end. */
  readonly text: string;
}

/**
 * Policies of version 1.1 that allow some actions: one for each scope, because IAM requires policies of different types
 * for them, and more only if one would exceed the limits. A policy has one statement for each
 * service, so that it can be reviewed service by service, or fuller statements if there are too many services.
 */
export function policiesFor(names: readonly string[]): PolicyFor[] {
  // Of two spellings of one action, the first counts.
  const byKey = new Map(names.toReversed().map((name) => [name.toLowerCase(), name]));
  const sorted = [...byKey.keys()].sort(compareNames).map((key) => byKey.get(key)!);
  const byScope = groupBy(sorted, (name) => policyScopeOf(serviceOf(name)));
  return (["project", "global", "obs"] as const).flatMap((scope) =>
    inPolicies(byScope.get(scope) ?? []).map((statements): PolicyFor => ({
      scope,
      actions: statements.flat(),
      text: JSON.stringify(policyOf(statements), undefined, 2),
    })),
  );
}

/** The statements of each policy. Actions are added to the last policy until it is full. */
function inPolicies(actions: readonly string[]): string[][][] {
  const policies: string[][][] = [];
  let rest = actions;
  while (rest.length > 0) {
    const count = largestCount(rest.length, (most) => fits(inStatements(rest.slice(0, most))));
    policies.push(inStatements(rest.slice(0, count)));
    rest = rest.slice(count);
  }
  return policies;
}

/** One statement for each service if that is within the limits. */
function inStatements(actions: readonly string[]): string[][] {
  const services = [...groupBy(actions, serviceOf).values()];
  const statements = services.flatMap((some) => inChunks(some, limits.actions.max));
  return statements.length <= limits.statements.max ? statements : inChunks(actions, limits.actions.max);
}

function serviceOf(name: string): string {
  return name.slice(0, name.indexOf(":")).toLowerCase();
}

function fits(statements: readonly (readonly string[])[]): boolean {
  return (
    statements.length <= limits.statements.max && JSON.stringify(policyOf(statements)).length <= limits.characters.max
  );
}

/** The largest count from 1 to `most` that is accepted; 1 if none is, because an action cannot be divided. */
function largestCount(most: number, isAccepted: (count: number) => boolean): number {
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isAccepted(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function inChunks(items: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function policyOf(statements: readonly (readonly string[])[]) {
  return { Version: "1.1", Statement: statements.map((actions) => ({ Effect: "Allow", Action: actions })) };
}
