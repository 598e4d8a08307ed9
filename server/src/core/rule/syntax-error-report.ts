import type { JsonSyntaxError, JsonSyntaxErrorKind } from "../policy/json/syntax-errors.js";
import type { PolicyFile } from "../policy/model.js";
import type { Bilingual } from "../text/message.js";
import type { Fix } from "../fix/fix.js";
import type { FileContext, Report } from "./rule.js";

/**
 * The faults that say what is wrong. If mending them does not give JSON, the text was misread from somewhere on, and what
 * comes after the first fault that nothing can be done about is most probably a consequence.
 */
function understood({ syntaxErrors, areSyntaxErrorsFixable }: PolicyFile): readonly JsonSyntaxError[] {
  if (areSyntaxErrorsFixable) return syntaxErrors;
  const first = syntaxErrors.findIndex(({ edits }) => edits.length === 0);
  return syntaxErrors.slice(0, Math.max(first, 0) + 1);
}

/** One report for each fault of some kinds, with the message of its kind. */
export function* reportSyntaxErrors({ file }: FileContext, messages: Readonly<Partial<Record<JsonSyntaxErrorKind, Bilingual>>>): Iterable<Report<JsonSyntaxError>> {
  for (const syntaxError of understood(file)) {
    const message = messages[syntaxError.kind];
    if (!message) continue;
    yield { range: syntaxError.range, message, args: { mark: syntaxError.mark }, data: syntaxError, facts: { mark: syntaxError.mark } };
  }
}

/**
 * The repair of one fault. It is offered if mending all faults gives a text that is JSON: only then the text was
 * understood as it is meant.
 */
export function* fixSyntaxError({ data: syntaxError }: Report<JsonSyntaxError>, { file }: FileContext, title: Bilingual): Iterable<Fix> {
  if (syntaxError.edits.length === 0 || !file.areSyntaxErrorsFixable) return;
  const all = [...quotesBefore(syntaxError, file.syntaxErrors), syntaxError];
  yield { title, args: { mark: marksOf(all) }, safety: "safe", edits: all.flatMap(({ edits }) => edits) };
}

/** A mark behind a string that is not closed would become a part of it: the quote that is missing there comes first. */
export function quotesBefore(syntaxError: JsonSyntaxError, syntaxErrors: readonly JsonSyntaxError[]): readonly JsonSyntaxError[] {
  if (syntaxError.kind === "missing-quote") return [];
  return syntaxErrors.filter((other) => other.kind === "missing-quote" && insertsAt(other, other.range.end) && insertsAt(syntaxError, other.range.end));
}

function insertsAt({ edits }: JsonSyntaxError, place: number): boolean {
  return edits.some(({ range, newText }) => newText !== "" && range.start === place);
}

export function marksOf(syntaxErrors: readonly JsonSyntaxError[]): string {
  return syntaxErrors.map(({ mark }) => mark).join("");
}
