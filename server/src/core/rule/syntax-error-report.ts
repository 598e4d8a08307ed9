import type { JsonSyntaxError, JsonSyntaxErrorKind } from "../policy/json/syntax-error.js";
import type { PolicyFile } from "../policy/model.js";
import type { Bilingual } from "../text/message.js";
import { groupBy } from "../text/group-by.js";
import type { Fix } from "../fix/fix.js";
import type { FileContext, Report } from "./rule.js";
import { oncePer } from "../text/lazily.js";

/**
 * The syntax errors that are worth reporting. If fixing all of them does not give JSON, the text was misread at some
 * point, and errors after the first one without a fix are most likely consequences.
 */
function understood({ syntaxErrors, areSyntaxErrorsFixable }: PolicyFile): readonly JsonSyntaxError[] {
  if (areSyntaxErrorsFixable) return syntaxErrors;
  const first = syntaxErrors.findIndex(({ edits }) => edits.length === 0);
  return syntaxErrors.slice(0, Math.max(first, 0) + 1);
}

/** One report for each syntax error of some kinds, with the message for its kind. */
export function* reportSyntaxErrors(
  { file }: FileContext,
  messages: Readonly<Partial<Record<JsonSyntaxErrorKind, Bilingual>>>,
): Iterable<Report<JsonSyntaxError>> {
  for (const syntaxError of understood(file)) {
    const message = messages[syntaxError.kind];
    if (!message) continue;
    yield {
      range: syntaxError.range,
      message,
      args: { mark: syntaxError.mark },
      data: syntaxError,
      facts: { mark: syntaxError.mark },
    };
  }
}

/**
 * The fix for one syntax error. It is offered only if fixing all of them gives valid JSON: only then was the text fully
 * understood.
 */
export function* fixSyntaxError(
  { data: syntaxError }: Report<JsonSyntaxError>,
  { file }: FileContext,
  title: Bilingual,
): Iterable<Fix> {
  if (syntaxError.edits.length === 0 || !file.areSyntaxErrorsFixable) return;
  const all = [...quotesBefore(syntaxError, file.syntaxErrors), syntaxError];
  yield { title, args: { mark: marksOf(all) }, safety: "safe", edits: all.flatMap(({ edits }) => edits) };
}

/** A mark after an unclosed string would become part of it, so the missing quote there comes first. */
export function quotesBefore(
  syntaxError: JsonSyntaxError,
  syntaxErrors: readonly JsonSyntaxError[],
): readonly JsonSyntaxError[] {
  if (syntaxError.kind === "missing-quote") return [];
  const places = new Set(insertionsOf(syntaxError));
  return [...places].flatMap((place) => closingsOf(syntaxErrors).get(place) ?? []);
}

/** The missing closing quotes by their places, found once for all syntax errors of a text. */
const closingsOf = oncePer(
  (syntaxErrors: readonly JsonSyntaxError[]): ReadonlyMap<number, readonly JsonSyntaxError[]> => {
    const isClosing = (one: JsonSyntaxError) =>
      one.kind === "missing-quote" && insertionsOf(one).includes(one.range.end);
    return groupBy(syntaxErrors.filter(isClosing), ({ range }) => range.end);
  },
);

function insertionsOf({ edits }: JsonSyntaxError): number[] {
  return edits.flatMap(({ range, newText }) => (newText === "" ? [] : range.start));
}

export function marksOf(syntaxErrors: readonly JsonSyntaxError[]): string {
  return syntaxErrors.map(({ mark }) => mark).join("");
}
