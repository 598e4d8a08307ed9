import type { ActionEntry } from "../../policy/model.js";
import { firstEntriesIn, type ListedAction } from "../../policy/listed-actions.js";
import { isRemovable, removeEntries, removeEntry } from "../../fix/removal-fix.js";
import { defineRule } from "../../rule/rule.js";

export const duplicateAction = defineRule<ListedAction>({
  id: "duplicate-action",
  category: "action",
  severity: "hint",
  appliesTo: ["1.1", "5.0"],
  summary: {
    en: "An action is listed twice in one statement, ignoring letter case.",
    zh: "同一语句中重复列出了授权项（大小写不同也视为相同）。",
  },

  *checkStatement(statement) {
    if (firstEntriesIn(statement).length === statement.actions.length) return;
    const seen = new Map<string, { readonly first: ActionEntry; last: ActionEntry }>();
    for (const entry of statement.actions) {
      const { key } = entry.pattern;
      const earlier = seen.get(key);
      if (!earlier) seen.set(key, { first: entry, last: entry });
      else {
        // In Terraform, the first one may be in another branch of a condition.
        const related = earlier.first === earlier.last ? [earlier.first] : [earlier.first, earlier.last];
        earlier.last = entry;
        yield {
          range: entry.node.range,
          message,
          args: { action: entry.pattern.text },
          data: { statement, entry },
          facts: { action: entry.pattern.text },
          tags: ["unnecessary"],
          related: related.map(({ range, pattern }) => ({ range, message: firstHere, args: { action: pattern.text } })),
        };
      }
    }
  },

  *fix({ data, args }, { file }) {
    if (isRemovable(data)) yield { title: remove, args, safety: "safe", edits: removeEntry(file.text, data) };
  },

  fixAll(reports, { file }) {
    const edits = removeEntries(file.text, reports.map(({ data }) => data));
    return edits.length > 0 ? { title: removeAll, args: { count: reports.length }, safety: "safe", edits } : undefined;
  },
});

const message = { en: "'{action}' is already listed above in this statement.", zh: "“{action}”在本语句中已列出。" };
const firstHere = { en: "'{action}' is listed here.", zh: "“{action}”已在此处列出。" };
const remove = { en: "Remove the repeated '{action}'", zh: "删除重复的“{action}”" };
const removeAll = { en: "Remove all {count} repeated actions of this policy", zh: "删除本策略中全部 {count} 个重复的授权项" };
