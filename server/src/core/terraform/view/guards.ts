import type { GuardKind } from "../../policy/guarded-part.js";
import type { TextRange } from "../../text/range.js";

/** What decides whether a value applies: a condition, a call, a collection or a number, as a range of the host. */
export interface Decision {
  readonly kind: GuardKind;
  readonly of: TextRange;
  /** The instances of the resource in which it applies. */
  readonly keys?: readonly string[];
}

/** A part of a view that may not apply, or several times. */
export interface Guard extends Decision {
  /** In offsets of the view. */
  readonly range: TextRange;
}

/** The same guards in a view or a host with other offsets. */
export function movedGuards(
  guards: readonly Guard[],
  { inView = same, inHost = same }: { inView?(range: TextRange): TextRange; inHost?(range: TextRange): TextRange },
): readonly Guard[] {
  return guards.length === 0
    ? guards
    : guards.map((guard) => ({ ...guard, range: inView(guard.range), of: inHost(guard.of) }));
}

/** The same decision in a host with other offsets. */
export function movedDecision<D extends Decision | undefined>(decision: D, inHost: (range: TextRange) => TextRange): D {
  return decision && { ...decision, of: inHost(decision.of) };
}

function same(range: TextRange): TextRange {
  return range;
}
