import type { ErrataFile } from "../../core/catalog/load/file.js";
import { compareNames } from "../../core/text/order.js";
import { identityEdition } from "../../core/catalog/load/load.js";
import { standingOf } from "../pages/editions.js";
import type { ImportedRow } from "./rows.js";

/** Converts names and paths to the form of the catalog. */
export interface Spelling {
  action(written: string): string;
  path(written: string): string;
}

/**
 * Corrects misprints. Variants that differ only in case are one action: the service prefix is in lower case, as
 * policies need it, and the rest is as most rows of the newest pages write it in their action column.
 */
export function readSpelling(rows: readonly ImportedRow[], errata: ErrataFile): Spelling {
  const meantActions = new Map(errata.actions.map(({ written, meant }) => [written.toLowerCase(), meant]));
  const meantPaths = new Map(errata.paths.map(({ written, meant }) => [written, meant]));
  const correct = (written: string) =>
    withLowerService(meantActions.get(withLowerService(written).toLowerCase()) ?? written);
  const votes = new Map<string, Map<string, number>>();
  for (const row of rows.filter(({ page }) => standingOf(page).edition !== identityEdition)) {
    const { role } = standingOf(row.page);
    const isNewest = role !== "history" && role !== "definition";
    for (const { action } of row.actions) vote(votes, correct(action), isNewest ? 10_000 : 100);
    for (const { action } of row.dependsOn ?? []) vote(votes, correct(action), 1);
  }
  return {
    action(written) {
      const name = correct(written);
      return elect(votes.get(name.toLowerCase())) ?? name;
    },
    path: (written) => meantPaths.get(written) ?? written,
  };
}

function withLowerService(name: string): string {
  const colon = name.indexOf(":");
  return name.slice(0, colon).toLowerCase() + name.slice(colon);
}

function vote(votes: Map<string, Map<string, number>>, name: string, weight: number): void {
  const variants = votes.get(name.toLowerCase()) ?? new Map<string, number>();
  votes.set(name.toLowerCase(), variants.set(name, (variants.get(name) ?? 0) + weight));
}

/**
 * The variant with most votes. Equal votes are decided by the order of characters, so the order of pages has no
 * influence.
 */
function elect(variants: ReadonlyMap<string, number> | undefined): string | undefined {
  const ranked = [...(variants ?? [])].sort(([a, votesA], [b, votesB]) => votesB - votesA || compareNames(a, b));
  return ranked[0]?.[0];
}
