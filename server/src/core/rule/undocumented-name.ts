import type { Catalog } from "../catalog/catalog.js";
import { newestPageOf } from "../catalog/page-date.js";
import { covers } from "../catalog/pattern.js";
import { slipsOf } from "../catalog/slips/slips.js";
import type { ListedAction } from "../policy/listed-actions.js";
import type { Bilingual } from "../text/message.js";
import type { Report } from "./rule.js";

/** A listed action or wildcard, with the documented names that it may be a slip of, the most likely first. */
export interface UndocumentedName extends ListedAction {
  readonly near: readonly string[];
}

/** The messages, with places for `name`, and for `near`, or for `service` and the `date` of its newest page. */
interface Messages {
  readonly misspelled: Bilingual;
  /** A misspelled name in `NotAction`. */
  readonly excepted: Bilingual;
  /** The same if the statement allows or denies the action that its author wants to except; only in version 5.0. */
  readonly allowed?: Bilingual;
  readonly denied?: Bilingual;
  readonly unlisted: Bilingual;
}

/**
 * Reports a name that no table lists: as a misspelling if it is a slip of a documented name, or else as information if
 * the tables of its service name all of its actions. The name may be newer than the page, or only in a guide.
 */
export function reportUndocumentedName(
  listed: ListedAction,
  catalog: Catalog,
  messages: Messages,
): Report<UndocumentedName> | undefined {
  const { pattern, range } = listed.entry;
  const near = slipsOf(pattern, catalog);
  const service = pattern.parts?.[0] ?? "";
  const [name, first] = [pattern.text, near[0]];
  const about = { range, data: { ...listed, near }, facts: { action: name, near } };
  if (first !== undefined)
    return { ...about, message: misspelledIn(listed, first, messages), args: { name, near: first } };
  if (catalog.coverage(service) !== "all-named") return undefined;
  const args = { name, service, date: newestPageOf(service, catalog) ?? "" };
  return { ...about, severity: "information", message: messages.unlisted, args };
}

/** A misspelled exception excepts nothing, so the statement is about the action that its author wants to except. */
function misspelledIn(
  { statement: { effect, actionList, exceptions }, isException }: ListedAction,
  near: string,
  { misspelled, excepted, allowed, denied }: Messages,
): Bilingual {
  if (!isException) return misspelled;
  // Another exception may cover the action, and one with an unknown part may be any.
  const mayBeExcepted = exceptions.some(({ pattern }) => pattern.text.includes("\ufffc") || covers(pattern, near));
  if (actionList || mayBeExcepted || !effect) return excepted;
  return (effect.value === "Deny" ? denied : allowed) ?? excepted;
}
