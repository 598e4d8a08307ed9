import { isAbout, type PolicyKind } from "../language/policy-languages.js";
import { levelInForce, type RuleSettings } from "../config/rule-settings.js";
import type { FileRule, PolicyRule, Rule, SuppressionRule } from "../rule/rule.js";
import { rules } from "../rules/index.js";
import { answersByText } from "../text/answers.js";

/** The rules that are on with some settings, by their subjects, each in the order of the list of all rules. */
export interface RulesInForce {
  readonly aboutFiles: readonly FileRule<unknown>[];
  readonly aboutSuppressions: readonly SuppressionRule<unknown>[];
  /**
   * Those that apply to a kind of policy. Missing elements or wrong types in a text with broken brackets or quotes
   * (`isTorn`) are only consequences of the syntax error.
   */
  aboutPolicies(kind: PolicyKind, isTorn: boolean): readonly PolicyRule<unknown>[];
}

/** Sorts the rules once for equal settings, because many files are checked with the same. */
export function rulesInForce(levels: RuleSettings): RulesInForce {
  return known(JSON.stringify(levels), () => sortOut(levels));
}

const known = answersByText<RulesInForce>(20, Infinity);

function sortOut(levels: RuleSettings): RulesInForce {
  const on = rules.filter((rule) => levelInForce(rule, levels) !== "off");
  const ofPolicies = on.filter(isPolicyRule);
  const byKind = new Map<string, readonly PolicyRule<unknown>[]>();
  return {
    aboutFiles: on.filter((rule) => rule.subject === "file"),
    aboutSuppressions: on.filter((rule) => rule.subject === "suppression"),
    aboutPolicies(kind, isTorn) {
      const key = `${kind} ${String(isTorn)}`;
      const applying =
        byKind.get(key) ?? ofPolicies.filter((rule) => appliesTo(rule, kind) && !(isTorn && isAboutShape(rule)));
      byKind.set(key, applying);
      return applying;
    },
  };
}

function isPolicyRule(rule: Rule<unknown>): rule is PolicyRule<unknown> {
  return rule.subject === undefined || rule.subject === "policy";
}

function isAboutShape({ category }: Rule<unknown>): boolean {
  return category === "structure" || category === "condition";
}

/** A rule without `appliesTo` applies to custom policies (version 1.1). */
function appliesTo({ appliesTo: subjects = ["custom-policy"] }: PolicyRule<unknown>, kind: PolicyKind): boolean {
  return isAbout(subjects, kind);
}
