import type { Fault, FaultKind } from "../policy/json/syntax-errors.js";
import type { PolicyFile } from "../policy/model.js";
import type { Bilingual } from "../text/message.js";
import type { Fix } from "../fix/fix.js";
import type { FileContext, Report } from "./rule.js";

/**
 * The faults that say what is wrong. If mending them does not give JSON, the text was misread from somewhere on, and what
 * comes after the first fault that nothing can be done about is most probably a consequence.
 */
function understood({ faults, isMendable }: PolicyFile): readonly Fault[] {
  if (isMendable) return faults;
  const first = faults.findIndex(({ edits }) => edits.length === 0);
  return faults.slice(0, Math.max(first, 0) + 1);
}

/** One report for each fault of some kinds, with the message of its kind. */
export function* reportFaults({ file }: FileContext, messages: Readonly<Partial<Record<FaultKind, Bilingual>>>): Iterable<Report<Fault>> {
  for (const fault of understood(file)) {
    const message = messages[fault.kind];
    if (!message) continue;
    yield { range: fault.range, message, args: { mark: fault.mark }, data: fault, facts: { mark: fault.mark } };
  }
}

/**
 * The repair of one fault. It is offered if mending all faults gives a text that is JSON: only then the text was
 * understood as it is meant.
 */
export function* repairFault({ data: fault }: Report<Fault>, { file }: FileContext, title: Bilingual): Iterable<Fix> {
  if (fault.edits.length === 0 || !file.isMendable) return;
  const all = [...quotesBefore(fault, file.faults), fault];
  yield { title, args: { mark: marksOf(all) }, safety: "repair", edits: all.flatMap(({ edits }) => edits) };
}

/** A mark behind a string that is not closed would become a part of it: the quote that is missing there comes first. */
export function quotesBefore(fault: Fault, faults: readonly Fault[]): readonly Fault[] {
  if (fault.kind === "missing-quote") return [];
  return faults.filter((other) => other.kind === "missing-quote" && insertsAt(other, other.range.end) && insertsAt(fault, other.range.end));
}

function insertsAt({ edits }: Fault, place: number): boolean {
  return edits.some(({ range, newText }) => newText !== "" && range.start === place);
}

export function marksOf(faults: readonly Fault[]): string {
  return faults.map(({ mark }) => mark).join("");
}
