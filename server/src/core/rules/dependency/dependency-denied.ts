import type { Denial } from "../../analysis/permissions.js";
import { dependenciesOf } from "../../catalog/dependencies.js";
import { defineRule } from "../../rule/rule.js";

export const dependencyDenied = defineRule<undefined>({
  id: "dependency-denied",
  category: "dependency",
  severity: "warning",
  appliesTo: ["custom-policy", "identity-policy", "permission-set-policy"],
  summary: {
    en: "An allowed action depends on an action that the same policy denies.",
    zh: "已允许的授权项所依赖的授权项被同一策略拒绝。",
  },

  *check({ permissions, dependent, policy }) {
    if (!policy.statements.some(({ effect }) => effect?.value === "Deny")) return;
    for (const { action, entry, neededBy } of dependent) {
      if (neededBy.length > 0) continue;
      const { required } = dependenciesOf(action);
      for (const isFull of [true, false]) {
        const verdict = isFull ? "denied" : "allowed";
        const denied = required.filter(
          (name) => permissions.verdict(name) === verdict && permissions.denials(name).length > 0,
        );
        if (denied.length === 0) continue;
        yield {
          range: entry.range,
          message: isFull ? blocked : blockedInPart,
          // A Deny with a condition or for some resources may be intended.
          severity: isFull && policy.language !== "5.0" ? "warning" : "information",
          args: { action: action.name, denied: { en: denied.join(", "), zh: denied.join("、") } },
          related: denied.flatMap((name) => permissions.denials(name).map((denial) => toRelated(name, denial))),
          data: undefined,
          facts: { action: action.name, denied },
        };
      }
    }
  },
});

function toRelated(name: string, { entry }: Denial) {
  return { range: entry.range, message: deniedHere, args: { name } };
}

const blocked = {
  en: "'{action}' depends on {denied}, but a Deny statement of this policy blocks it. Deny takes precedence over Allow.",
  zh: "“{action}”依赖 {denied}，但本策略的 Deny 语句拒绝了它。Deny 优先于 Allow。",
};
const blockedInPart = {
  en: "'{action}' depends on {denied}, which a Deny statement of this policy blocks under its condition or for its resources.",
  zh: "“{action}”依赖 {denied}，本策略的 Deny 语句在其条件或资源范围内拒绝了它。",
};
const deniedHere = { en: "{name} is denied here.", zh: "{name} 在此处被拒绝。" };
