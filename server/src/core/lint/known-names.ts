import { ownCatalog } from "../analysis/own-catalog.js";
import type { Catalog } from "../catalog/catalog.js";
import type { PolicyKind } from "../language/policy-languages.js";
import { type ListedAction, namesOneAction } from "../policy/listed-actions.js";
import type { PolicyRule, StatementContext } from "../rule/rule.js";
import { oncePer } from "../text/lazily.js";

type AnyRule = PolicyRule<unknown>;

/**
 * Which of `rules` have a report about a documented action wherever it is listed; `undefined` for any other entry. The
 * rules decide by the name alone (`isAboutNames`), so they are asked once for each name.
 */
export function rulesAbout(
  listed: ListedAction,
  rules: readonly AnyRule[],
  context: StatementContext,
): readonly AnyRule[] | undefined {
  const { catalog, policy: { kind } } = context;
  const { text } = listed.entry.pattern;
  const action = ownCatalog({ kind }, catalog)?.action(text);
  if (action?.name !== text || !namesOneAction(listed.entry)) return undefined;
  const known = answersIn(catalog)(rules)(kind);
  const answer = known.get(action.name);
  if (answer) return answer;
  const found = rules.filter((rule) => rule.checkAction?.(listed, context) ?? rule.checkNamedAction?.(listed, context));
  known.set(action.name, found);
  return found;
}

type Answers = Map<string, readonly AnyRule[]>;

/** The answers by name. Only names of the catalog are remembered, so their number is limited. */
const answersIn = oncePer<Catalog, (rules: readonly AnyRule[]) => (kind: PolicyKind) => Answers>(() =>
  oncePer(() => {
    const byKind = new Map<PolicyKind, Answers>();
    return (kind) => {
      const known = byKind.get(kind) ?? new Map<string, readonly AnyRule[]>();
      byKind.set(kind, known);
      return known;
    };
  }),
);
