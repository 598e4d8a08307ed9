import { type ActionApi, apisOf } from "../catalog/apis.js";
import type { Catalog } from "../catalog/catalog.js";
import { dependenciesOf } from "../catalog/dependencies.js";
import { labelsOf } from "../catalog/labels.js";
import type { Action, Permission } from "../catalog/model.js";
import type { ActionPattern } from "../catalog/pattern.js";
import type { Language } from "../text/message.js";
import type { ApiExplanation, EntryExplanation, UnmetNeeds } from "./model.js";
import type { States } from "./states.js";

/** The meaning of one entry of a statement: an action with its calls, or the known actions that a wildcard matches. */
export function explainPattern(
  pattern: ActionPattern,
  states: States,
  catalog: Catalog,
  language: Language,
): EntryExplanation {
  const written = pattern.text;
  const unknown: EntryExplanation = { kind: "unknown", written, isWellFormed: pattern.parts !== undefined };
  if (!pattern.isWildcard) {
    const action = catalog.action(catalog.erratum(written)?.meant ?? written);
    if (!action) return unknown;
    const apis = apisOf(action, language).map((api) => explainApi(api, action, states));
    return { kind: "action", written, ...states.stateOf(action.name), labels: labelsOf(action, language), apis };
  }
  if (!pattern.parts) return unknown;
  const actions = catalog
    .matching(pattern)
    .map((action) => ({
      ...states.stateOf(action.name),
      label: labelsOf(action, language)[0] ?? "",
      ...states.unmet(dependenciesOf(action).required),
    }));
  return { kind: "wildcard", written, actions };
}

/** Several rows, also of several pages, may list the same call. It is allowed if the needs of one row are. */
function explainApi(api: ActionApi, { permissions }: Action, states: States): ApiExplanation {
  const rows = permissions.filter(({ apis }) => apis.some(({ method, path }) => `${method} ${path}` === api.operation));
  const deciding = rows.filter(({ source }) => source.decides);
  const unmet = withoutSilent(deciding.length > 0 ? deciding : rows).map(({ dependencies = [] }) =>
    states.unmet(dependencies.filter(({ when }) => when === undefined).map(({ action }) => action)));
  const least = unmet.sort((a, b) => size(a) - size(b))[0] ?? { missing: [], denied: [] };
  return { ...api, ...least };
}

/**
 * Drops rows of tables without a column of dependencies if other rows have it: they do not state that nothing is
 * needed.
 */
function withoutSilent(rows: readonly Permission[]): readonly Permission[] {
  const hasColumn = ({ dependencies, together }: Permission) =>
    dependencies !== undefined && (together.length === 0 || dependencies.length > together.length);
  return rows.some(hasColumn) ? rows.filter(hasColumn) : rows;
}

function size({ missing, denied }: UnmetNeeds): number {
  return missing.length + denied.length;
}
