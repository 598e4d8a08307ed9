import { type GuardedPart, placeKey } from "../policy/guarded-part.js";
import { encloses, type TextRange } from "../text/range.js";
import { groupBy } from "../text/group-by.js";

/** How many of some parts of a policy apply together. `most` is infinite if a part is repeated. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

const none: Bounds = { least: 0, most: 0 };

/** How many of some ranges apply, if the parts around them may not. `guarded` are sorted from the outside inwards. */
export function boundsOf(ranges: readonly TextRange[], guarded: readonly GuardedPart[]): Bounds {
  const outer: GuardedPart[] = [];
  for (const part of guarded) if (!outer.some(({ range }) => encloses(range, part.range))) outer.push(part);
  const free = ranges.filter((range) => !outer.some((part) => encloses(part.range, range))).length;
  const decisions = groupBy(outer, ({ note }) => placeKey(note));
  const bounds = [...decisions.values()].map((parts) => boundsOfDecision(parts, ranges, guarded));
  return sum([{ least: free, most: free }, ...bounds]);
}

/** The parts that one value decides about. A condition takes all parts of one side. */
function boundsOfDecision(
  parts: readonly GuardedPart[],
  ranges: readonly TextRange[],
  guarded: readonly GuardedPart[],
): Bounds {
  const inside = (part: GuardedPart) =>
    boundsOf(
      ranges.filter((range) => encloses(part.range, range)),
      guarded.filter((one) => one !== part && encloses(part.range, one.range)),
    );
  const of = (kind: GuardedPart["note"]["kind"]) => sum(parts.filter(({ note }) => note.kind === kind).map(inside));
  const [yes, no, chosen, each] = [of("if"), of("unless"), of("choice"), of("each")];
  const repeated = { least: 0, most: each.most > 0 ? Infinity : 0 };
  return sum([
    { least: Math.min(yes.least, no.least), most: Math.max(yes.most, no.most) },
    { least: 0, most: chosen.most },
    repeated,
  ]);
}

function sum(all: readonly Bounds[]): Bounds {
  return all.reduce((a, b) => ({ least: a.least + b.least, most: a.most + b.most }), none);
}
