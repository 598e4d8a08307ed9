import type { Catalog } from "../catalog/catalog.js";
import { parseIdentityPattern } from "../catalog/identity.js";
import { type ActionPattern, parseActionPattern } from "../catalog/pattern.js";
import type { PolicyDocument } from "../policy/model.js";

/**
 * Policies whose actions have the same meaning, so that they can be compared. Trust policies are separate: they say who
 * may assume an agency, not what a user may do.
 */
export type PolicyFamily = "1.1" | "5.0" | "trust";

export const families: readonly PolicyFamily[] = ["1.1", "5.0", "trust"];

/** The family of a policy. Roles (version 1.0) use the actions of version 1.1. */
export function familyOf({ kind, language }: PolicyDocument): PolicyFamily {
  return kind === "trust-policy" ? "trust" : language === "5.0" ? "5.0" : "1.1";
}

/** The catalog with the actions of a family; `undefined` if there is none. */
export function catalogOf(family: PolicyFamily, catalog: Catalog): Catalog | undefined {
  return family === "1.1" ? catalog : catalog.identity;
}

/**
 * The pattern that an entry means in a family. A text without the form of an action is a name that covers only itself.
 * A misprint of the published tables counts as the action that it means.
 */
export function patternIn(family: PolicyFamily, written: string, catalog: Catalog | undefined): ActionPattern {
  const meant = (family === "1.1" ? catalog?.erratum(written)?.meant : undefined) ?? written;
  const pattern = family === "1.1" ? parseActionPattern(meant) : parseIdentityPattern(meant);
  return pattern.parts ? pattern : { ...pattern, parts: [meant.toLowerCase(), "", ""] };
}
