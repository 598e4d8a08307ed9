import { type GuardedPart, guardsAround, placeKey } from "../policy/guarded-part.js";
import { leading } from "../text/leading.js";
import { encloses, type TextRange } from "../text/range.js";
import { groupBy } from "../text/group-by.js";

/** How many of some parts of a policy apply together. `most` is infinite if a part is repeated. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

const none: Bounds = { least: 0, most: 0 };

/** How many of some ranges apply, which are in order, if the parts around them may not. */
export function boundsOf(ranges: readonly TextRange[], guarded: readonly GuardedPart[]): Bounds {
  const outer = guarded.filter((_part, index) => isOuter(guarded, index));
  const free = ranges.filter((range) => guardsAround(outer, range).length === 0).length;
  const decisions = groupBy(outer, ({ note }) => placeKey(note));
  const bounds = [...decisions.values()].map((parts) => boundsOfDecision(parts, ranges, guarded));
  return sum([{ least: free, most: free }, ...bounds]);
}

/** Whether no part before another one contains it. */
function isOuter(guarded: readonly GuardedPart[], index: number): boolean {
  return guardsAround(guarded, guarded[index]!.range)[0] === guarded[index];
}

/** The parts that one value decides about. A condition takes all parts of one side. */
function boundsOfDecision(
  parts: readonly GuardedPart[],
  ranges: readonly TextRange[],
  guarded: readonly GuardedPart[],
): Bounds {
  const inside = (part: GuardedPart) => {
    const { start, end } = part.range;
    const own = ranges.slice(
      leading(ranges, (range) => range.start < start),
      leading(ranges, (range) => range.end <= end),
    );
    const from = leading(guarded, ({ range }) => range.start < start);
    const to = leading(guarded, ({ range }) => range.start < end);
    const inner = guarded.slice(from, to).filter((one) => one !== part && encloses(part.range, one.range));
    return boundsOf(own, inner);
  };
  const of = (kind: GuardedPart["note"]["kind"]) => sum(parts.filter(({ note }) => note.kind === kind).map(inside));
  const [yes, no, chosen, each] = [of("if"), of("unless"), of("choice"), of("each")];
  const ofInstances = parts.filter(({ note }) => note.kind === "instance").map(inside);
  const repeated = { least: 0, most: each.most > 0 ? Infinity : 0 };
  return sum([
    { least: Math.min(yes.least, no.least), most: Math.max(yes.most, no.most) },
    { least: 0, most: chosen.most },
    repeated,
    anyOf(ofInstances),
  ]);
}

/** One of them applies. */
function anyOf(all: readonly Bounds[]): Bounds {
  const [first, ...others] = all;
  if (!first) return none;
  return others.reduce(
    (a, b) => ({ least: Math.min(a.least, b.least), most: Math.max(a.most, b.most) }),
    first,
  );
}

function sum(all: readonly Bounds[]): Bounds {
  return all.reduce((a, b) => ({ least: a.least + b.least, most: a.most + b.most }), none);
}
