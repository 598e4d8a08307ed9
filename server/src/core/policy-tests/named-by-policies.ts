import { covers, matchesPart, parseActionPattern } from "../catalog/pattern.js";
import { mayMeet } from "../evaluate/compare/glob.js";
import { actionParts } from "../evaluate/match-action.js";
import { asPattern } from "../evaluate/uncertain.js";
import { findElement } from "../policy/elements.js";
import type { PolicyDocument } from "../policy/model.js";

/**
 * What a wildcard means besides the known actions that it matches (`names`): the names and wildcards of the policies
 * that no table lists, as far as the wildcard matches them. `isListed`: whether a table lists an action that a wildcard
 * of a policy matches.
 */
export function namedByPolicies(
  wildcard: string,
  names: readonly string[],
  policies: readonly { readonly policy: PolicyDocument }[],
  isListed: (pattern: string) => boolean,
): readonly string[] {
  const wanted = actionParts(wildcard);
  const statements = policies
    .flatMap(({ policy }) => policy.statements)
    .filter(({ effect }) => effect?.value !== "Deny");
  // What `NotAction` leaves has no name.
  const hasRest = statements.some(({ node }) => findElement(node, "NotAction") !== undefined);
  const known = new Set(names.map((name) => name.toLowerCase()));
  const written = new Set(
    statements.flatMap(({ actions }) => actions.map(({ pattern }) => asPattern(pattern.text.trim()))),
  );
  const found = [...written].flatMap((entry) => {
    const own = actionParts(entry);
    if (!own || !wanted || known.has(entry.toLowerCase())) return [];
    const isWithin = own.every((part, at) => matchesPart(wanted[at]!, part));
    if (!entry.includes("*")) return isWithin ? [entry] : [];
    const pattern = parseActionPattern(entry);
    if (names.some((name) => covers(pattern, name)) || isListed(entry)) return [];
    if (isWithin) return [entry];
    const shared = own.map((part, at) => sharedPart(part, wanted[at]!));
    return shared.every((part) => part !== undefined) ? [shared.join(":")] : [];
  });
  return [...new Set([...found, ...(hasRest ? [wildcard] : [])])];
}

/** A part that both patterns match: the narrower one. For two that overlap, `wanted`, of which a part is covered. */
function sharedPart(own: string, wanted: string): string | undefined {
  if (matchesPart(wanted, own)) return own;
  return mayMeet(own, wanted) ? wanted : undefined;
}
