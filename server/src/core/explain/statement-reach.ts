import type { Catalog } from "../catalog/catalog.js";
import { kinds, languages } from "../language/policy-languages.js";
import type { Effect, PolicyDocument, Statement } from "../policy/model.js";
import type { PolicyAnalysis } from "../analysis/analysis.js";
import type { EffectivePermissions } from "../analysis/permissions.js";
import { unmetNeeds } from "../analysis/unmet.js";

/** What one statement contributes to its policy. Lists contain each name once, in the order of the text. */
export interface StatementReach {
  readonly effect: Effect;
  /** The known actions that it allows or denies, and those that it names of services without tables. */
  readonly actions: readonly string[];
  /** Actions of an Allow that another statement denies for all resources and without a condition. */
  readonly denied: readonly string[];
  /** What its named actions need, and the policy does not allow. */
  readonly missing: readonly string[];
  /** Names that the catalog lacks, although it has the service. */
  readonly unknown: readonly string[];
  /** Wildcards that match no known action. */
  readonly uncounted: readonly string[];
}

/**
 * The reach of a statement; `undefined` without `Effect` or actions, and in a policy whose actions the catalog does not
 * contain. `permissions` are those of the policy with the Deny that surely applies.
 */
export function statementReach(
  statement: Statement,
  analysis: PolicyAnalysis,
  catalog: Catalog,
  permissions: EffectivePermissions = analysis.permissions,
): StatementReach | undefined {
  const effect = statement.effect?.value;
  if (effect === undefined || statement.actions.length === 0 || !isCounted(analysis.policy)) return undefined;
  const { known, unknown, uncounted } = listedIn(statement, catalog);
  const names = [...known.values()];
  if (effect === "Deny") return { effect, actions: names, denied: [], missing: [], unknown, uncounted };
  const isDenied = (name: string) => permissions.verdict(name) === "denied";
  const missing = analysis.allowed
    .filter((one) => one.statement === statement && one.neededBy.length === 0)
    .flatMap(({ action }) => unmetNeeds(action, permissions).missing);
  return {
    effect,
    actions: names.filter((name) => !isDenied(name)),
    denied: names.filter(isDenied),
    missing: [...new Set(missing)],
    unknown,
    uncounted,
  };
}

function isCounted({ kind, language }: PolicyDocument): boolean {
  return (kinds[kind].actions === "tables" || kind === "role") && languages[language].hasCatalog;
}

function listedIn({ actions }: Statement, catalog: Catalog) {
  const known = new Map<string, string>();
  const unknown = new Set<string>();
  const uncounted = new Set<string>();
  for (const { pattern } of actions) {
    if (pattern.parts === undefined) unknown.add(pattern.text);
    else if (pattern.isWildcard) {
      const matching = catalog.matching(pattern);
      for (const { name } of matching) known.set(name.toLowerCase(), name);
      if (matching.length === 0) uncounted.add(pattern.text);
    } else {
      const name = catalog.action(catalog.erratum(pattern.text)?.meant ?? pattern.text)?.name;
      if (name === undefined && catalog.ofService(pattern.parts[0]).length > 0) unknown.add(pattern.text);
      else known.set((name ?? pattern.text).toLowerCase(), name ?? pattern.text);
    }
  }
  return { known, unknown: [...unknown], uncounted: [...uncounted] };
}
