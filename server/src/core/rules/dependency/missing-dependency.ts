import { ownCatalog } from "../../analysis/own-catalog.js";
import { requiredTogether } from "../../analysis/dependencies.js";
import { unmetAmong, unmetNeeds } from "../../analysis/unmet.js";
import { type PlannedGrant, planGrants } from "../../edit/grant.js";
import type { ActionEntry, Statement } from "../../policy/model.js";
import { defineRule, type RuleContext } from "../../rule/rule.js";
import { addAllTitle, addTitle, grantFix } from "../../fix/grant-fix.js";

interface Missing {
  readonly entry: ActionEntry;
  readonly statement: Statement;
  readonly action: string;
  readonly missing: readonly string[];
  /** The actions that the fix adds: the missing ones and their own dependencies. */
  readonly adds: readonly string[];
}

export const missingDependency = defineRule<Missing>({
  id: "missing-dependency",
  category: "dependency",
  severity: "warning",
  appliesTo: ["custom-policy", "identity-policy", "permission-set-policy"],
  summary: {
    en: "An allowed action depends on actions that the policy does not allow.",
    zh: "已允许的授权项依赖其他授权项，但策略未允许。",
  },

  *check(context) {
    const texts = context.policy.language === "5.0" ? texts5 : texts11;
    for (const missing of missingDependencies(context)) {
      yield {
        range: missing.entry.range,
        ...(texts === texts5 ? { severity: texts5.severity } : {}),
        message: missing.missing.length === 1 ? texts.one : texts.several,
        args: argsOf(missing),
        data: missing,
        facts: { action: missing.action, missing: missing.missing },
      };
    }
  },

  *fix({ data }, { file, policy }) {
    yield grantFix(addTitle(data.adds), planGrants(file.text, policy, [toGrant(data)]));
  },

  fixAll(reports, { file, policy }) {
    const grants = withoutRepeats(reports.map(({ data }) => data));
    return grantFix(addAllTitle(grants.flatMap(({ actions }) => actions)), planGrants(file.text, policy, grants));
  },
});

const texts11 = {
  one: {
    en: "'{action}' also needs {missing}, which this policy does not allow.",
    zh: "“{action}”还依赖 {missing}，本策略未允许该授权项。",
  },
  several: {
    en: "'{action}' also needs {count} actions that this policy does not allow: {missing}.",
    zh: "“{action}”还依赖 {count} 个授权项，本策略未允许：{missing}。",
  },
};
/** The definition of the authorization schemas says that an operation may need its dependent actions. */
const texts5 = {
  severity: "information",
  one: {
    en: "The operations of '{action}' may also need {missing}, which this policy does not allow.",
    zh: "“{action}”的操作可能还需要 {missing}，本策略未允许该授权项。",
  },
  several: {
    en: "The operations of '{action}' may also need {count} actions that this policy does not allow: {missing}.",
    zh: "“{action}”的操作可能还需要 {count} 个授权项，本策略未允许：{missing}。",
  },
} as const;

/**
 * The actions with missing dependencies, each once. An action that is listed for another one is left to
 * `indirect-dependency`, because the policy does not show that it is called directly. So adding required actions never
 * leads to a new finding of this rule.
 */
function* missingDependencies({ permissions, dependent, policy, catalog: all }: RuleContext): Iterable<Missing> {
  const catalog = ownCatalog(policy, all) ?? all;
  for (const { action, entry, statement, neededBy } of dependent) {
    if (neededBy.length > 0) continue;
    const { missing } = unmetNeeds(action, permissions);
    if (missing.length > 0)
      yield {
        entry,
        statement,
        action: action.name,
        missing,
        adds: unmetAmong(requiredTogether(action, catalog), permissions).missing,
      };
  }
}

function argsOf({ action, missing }: Missing) {
  return { action, count: missing.length, missing: { en: missing.join(", "), zh: missing.join("、") } };
}

function toGrant({ entry, statement, adds }: Missing): PlannedGrant {
  return { statement, anchor: entry.node, actions: adds };
}

/** Several actions may lack the same one. It is added once, preferably where it is granted for all resources. */
function withoutRepeats(all: readonly Missing[]): PlannedGrant[] {
  const added = new Set<string>();
  const wideFirst = [
    ...all.filter(({ statement }) => statement.isUnrestricted),
    ...all.filter(({ statement }) => !statement.isUnrestricted),
  ];
  return wideFirst
    .map(toGrant)
    .map((grant) => {
      const actions = grant.actions.filter((name) => !added.has(name.toLowerCase()));
      for (const name of actions) added.add(name.toLowerCase());
      return { ...grant, actions };
    })
    .filter(({ actions }) => actions.length > 0);
}
