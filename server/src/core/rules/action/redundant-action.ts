import { type CoverIndex, coverIndex } from "../../analysis/cover-index.js";
import { scopeOfStatement } from "../../analysis/same-scope.js";
import { type ActionPattern, covers } from "../../catalog/pattern.js";
import type { ActionEntry, PolicyDocument, Statement } from "../../policy/model.js";
import { firstEntriesIn, type ListedAction, patternsIn, wildcardsIn } from "../../policy/listed-actions.js";
import { isRemovable, removeEntries, removeEntry } from "../../fix/removal-fix.js";
import { defineRule } from "../../rule/rule.js";
import { groupBy } from "../../text/group-by.js";
import { oncePer } from "../../text/lazily.js";

export const redundantAction = defineRule<ListedAction>({
  id: "redundant-action",
  category: "action",
  severity: "hint",
  summary: {
    en: "A wildcard of a statement with the same effect, resources and condition already covers the action.",
    zh: "效果、资源和条件均相同的语句中已有通配写法覆盖该授权项。",
  },

  *check({ policy }) {
    for (const { listed, cover } of redundant(policy)) {
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
    const inStatement = oncePer(byText);
    // An action with its repetitions in the statement: nothing that a wildcard covers is kept.
    const covered = reports.flatMap(({ data: { statement, entry } }) =>
      inStatement(statement).get(keyOf(entry))!.map((one) => ({ statement, entry: one })),
    );
    const edits = removeEntries(file.text, covered);
    return edits.length > 0 ? { title: removeAll, args: { count: covered.length }, safety: "safe", edits } : undefined;
  },
});

interface Redundant {
  readonly listed: ListedAction;
  readonly cover: ListedAction;
}

/** `duplicate-action` reports a name that occurs twice in a statement, and one edit per place is enough. */
function* redundant({ statements }: PolicyDocument): Iterable<Redundant> {
  const wildcardsFor = wildcardsByScope(statements);
  for (const statement of statements) {
    const covering = wildcardsFor(statement);
    if (!covering) continue;
    const patterns = patternsIn(statement);
    for (const index of firstEntriesIn(statement)) {
      const found = covering(patterns[index]!);
      if (found.length === 0) continue;
      const listed = { statement, entry: statement.actions[index]! };
      const cover = found.find((other) => isCoveredBy(listed, other));
      if (cover) yield { listed, cover };
    }
  }
}

function byText({ actions }: Statement): Map<string, ActionEntry[]> {
  return groupBy(actions, keyOf);
}

/**
 * Finds the wildcards that cover an action of a statement, with the same effect and scope. Those of its own service
 * come first. `undefined` if there are no wildcards with its effect and scope.
 */
function wildcardsByScope(
  statements: readonly Statement[],
): (statement: Statement) => ((pattern: ActionPattern) => readonly ListedAction[]) | undefined {
  const scopeOf = (statement: Statement) => `${statement.effect?.value ?? "none"} ${scopeOfStatement(statement)}`;
  const groups = new Map<string, Map<string, ListedAction>>();
  for (const statement of statements) {
    const wildcards = wildcardsIn(statement);
    if (wildcards.length === 0) continue;
    const key = scopeOf(statement);
    const group = groups.get(key) ?? new Map<string, ListedAction>();
    groups.set(key, group);
    for (const index of wildcards) {
      const entry = statement.actions[index]!;
      const name = keyOf(entry);
      if (!group.has(name)) group.set(name, { statement, entry });
    }
  }
  const indexes = new Map(
    [...groups].map(([key, group]): [string, CoverIndex<ListedAction>] => [
      key,
      coverIndex([...group.values()], ({ entry }) => entry.pattern),
    ]),
  );
  const isOverServices = ({ entry }: ListedAction) => entry.pattern.parts?.[0].includes("*") === true;
  return (statement) => {
    const index = indexes.size === 0 ? undefined : indexes.get(scopeOf(statement));
    return (
      index
      && ((pattern) => {
        const covering = index.covering(pattern);
        return covering.length < 2
          ? covering
          : [...covering.filter((one) => !isOverServices(one)), ...covering.filter(isOverServices)];
      })
    );
  };
}

/** If two wildcards cover each other, the first one is kept. */
function isCoveredBy(listed: ListedAction, other: ListedAction): boolean {
  const own = listed.entry.pattern;
  const { pattern } = other.entry;
  const isEarlier = other.entry.range.start < listed.entry.range.start;
  if (!own.parts || keyOf(listed.entry) === keyOf(other.entry) || !listed.statement.effect) return false;
  return isEarlier || !covers(own, pattern);
}

function keyOf({ pattern }: ActionEntry): string {
  return pattern.key;
}

const message = { en: "'{action}' is already covered by '{wildcard}'.", zh: "“{action}”已被“{wildcard}”覆盖。" };
const coverHere = { en: "'{wildcard}' is here.", zh: "“{wildcard}”在此处。" };
const remove = { en: "Remove '{action}': '{wildcard}' covers it", zh: "删除“{action}”：“{wildcard}”已覆盖" };
const removeAll = {
  en: "Remove all {count} actions of this policy that a wildcard covers",
  zh: "删除本策略中被通配写法覆盖的全部 {count} 个授权项",
};
