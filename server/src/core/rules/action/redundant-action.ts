import { scopeOf } from "../../analysis/same-scope.js";
import { covers } from "../../catalog/pattern.js";
import type { ActionEntry, Statement } from "../../policy/model.js";
import { type ListedAction, listedActions } from "../../policy/listed-actions.js";
import { isRemovable, removeEntries, removeEntry } from "../../fix/removal-fix.js";
import { defineRule } from "../../rule/rule.js";

export const redundantAction = defineRule<ListedAction>({
  id: "redundant-action",
  category: "action",
  severity: "hint",
  summary: {
    en: "A wildcard of a statement with the same effect, resources and condition already covers the action.",
    zh: "效果、资源和条件均相同的语句中已有通配写法覆盖该授权项。",
  },

  *check({ policy }) {
    const all = firstOfEachName(listedActions(policy));
    const wildcardsFor = wildcardsByService(all);
    for (const listed of all) {
      const cover = wildcardsFor(listed).find((other) => isCoveredBy(listed, other));
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
    if (isRemovable(data)) yield { title: remove, args, safety: "safe", edits: removeEntry(file.text, data) };
  },

  fixAll(reports, { file }) {
    const covered = reports.flatMap(({ data }) => withRepeats(data));
    const edits = removeEntries(file.text, covered);
    return edits.length > 0 ? { title: removeAll, args: { count: covered.length }, safety: "safe", edits } : undefined;
  },
});

/** The same name twice in a statement is the subject of duplicate-action, and one edit for one place is enough. */
function firstOfEachName(all: readonly ListedAction[]): ListedAction[] {
  const seen = new Map<Statement, Set<string>>();
  return all.filter(({ statement, entry }) => {
    const names = seen.get(statement) ?? new Set();
    seen.set(statement, names);
    const name = entry.pattern.text.toLowerCase();
    return !names.has(name) && names.add(name);
  });
}

/** An action and where its statement lists it again: of all that a wildcard covers nothing stays. */
function withRepeats({ statement, entry }: ListedAction): ListedAction[] {
  return statement.actions.filter((one) => one === entry || sameText(one, entry)).map((one) => ({ statement, entry: one }));
}

/** The wildcards that can cover an action: those of its service or of several ones, where effect and scope are the same. */
function wildcardsByService(all: readonly ListedAction[]): (listed: ListedAction) => readonly ListedAction[] {
  const scopes = new Map<Statement, string>();
  const groups = new Map<string, Map<string, ListedAction>>();
  const groupOf = ({ statement, entry: { pattern } }: ListedAction, service = pattern.parts?.[0] ?? "") => {
    const scope = scopes.get(statement) ?? `${statement.effect?.value ?? "none"} ${scopeOf(statement)}`;
    scopes.set(statement, scope);
    const key = `${service.includes("*") ? "*" : service} ${scope}`;
    const group = groups.get(key) ?? new Map<string, ListedAction>();
    groups.set(key, group);
    return group;
  };
  for (const listed of all.filter(({ entry }) => entry.pattern.isWildcard && entry.pattern.parts)) {
    const group = groupOf(listed);
    const name = listed.entry.pattern.text.toLowerCase();
    if (!group.has(name)) group.set(name, listed);
  }
  return (listed) => [...groupOf(listed).values(), ...groupOf(listed, "*").values()];
}

/** Of two wildcards that cover each other the first one stays. */
function isCoveredBy(listed: ListedAction, other: ListedAction): boolean {
  const own = listed.entry.pattern;
  const { pattern } = other.entry;
  const isEarlier = other.entry.range.start < listed.entry.range.start;
  if (!own.parts || sameText(listed.entry, other.entry) || !listed.statement.effect) return false;
  return covers(pattern, own.text) && (isEarlier || !covers(own, pattern.text));
}

function sameText(a: ActionEntry, b: ActionEntry): boolean {
  return a.pattern.text.toLowerCase() === b.pattern.text.toLowerCase();
}

const message = { en: "'{action}' is already covered by '{wildcard}'.", zh: "“{action}”已被“{wildcard}”覆盖。" };
const coverHere = { en: "'{wildcard}' stands here.", zh: "“{wildcard}”在此处。" };
const remove = { en: "Remove '{action}': '{wildcard}' covers it", zh: "删除“{action}”：“{wildcard}”已覆盖" };
const removeAll = { en: "Remove all {count} actions of this policy that a wildcard covers", zh: "删除本策略中被通配写法覆盖的全部 {count} 个授权项" };
