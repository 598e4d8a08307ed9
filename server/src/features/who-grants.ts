import { type GrantFacts, readGrantQuery, similarQuery } from "../core/analysis/grants.js";
import { sharesActions } from "../core/analysis/shares-actions.js";
import { grantNotes, grantSummary, nearQuery, notAQuery } from "../core/describe/grants.js";
import type { Effect } from "../core/policy/model.js";
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
  const found = files.flatMap(({ uri, actions }) => actions.flatMap(({ effect, policy, range, ...facts }) =>
    (effect !== undefined && isAsked(facts.pattern) ? [{ uri, effect, policy, range, facts }] : [])));
  const granting = new Set(found.map(({ uri, policy }) => `${String(policy)} ${uri}`)).size;
  const all = files.reduce((sum, { policies }) => sum + policies, 0);
  const near = similarQuery(query, catalog);
  const place = ({
    uri,
    range,
    effect,
    facts,
  }: {
    uri: string;
    range: GrantPlace["range"];
    effect: Effect;
    facts: GrantFacts;
  }): GrantPlace => ({ uri, range, effect, entry: facts.written, notes: say(grantNotes(facts, query, catalog)) });
  return {
    summary:
      near === undefined
        ? say(grantSummary(query, found, { with: granting, all }))
        : say(nearQuery, { text: query.text, near }),
    places: (["Allow", "Deny"] as const).flatMap((effect) => found.filter((one) => one.effect === effect).map(place)),
  };
}
