import { distinctPlaces, type GuardedPart, type GuardNote, guardsInside } from "../policy/guarded-part.js";
import type { Statement } from "../policy/model.js";
import { oncePer } from "../text/lazily.js";
import { encloses } from "../text/range.js";
import { boundsOf } from "./bounds.js";

/** What decides about parts of the resources and conditions of a statement that itself applies. */
export interface LimitGuards {
  readonly notes: readonly GuardNote[];
  /** Whether all of its resources, or its conditions, may be absent: the statement is then not limited by them. */
  readonly mayBeAbsent: boolean;
}

/** What decides about the limits of a statement; `undefined` if nothing does. `guarded` are the parts of its policy. */
export function limitGuards(statement: Statement, guarded: readonly GuardedPart[]): LimitGuards | undefined {
  return limitsIn(guarded)(statement);
}

/** Each entry of a statement asks for the same. */
const limitsIn = oncePer((guarded: readonly GuardedPart[]) =>
  oncePer((statement: Statement) => findLimitGuards(statement, guarded)),
);

function findLimitGuards(
  { node, resource, conditionNode }: Statement,
  guarded: readonly GuardedPart[],
): LimitGuards | undefined {
  const inside = guardsInside(guarded, node.range);
  if (inside.length === 0) return undefined;
  const elements = [resource?.node.range, conditionNode?.range].filter((range) => range !== undefined);
  const found = inside.filter(({ range }) => elements.some((one) => encloses(one, range) || encloses(range, one)));
  if (found.length === 0) return undefined;
  const items = resource?.entries.map(({ range }) => range) ?? [];
  const { least } = boundsOf(items, inside);
  const isOptional = conditionNode && inside.some(({ range }) => encloses(range, conditionNode.range));
  const mayBeAbsent = (items.length > 0 && least === 0) || isOptional === true;
  return { notes: distinctPlaces(found), mayBeAbsent };
}
