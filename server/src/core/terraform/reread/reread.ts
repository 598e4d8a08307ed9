import type { PolicyFile, Statement } from "../../policy/model.js";
import { reparse } from "../../policy/reparse/reparse.js";
import { growth, type TextChange } from "../../text/change.js";
import type { TextRange } from "../../text/range.js";
import { rangeAfter } from "../../view/segments.js";
import { toViewOffset } from "../../view/view.js";
import type { PolicyView, TerraformFile } from "../model.js";
import { mayHoldPolicies } from "../resources.js";
import { type ReadInFolder, withUsers } from "../used-locals.js";
import { movedDecision, movedGuards } from "../view/guards.js";
import { isBetweenItems } from "./between-items.js";
import { type ChangedView, movedFile } from "./moved.js";
import { statementInJson, type StatementView, statementView } from "./statement.js";

/**
 * A Terraform file after a change of its text, equal to what `readInFolder` reads from the new text; `undefined` if the
 * whole text must be read again. It reads only the statement that was edited. The file must have no syntax errors,
 * before and after. The change must be inside one statement that uses no local values, or only in the white space
 * around top-level blocks.
 */
export function reread({ host, files }: ReadInFolder, change: TextChange, text: string): ReadInFolder | undefined {
  if (!host.isSound() || !mayHoldPolicies(text)) return undefined;
  if (isBetweenItems(host, change, text)) {
    const views = host.views.map((view) => shownAfter(view, change));
    return withUsers({ host: movedFile(host, change, text, views), files });
  }
  const found = editedStatement(host, files, change);
  const own = found && readAgain(found, host, change, text);
  if (!own) return undefined;
  const views = host.views.map((view) => (view === found.view ? own.view : shownAfter(view, change)));
  return withUsers({
    host: movedFile(host, change, text, views),
    files: files.map((file) => (file === found.file ? own.file : file)),
  });
}

/** What a view shows after a change outside of it. */
function shownAfter(
  { text, segments, unknown, alternatives, guards, existence }: PolicyView,
  change: TextChange,
): ChangedView {
  return {
    text,
    unknown,
    alternatives,
    segments: segments.afterChange(change),
    guards: movedGuards(guards, { inHost: (one) => rangeAfter(one, change) }),
    existence: movedDecision(existence, (one) => rangeAfter(one, change)),
  };
}

/** A statement, its policy, and its place in the file. */
interface Edited {
  readonly view: PolicyView;
  readonly file: PolicyFile;
  readonly statement: Statement;
  readonly host: TextRange;
}

/** The statement whose first and last character in the file a change leaves as they are, if it is part of one view. */
function editedStatement(
  { views }: TerraformFile,
  files: readonly PolicyFile[],
  change: TextChange,
): Edited | undefined {
  const index = views.findIndex((view) => view.separable && isInside(view.host, change));
  const view = views[index];
  const file = files[index];
  const offset = view && toViewOffset(view, change.start);
  const statement = file?.policies[0]?.statements.find(
    ({ node: { range } }) => offset !== undefined && range.start <= offset && offset <= range.end,
  );
  const host = statement && hostOf(view!, statement.node.range);
  if (!host || !isInside(host, change)) return undefined;
  const isShared = views.some((one) => one !== view && one.segments.areWrittenIn(host));
  return isShared ? undefined : { view: view!, file: file!, statement, host };
}

function isInside({ start, end }: TextRange, change: TextChange): boolean {
  return start < change.start && change.oldEnd < end;
}

/** The range of a file for a range of a view, if both of its ends are written there. */
function hostOf({ segments }: PolicyView, { start, end }: TextRange): TextRange | undefined {
  const first = segments.at(start);
  const last = segments.at(end - 1);
  if (last?.kind !== "copied" || !first) return undefined;
  if (first.kind !== "copied" && (first.kind !== "translated" || first.view.start !== start)) return undefined;
  return { start: first.host.start + start - first.view.start, end: last.host.end - (last.view.end - end) };
}

/** Values that are defined outside of the statement. */
const usesNames = /\b(?:local|each|count)\b/;

/** The view and policy with the statement as it is now. */
function readAgain(
  { view, file, statement, host }: Edited,
  { text: old }: TerraformFile,
  change: TextChange,
  text: string,
): { readonly view: ChangedView; readonly file: PolicyFile } | undefined {
  const before = old.slice(host.start, host.end);
  // A copy, because a part of a long string keeps all of it in memory.
  const written = ` ${text.slice(host.start, host.end + growth(change))}`.slice(1);
  if (usesNames.test(before) || usesNames.test(written)) return undefined;
  const read = view.separable === "json-string" ? statementInJson(written) : statementView(view.form, written);
  if (!read?.text.startsWith("{") || !read.text.endsWith("}")) return undefined;
  const { start, end } = statement.node.range;
  const now = view.text.slice(0, start) + read.text + view.text.slice(end);
  const inView = { start: start + 1, oldEnd: end - 1, newEnd: start + read.text.length - 1 };
  const next = file.isAsWritten ? reparse(file, inView, now) : undefined;
  if (!next?.isAsWritten) return undefined;
  return { view: withStatement({ view, statement, host }, read, { change, inView, text: now }), file: next };
}

function withStatement(
  { view, statement, host }: Omit<Edited, "file">,
  read: StatementView,
  { change, inView, text }: { readonly change: TextChange; readonly inView: TextChange; readonly text: string },
): ChangedView {
  const { range } = statement.node;
  const isOutside = ({ start, end }: TextRange) =>
    start < range.start || end > range.end || isSame({ start, end }, range);
  const placed = (one: TextRange) => moved(one, range.start);
  return {
    text,
    existence: movedDecision(view.existence, (one) => rangeAfter(one, change)),
    segments: view.segments.replaced(
      range,
      read.segments.map((one) => ({ kind: one.kind, view: placed(one.view), host: moved(one.host, host.start) })),
      change,
    ),
    guards: [
      ...movedGuards(view.guards.filter((one) => isOutside(one.range)), {
        inView: (one) => rangeAfter(one, inView),
        inHost: (one) => rangeAfter(one, change),
      }),
      ...movedGuards(read.guards, { inView: placed, inHost: (one) => moved(one, host.start) }),
    ],
    unknown: [
      ...view.unknown.filter(isOutside).map((one) => ({ ...one, ...rangeAfter(one, inView) })),
      ...read.unknown.map((one) => ({ ...one, ...placed(one) })),
    ],
    alternatives: [
      ...view.alternatives.filter((all) => all.some(isOutside)).map((all) => all.map((one) => rangeAfter(one, inView))),
      ...read.alternatives.map((all) => all.map(placed)),
    ],
  };
}

function isSame(a: TextRange, b: TextRange): boolean {
  return a.start === b.start && a.end === b.end;
}

function moved({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}
