import type { Catalog } from "../catalog/catalog.js";
import { newestPageOf } from "../catalog/page-date.js";
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
  readonly unlisted: Bilingual;
}

/**
 * Reports a name that no table lists: as a misspelling if it is a slip of a documented name, or else as information if
 * the tables of its service name all of its actions. The name may be newer than the page, or only in a guide.
 */
export function reportUndocumentedName(
  listed: ListedAction,
  catalog: Catalog,
  { misspelled, unlisted }: Messages,
): Report<UndocumentedName> | undefined {
  const { pattern, range } = listed.entry;
  const near = slipsOf(pattern, catalog);
  const service = pattern.parts?.[0] ?? "";
  const [name, first] = [pattern.text, near[0]];
  const about = { range, data: { ...listed, near }, facts: { action: name, near } };
  if (first !== undefined) return { ...about, message: misspelled, args: { name, near: first } };
  if (catalog.coverage(service) !== "all-named") return undefined;
  const args = { name, service, date: newestPageOf(service, catalog) ?? "" };
  return { ...about, severity: "information", message: unlisted, args };
}
