import type { Catalog } from "../catalog.js";
import type { Scenario } from "../scenarios.js";
import type { Lookup } from "./find-actions.js";
import { wordsOf } from "./words.js";

/** The scenarios to show beside what a look-up found: only words can describe a job. */
export function scenariosFor(found: Lookup, query: string, catalog: Catalog): Scenario[] {
  const isWords = found.kind === "words" || (found.kind === "nothing" && found.named === undefined);
  if (!isWords) return [];
  const words = wordsOf(query);
  return catalog.scenarios.all.filter((scenario) => fits(scenario, words));
}

/** Whether a scenario has all words in its product, table, name or purpose; the product alone is not enough. */
function fits({ product, table, name, purpose = "" }: Scenario, words: readonly string[]): boolean {
  const owner = product.toLowerCase();
  const text = `${table}\n${name}\n${purpose}`.toLowerCase();
  const others = words.filter((word) => !owner.includes(word));
  return others.length > 0 && others.every((word) => text.includes(word));
}
