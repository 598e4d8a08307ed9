import { ownCatalog } from "../../analysis/own-catalog.js";
import type { EffectivePermissions } from "../../analysis/permissions.js";
import { unmetNeeds } from "../../analysis/unmet.js";
import type { Catalog } from "../../catalog/catalog.js";
import type { ActionPattern } from "../../catalog/pattern.js";
import { planGrants } from "../../edit/grant.js";
import { enumerate } from "../../text/enumerate.js";
import { addTitle, grantFix } from "../../fix/grant-fix.js";
import { type ListedAction, wildcardsIn } from "../../policy/listed-actions.js";
import type { PolicyDocument } from "../../policy/model.js";
import { defineRule } from "../../rule/rule.js";

interface Unmet extends ListedAction {
  readonly missing: readonly string[];
}

export const wildcardDependency = defineRule<Unmet>({
  id: "wildcard-dependency",
  category: "dependency",
  severity: "information",
  appliesTo: ["custom-policy", "identity-policy", "permission-set-policy"],
  summary: {
    en: "A wildcard grants actions that depend on others, which the policy does not allow.",
    zh: "通配写法授予的授权项依赖其他授权项，但策略未允许。",
  },

  *check({ policy, permissions, catalog: all }) {
    const catalog = ownCatalog(policy, all) ?? all;
    const reported = new Set<string>();
    for (const listed of allowedWildcards(policy)) {
      const { pattern, range } = listed.entry;
      if (!isKnownInFull(pattern, catalog)) continue;
      const { actions, missing } = unmet(pattern, permissions, catalog, reported);
      if (missing.length === 0) continue;
      yield {
        range,
        message,
        args: { pattern: pattern.text, count: actions.length, missing: enumerate(missing, shown) },
        data: { ...listed, missing },
        facts: { action: pattern.text, actions, missing },
      };
    }
  },

  *fix({ data: { statement, entry, missing } }, { file, policy }) {
    yield grantFix(
      addTitle(missing),
      planGrants(file.text, policy, [{ statement, anchor: entry.node, actions: missing }]),
    );
  },
});

/** The number of names in the message; the rest is counted. */
const shown = 5;

function* allowedWildcards({ statements }: PolicyDocument): Iterable<ListedAction> {
  for (const statement of statements) {
    if (statement.effect?.value !== "Allow") continue;
    for (const index of wildcardsIn(statement)) yield { statement, entry: statement.actions[index]! };
  }
}

/** A wildcard over services would need the tables of all of them, and does not show what its author needs. */
function isKnownInFull({ parts }: ActionPattern, catalog: Catalog): boolean {
  return parts !== undefined && catalog.coverage(parts[0]) === "all-named";
}

/** The granted actions with missing dependencies. Each action is reported once, at its first wildcard. */
function unmet(pattern: ActionPattern, permissions: EffectivePermissions, catalog: Catalog, reported: Set<string>) {
  const missing = new Set<string>();
  const actions: string[] = [];
  for (const action of catalog.matching(pattern)) {
    if (reported.has(action.name) || permissions.verdict(action.name) === "denied") continue;
    const { missing: lacking } = unmetNeeds(action, permissions);
    if (lacking.length === 0) continue;
    reported.add(action.name);
    actions.push(action.name);
    for (const name of lacking) missing.add(name);
  }
  return { actions, missing: [...missing] };
}

const message = {
  en: "{count} of the actions that '{pattern}' grants need others that this policy does not allow: {missing}.",
  zh: "“{pattern}”授予的授权项中有 {count} 个依赖本策略未允许的授权项：{missing}。",
};
