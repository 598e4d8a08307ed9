import {
  distinctPlaces,
  type GuardedPart,
  type GuardNote,
  guardsAround,
  guardsInside,
} from "../policy/guarded-part.js";
import type { Statement } from "../policy/model.js";
import { oncePer } from "../text/lazily.js";
import { encloses, type TextRange } from "../text/range.js";
import { boundsOf } from "./bounds.js";

/** What decides about the limits of a statement that itself applies. */
export interface LimitGuards {
  readonly resources?: ElementGuards;
  readonly conditions?: ElementGuards;
}

/** What decides about the parts of one element. */
export interface ElementGuards {
  readonly notes: readonly GuardNote[];
  /** Whether all of it may be absent: the statement is then not limited by it. */
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
  const items = resource?.entries.map(({ range }) => range) ?? [];
  const mayBeEmpty = items.length > 0 && boundsOf(items, inside).least === 0;
  const resources = elementGuards(resource?.node.range, inside, mayBeEmpty);
  const conditions = elementGuards(conditionNode?.range, inside, false);
  if (!resources && !conditions) return undefined;
  return { ...(resources ? { resources } : {}), ...(conditions ? { conditions } : {}) };
}

function elementGuards(
  element: TextRange | undefined,
  inside: readonly GuardedPart[],
  mayBeEmpty: boolean,
): ElementGuards | undefined {
  if (!element) return undefined;
  const around = guardsAround(inside, element);
  const found = [...around, ...inside.filter(({ range }) => encloses(element, range) && !encloses(range, element))];
  if (found.length === 0) return undefined;
  return { notes: distinctPlaces(found), mayBeAbsent: mayBeEmpty || around.length > 0 };
}
