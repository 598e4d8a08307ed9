import type { TextRange } from "../../text/range.js";
import { endsLine, leadAt, lineStart } from "../trivia.js";
import {
  areOnOneLine,
  type Gap,
  gapAt,
  type GapComment,
  hasLineBreak,
  isSuppression,
  type Parts,
} from "./gaps.js";

/**
 * The comments that are about a part of a list or an object and about nothing else, so that they are removed with it.
 * A comment that may also be about other parts stays, because a lost comment is worse than one too many:
 *
 * - On the line of the part: a comment before it, or before its comma. A comment at the end of the line, if no other
 *   part is on that line, or if the others have comments of their own; with comments below that continue it.
 * - On lines above: comments directly above the part, with its indentation, if the part is the only one below them: a
 *   blank line, another comment or the end of the list follows. Otherwise they may be a heading of several parts.
 *   Those above a property are about it alone, because properties of an object rarely have a common heading.
 * - Comments before the first part may be about the whole list. They are about the part only if each part has comments.
 * - A comment that suppresses findings of the line of the part. It would then suppress those of the next one.
 *
 * `isRemoved` says which parts are removed together. A heading goes with the last part below it. The function that is
 * returned gives the comments of the part with an index.
 */
export function ownComments(parts: Parts, isRemoved: (index: number) => boolean): (index: number) => TextRange[] {
  const runAt = runsOnLines(parts, isRemoved);
  return (index) => {
    const line = lineOf(parts, index, runAt(index));
    const own = [
      ...leadOnLine(line),
      ...tailOnLine(line),
      ...suppressions(line),
      ...above(line, isRemoved),
    ];
    return own.filter((one, at) => own.indexOf(one) === at);
  };
}

/** Neighboring parts on one line that are removed together. */
interface Run {
  readonly first: number;
  readonly last: number;
}

/** The run of each part that is removed. The last one is remembered, because a line may have thousands of parts. */
function runsOnLines(parts: Parts, isRemoved: (index: number) => boolean): (index: number) => Run {
  let known: Run | undefined;
  return (index) => {
    if (known && known.first <= index && index <= known.last) return known;
    let first = index;
    while (first > 0 && isRemoved(first - 1) && isBesideNext(parts, first - 1)) first--;
    let last = index;
    while (isRemoved(last + 1) && isBesideNext(parts, last)) last++;
    return (known = { first, last });
  };
}

/** Whether the part after this one begins on the line on which this one ends. */
function isBesideNext({ text, count, rangeOf }: Parts, index: number): boolean {
  return index < count - 1 && areOnOneLine(text, rangeOf(index).end, rangeOf(index + 1).start);
}

/** A part with what is beside it. */
interface Line {
  readonly parts: Parts;
  readonly index: number;
  readonly before: Gap;
  readonly after: Gap;
  /** Whether other parts that stay, or the opening bracket, are before it on its line; other parts behind it. */
  readonly isBehindOthers: boolean;
  readonly isBeforeOthers: boolean;
}

function lineOf(parts: Parts, index: number, { first, last }: Run): Line {
  const { text, around, rangeOf } = parts;
  return {
    parts,
    index,
    before: gapAt(parts, index),
    after: gapAt(parts, index + 1),
    isBehindOthers: first > 0 ? isBesideNext(parts, first - 1) : areOnOneLine(text, around.start, rangeOf(0).start),
    isBeforeOthers: isBesideNext(parts, last),
  };
}

/** The comments before a part on its line. */
function leadOnLine({ parts, index, before, isBehindOthers, isBeforeOthers, after }: Line): readonly GapComment[] {
  const found = before.comments.filter(
    ({ start, isOnLineAfter, isOnLineBefore }) =>
      isOnLineAfter && !(isOnLineBefore && index > 0 && before.commaAfter !== undefined && start < before.commaAfter),
  );
  const isOwn =
    index === 0
      ? hasEachComments(parts)
      : isBehindOthers || !isBeforeOthers || after.comments.some((one) => one.isOnLineBefore);
  return isOwn ? found : [];
}

/** The comments after a part on its line. */
function tailOnLine({ parts, before, after, isBehindOthers, index }: Line): readonly GapComment[] {
  const comma = after.commaAfter ?? Infinity;
  const isLast = index === parts.count - 1;
  const isAmongOthers = areOnOneLine(parts.text, after.start, after.end);
  return after.comments.filter(({ start, end, isOnLineBefore }) => {
    if (!isOnLineBefore || hasLineBreak(parts.text.slice(start, end))) return false;
    if (isAmongOthers) return start < comma || isLast;
    return !isBehindOthers || (index > 0 && before.comments.some((one) => one.isOnLineAfter));
  });
}

/** The comments that suppress findings of the line of a part, if nothing else is on that line. */
function suppressions({ parts: { text }, before, after }: Line): readonly GapComment[] {
  const isAlone =
    leadAt(text, before.end) !== undefined
    && (endsLine(text, after.start) || (after.commaAfter !== undefined && endsLine(text, after.commaAfter + 1)));
  return isAlone ? before.comments.filter((one) => isSuppression(text, one)) : [];
}

/** The comments on lines directly above a part, if no other part is below them. */
function above(line: Line, isRemoved: (index: number) => boolean): readonly GapComment[] {
  const { parts, index, before } = line;
  const { text } = parts;
  const onLine = before.comments.find((one) => one.isOnLineAfter);
  const start = onLine?.start ?? before.end;
  const lead = leadAt(text, start);
  if (lead === undefined) return [];
  const found: GapComment[] = [];
  let next = lineStart(text, start);
  for (const one of before.comments.toReversed()) {
    if (one.isOnLineAfter) continue;
    const from = lineStart(text, one.start);
    const isDirectlyAbove = /^[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(one.end, next));
    if (one.isOnLineBefore || !isDirectlyAbove || text.slice(from, one.start).trim() !== "") break;
    next = from;
    if (!isSuppression(text, one)) found.push(one);
  }
  if (found.length === 0) return found;
  const widths = [/^[ \t]*/.exec(lead)![0].length, lead.length];
  const isAbout = (one: GapComment) => isRemark(text, one) && widths.includes(one.start - lineStart(text, one.start));
  const isAlone = parts.areProperties || isOnlyBelow(parts, index, isRemoved);
  return found.every(isAbout) && isAlone && (index > 0 || hasEachComments(parts)) ? found : [];
}

/** Whether a blank line, another remark or the end of the list is between a part and the next one that stays. */
function isOnlyBelow(parts: Parts, index: number, isRemoved: (index: number) => boolean): boolean {
  const { text, count } = parts;
  for (let at = index; at < count - 1; at++) {
    const gap = gapAt(parts, at + 1);
    if (/(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/.test(text.slice(gap.start, gap.end))) return true;
    if (gap.comments.some((one) => !one.isOnLineBefore && isRemark(text, one))) return true;
    if (!isRemoved(at + 1)) return false;
  }
  return true;
}

/** Whether a comment is neither for tools of ours nor a part that its author has commented out. */
function isRemark(text: string, range: TextRange): boolean {
  const content = text.slice(range.start, range.end).replace(/^(?:\/\/|\/\*|#)\s*/, "");
  return !isSuppression(text, range) && !/^(?:["'[\]{}]|[\w.-]+\s*=[^=])/.test(content);
}

function hasEachComments(parts: Parts): boolean {
  for (let index = 0; index < parts.count; index++) {
    const { comments } = gapAt(parts, index);
    if (!comments.some((one) => index === 0 || !one.isOnLineBefore || one.isOnLineAfter)) return false;
  }
  return parts.count > 1;
}
