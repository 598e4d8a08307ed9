import type { Catalog } from "../catalog/catalog.js";
import { matchesPart, parseActionPattern } from "../catalog/pattern.js";
import { findElement } from "../policy/elements.js";
import type { ActionEntry, PolicyDocument, Statement } from "../policy/model.js";
import { actionStrings } from "../policy/read/read.js";
import type { TextRange } from "../text/range.js";
import { type Answer, anyOf, no, not, unknown, yes } from "./answer.js";
import { mayMeet } from "./compare/glob.js";
import { reasons } from "./reasons.js";
import { asPattern, type DoubtAt } from "./uncertain.js";

/** Whether the actions of a statement include the requested one, and the entry that decides. */
export interface ActionMatch {
  readonly answer: Answer;
  readonly entry: ActionEntry | undefined;
}

/** What the match of an action depends on besides the request. */
export interface MatchContext {
  readonly policy: PolicyDocument;
  readonly doubtAt: DoubtAt;
  /** For misprints of the published tables, which count as the actions that they mean. */
  readonly catalog: Pick<Catalog, "erratum">;
}

type Parts = readonly [service: string, type: string, operation: string];

/** Matches `Action` or `NotAction` of a statement. A statement with neither applies to no action. */
export function matchAction(statement: Statement, action: string, context: MatchContext): ActionMatch {
  const wanted = actionParts(action);
  const excluded = findElement(statement.node, "NotAction");
  const { actionList } = statement;
  if (excluded && actionList) {
    const args = { element: "Action", other: "NotAction" };
    return { answer: unknown(reasons.both, excluded.range, args), entry: undefined };
  }
  if (excluded) {
    const answers = actionStrings(excluded).map(({ value, content }) =>
      matchEntry(value.trim(), content, wanted, action, context),
    );
    return { answer: not(anyOf(answers)), entry: undefined };
  }
  const matches = statement.actions.map((entry) => ({
    entry,
    answer: matchEntry(entry.pattern.text, entry.range, wanted, action, context),
  }));
  const answer = anyOf(matches.map((match) => match.answer));
  return { answer, entry: matches.find((match) => match.answer.is === answer.is && answer.is !== "no")?.entry };
}

function matchEntry(
  written: string,
  range: TextRange,
  wanted: Parts | undefined,
  action: string,
  { doubtAt, catalog }: MatchContext,
): Answer {
  const doubt = doubtAt(range);
  const own = actionParts(doubt ? asPattern(written) : (catalog.erratum(written)?.meant ?? written));
  if (doubt) return own && wanted && !own.every((part, at) => mayMeet(part, wanted[at]!)) ? no : unknown(doubt, range);
  if (!own || !wanted) return no;
  if (own.every((part, at) => matchesPart(part, wanted[at]!))) return yes;
  return own.every((part, at) => mayMeet(part, wanted[at]!)) ? unknown(reasons.partOfAction, range, { action }) : no;
}

/** Service, type and operation in lower case. The type of an action of version 5.0 may be empty. */
export function actionParts(text: string): Parts | undefined {
  const { parts } = parseActionPattern(text);
  if (parts) return parts;
  const [service = "", type = "", operation = "", ...more] = text.toLowerCase().split(":");
  return service !== "" && operation !== "" && type === "" && more.length === 0
    ? [service, type, operation]
    : undefined;
}
