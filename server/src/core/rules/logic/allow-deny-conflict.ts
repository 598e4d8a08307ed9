import { haveSameScope } from "../../analysis/same-scope.js";
import { covers } from "../../catalog/pattern.js";
import { type ListedAction, listedActions } from "../../policy/listed-actions.js";
import { isRemovable, removeEntry } from "../../fix/removal-fix.js";
import { defineRule } from "../../rule/rule.js";

export const allowDenyConflict = defineRule<ListedAction>({
  id: "allow-deny-conflict",
  category: "logic",
  severity: "warning",
  summary: {
    en: "An Allow has no effect, because a Deny of the same policy covers it completely.",
    zh: "Allow 的授权项被同一策略的 Deny 完全覆盖，不会生效。",
  },

  *check({ policy }) {
    const all = listedActions(policy);
    const denied = all.filter(({ statement }) => statement.effect?.value === "Deny");
    for (const allowed of all.filter(({ statement }) => statement.effect?.value === "Allow")) {
      const deny = denied.find((one) => isFullyDenied(allowed, one));
      if (!deny) continue;
      const action = allowed.entry.pattern.text;
      const args = { action, denied: deny.entry.pattern.text, number: deny.statement.index + 1 };
      yield { range: allowed.entry.range, message, args, data: allowed, facts: { action }, related: [{ range: deny.entry.range, message: denyHere, args }] };
    }
  },

  *fix({ data, args }, { file }) {
    if (isRemovable(data)) yield { title, args, safety: "removes-access", edits: removeEntry(file.text, data) };
  },
});

/** A Deny for some resources or under a condition leaves something of the Allow, unless both are the same. */
function isFullyDenied({ statement, entry }: ListedAction, deny: ListedAction): boolean {
  return covers(deny.entry.pattern, entry.pattern.text) && (deny.statement.isUnrestricted || haveSameScope(statement, deny.statement));
}

const message = {
  en: "Statement {number} denies '{denied}', and Deny wins: this Allow of '{action}' has no effect.",
  zh: "第 {number} 条语句拒绝了“{denied}”，Deny 优先，此处对“{action}”的 Allow 不会生效。",
};
const denyHere = { en: "'{denied}' is denied here.", zh: "“{denied}”在此处被拒绝。" };
const title = { en: "Remove '{action}' from the Allow", zh: "从 Allow 中删除“{action}”" };
