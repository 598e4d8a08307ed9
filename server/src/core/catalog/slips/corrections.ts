import { matchesPart } from "../pattern.js";
import { mostDifferent, slipRank } from "./slip.js";
import type { Vocabulary } from "./vocabulary.js";

/** A possible meaning of one part of a name. `rank` is 0 for the text itself and grows with the difference. */
export interface Correction {
  readonly text: string;
  readonly rank: number;
}

/**
 * The possible meanings of a part of a name, with or without `*`, among the known `names`: itself if a name equals or
 * matches it, and names that it is a slip of. In a part with `*`, one of the texts between the stars may be a slip of
 * words of a name.
 */
export function correctionsOf(part: string, names: readonly string[], vocabulary: Vocabulary): readonly Correction[] {
  return part.includes("*") ? ofGlob(part, names, vocabulary) : ofName(part, names, vocabulary);
}

function ofName(written: string, names: readonly string[], vocabulary: Vocabulary): readonly Correction[] {
  const lower = written.toLowerCase();
  const found: Correction[] = [];
  // A loop, because each unknown name is compared with all names of its service.
  for (const name of names) {
    if (Math.abs(name.length - written.length) > mostDifferent) continue;
    if (name.toLowerCase() === lower) {
      found.push({ text: name, rank: 0 });
      continue;
    }
    const rank = slipRank(written, name);
    if (rank !== undefined && !vocabulary.isOtherMeaning(written, name)) found.push({ text: name, rank: rank + 1 });
  }
  return found;
}

function ofGlob(glob: string, names: readonly string[], vocabulary: Vocabulary): readonly Correction[] {
  const isMatching = (text: string) => names.some((name) => matchesPart(text.toLowerCase(), name.toLowerCase()));
  if (isMatching(glob)) return [{ text: glob, rank: 0 }];
  const found = new Map<string, number>();
  const texts = glob.split("*");
  texts.forEach((text, index) => {
    if (text.length < shortestText) return;
    for (const run of runsOf(names, index === 0, index === texts.length - 1)) {
      const rank = slipRank(text, run);
      if (rank === undefined || vocabulary.isOtherMeaning(text, run)) continue;
      const corrected = texts.with(index, run).join("*");
      if ((found.get(corrected) ?? Infinity) > rank + 1 && isMatching(corrected)) found.set(corrected, rank + 1);
    }
  });
  return [...found].map(([text, rank]) => ({ text, rank }));
}

/** One or two letters between stars are not enough to decide. */
const shortestText = 3;

/** Sequences of whole words in names: at the beginning, at the end, or anywhere. */
function runsOf(names: readonly string[], isFirst: boolean, isLast: boolean): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const name of names) {
    const starts = [...name.matchAll(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g)].map(({ index }) => index);
    const ends = [...starts.slice(1), name.length];
    for (const from of isFirst ? [0] : starts) {
      for (const to of isLast ? [name.length] : ends) if (from < to) runs.add(name.slice(from, to));
    }
  }
  return runs;
}
