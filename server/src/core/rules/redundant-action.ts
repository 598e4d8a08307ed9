import { haveSameScope } from "../analysis/same-scope.js";
import { covers } from "../catalog/pattern.js";
import type { ActionEntry } from "../policy/model.js";
import { type ListedAction, listedActions } from "./listed-actions.js";
import { isRemovable, removeEntries, removeEntry } from "./removal-fix.js";
import { defineRule } from "./rule.js";

export const redundantAction = defineRule<ListedAction>({
  id: "redundant-action",
  category: "action",
  severity: "hint",
  summary: {
    en: "A wildcard of a statement with the same effect, resources and condition already covers the action.",
    zh: "效果、资源和条件均相同的语句中已有通配写法覆盖该授权项。",
  },

  *check({ policy }) {
    const all = listedActions(policy);
    for (const [index, listed] of all.entries()) {
      // The same name twice is the subject of duplicate-action, and one edit for one place is enough.
      if (listed.statement.actions.some((one) => sameText(one, listed.entry) && one.range.start < listed.entry.range.start)) continue;
      const cover = all.find((other, at) => isCoveredBy(listed, other, at < index));
      if (!cover) continue;
      const args = { action: listed.entry.pattern.text, wildcard: cover.entry.pattern.text };
      yield {
        range: listed.entry.node.range,
        message,
        args,
        data: listed,
        facts: args,
        tags: ["unnecessary"],
        related: [{ range: cover.entry.range, message: coverHere, args }],
      };
    }
  },

  *fix({ data, args }, { file }) {
    if (isRemovable(data)) yield { title: remove, args, safety: "repair", edits: removeEntry(file.text, data) };
  },

  fixAll(reports, { file }) {
    const edits = removeEntries(file.text, reports.map(({ data }) => data));
    return edits.length > 0 ? { title: removeAll, args: { count: reports.length }, safety: "repair", edits } : undefined;
  },
});

/** Of two wildcards that cover each other the first one stays. */
function isCoveredBy(listed: ListedAction, other: ListedAction, isEarlier: boolean): boolean {
  const own = listed.entry.pattern;
  const { pattern } = other.entry;
  if (!pattern.isWildcard || !own.parts || sameText(listed.entry, other.entry)) return false;
  if (!covers(pattern, own.text) || (!isEarlier && covers(own, pattern.text))) return false;
  return listed.statement.effect?.value !== undefined && listed.statement.effect.value === other.statement.effect?.value
    && haveSameScope(listed.statement, other.statement);
}

function sameText(a: ActionEntry, b: ActionEntry): boolean {
  return a.pattern.text.toLowerCase() === b.pattern.text.toLowerCase();
}

const message = { en: "'{action}' is already covered by '{wildcard}'.", zh: "“{action}”已被“{wildcard}”覆盖。" };
const coverHere = { en: "'{wildcard}' stands here.", zh: "“{wildcard}”在此处。" };
const remove = { en: "Remove '{action}': '{wildcard}' covers it", zh: "删除“{action}”：“{wildcard}”已覆盖" };
const removeAll = { en: "Remove all {count} actions of this policy that a wildcard covers", zh: "删除本策略中被通配写法覆盖的全部 {count} 个授权项" };
