import { distinctGrants, readGrantQuery, similarQuery } from "../core/analysis/grants.js";
import { sharesActions } from "../core/analysis/shares-actions.js";
import { grantNotes, grantSummary, nearQuery, notAQuery } from "../core/describe/grants.js";
import { sayIn } from "../core/text/say.js";
import type { GrantPlace, WhoGrants } from "../protocol.js";
import type { PolicyUses } from "./navigation.js";
import type { Environment } from "./snapshot.js";

/** The entries of some policies that allow or deny the actions of a query; those that allow come first. */
export function whoGrants(
  question: string,
  files: readonly PolicyUses[],
  { catalog, language }: Environment,
): WhoGrants {
  const say = sayIn(language);
  if (question.trim() === "") return { summary: "", places: [] };
  const query = readGrantQuery(question);
  if (!query) return { summary: say(notAQuery, { question: question.trim() }), places: [] };
  const isAsked = sharesActions(query, catalog);
  const found = files.map(({ uri, policies, actions }) => {
    const entries = actions.flatMap((use) =>
      use.effect !== undefined && isAsked(use.pattern) ? [{ ...use, effect: use.effect, uri }] : [],
    );
    return { policies, granting: new Set(entries.map(({ policy }) => policy)).size, entries: distinctGrants(entries) };
  });
  const entries = found.flatMap((file) => file.entries);
  const sum = (of: "policies" | "granting") => found.reduce((total, file) => total + file[of], 0);
  const near = similarQuery(query, catalog);
  const toPlace = (entry: (typeof entries)[number]): GrantPlace => {
    const { uri, range, effect, written } = entry;
    return { uri, range, effect, entry: written, notes: say(grantNotes(entry, query, catalog)) };
  };
  return {
    summary:
      near === undefined
        ? say(grantSummary(query, entries, { with: sum("granting"), all: sum("policies") }))
        : say(nearQuery, { text: query.text, near }),
    places: (["Allow", "Deny"] as const).flatMap((effect) =>
      entries.filter((one) => one.effect === effect).map(toPlace),
    ),
  };
}
