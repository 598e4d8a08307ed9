import { growth, type TextChange } from "../../text/change.js";
import type { TextRange } from "../../text/range.js";
import type { PolicyFile, Statement } from "../model.js";
import { isStatementSound } from "./sound-statement.js";
import { leading } from "../../text/leading.js";

/** One object in place of statements that follow each other. Its range is theirs in the whole text. */
export interface Stub extends TextRange {
  /** The offset of the object in the reduced text. */
  readonly at: number;
  readonly statements: readonly Statement[];
}

/** A text in which an object is in place of each statement, or of several, that an edit left as they are. */
export interface ReducedText {
  readonly text: string;
  readonly stubs: readonly Stub[];
}

/** With a blank, because errors are reported at both braces, before and behind them. */
const stubText = "{ }";

/** With more syntax errors than this, a text is read from the start. */
const mostErrors = 100;

/**
 * The text after a change, reduced to what has to be read again; `undefined` if it cannot be reduced. What is between
 * two statements must be without errors, or end in a way that no string of it can reach into the second one.
 */
export function reducedText(file: PolicyFile, change: TextChange, text: string): ReducedText | undefined {
  const errors = [...file.problems, ...file.syntaxErrors].map(({ range }) => range);
  if (errors.length > mostErrors) return undefined;
  const kept = file.policies[0]!.statements.filter(
    (one) => isIntact(one.node.range, change) && isStatementSound(one, file),
  );
  const isClean = (gap: TextRange) =>
    isIntact({ start: gap.start - 1, end: gap.end + 1 }, change) && !errors.some((error) => meet(error, gap));
  const moved = (offset: number) => (offset >= change.oldEnd ? offset + growth(change) : offset);
  const stubs: Stub[] = [];
  let reduced = "";
  let done = 0;
  for (const { statements, isCleanBefore } of groupsOf(kept, isClean)) {
    const start = moved(statements[0]!.node.range.start);
    const between = text.slice(done, start);
    if (!isCleanBefore && !endsWithoutString(between)) return undefined;
    done = moved(statements.at(-1)!.node.range.end - 1) + 1;
    stubs.push({ start, end: done, at: reduced.length + between.length, statements });
    reduced += between + stubText;
  }
  return { text: reduced + text.slice(done), stubs };
}

/** The offset in the whole text of an offset in the reduced one. */
export function toWhole(stubs: readonly Stub[], offset: number): number {
  const stub = stubs[leading(stubs, ({ at }) => at <= offset) - 1];
  if (!stub) return offset;
  const distance = offset - stub.at;
  return distance <= 1 ? stub.start + distance : stub.end + distance - stubText.length;
}

/** Whether a range starts and ends with an object of the reduced text. */
export function isStubAt({ at }: Stub, { start, end }: TextRange): boolean {
  return start === at && end === at + stubText.length;
}

function isIntact({ start, end }: TextRange, change: TextChange): boolean {
  return end <= change.start || change.oldEnd <= start;
}

function meet(one: TextRange, other: TextRange): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** Statements that get one object, and whether what is before them has no errors. */
interface Group {
  readonly statements: readonly Statement[];
  readonly isCleanBefore: boolean;
}

/** The first and the last statement of a row are alone: an error beside them may be reported at their braces. */
function groupsOf(kept: readonly Statement[], isClean: (gap: TextRange) => boolean): Group[] {
  const rows: { readonly statements: Statement[]; readonly isCleanBefore: boolean }[] = [];
  for (const [at, statement] of kept.entries()) {
    const before = kept[at - 1];
    const isCleanBefore = isClean({ start: before?.node.range.end ?? 0, end: statement.node.range.start });
    if (before && isCleanBefore && statement.index === before.index + 1) rows.at(-1)!.statements.push(statement);
    else rows.push({ statements: [statement], isCleanBefore });
  }
  return rows.flatMap(({ statements, isCleanBefore }) => {
    const [first, ...rest] = statements.length < 4 ? statements.map((one) => [one]) : parted(statements);
    return [
      { statements: first!, isCleanBefore },
      ...rest.map((one): Group => ({ statements: one, isCleanBefore: true })),
    ];
  });
}

function parted(statements: readonly Statement[]): (readonly Statement[])[] {
  return [statements.slice(0, 1), statements.slice(1, -1), statements.slice(-1)];
}

/** Whether a text has no quote, comment or word behind its last line break, so that nothing in it is still open. */
function endsWithoutString(text: string): boolean {
  return /^[\s,[\]{}]*$/.test(text.slice(Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1));
}
