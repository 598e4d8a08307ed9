import { type CoverIndex, coverIndex } from "../../analysis/cover-index.js";
import { scopeOfStatement } from "../../analysis/same-scope.js";
import { type ListedAction, patternsIn } from "../../policy/listed-actions.js";
import type { PolicyDocument, Statement } from "../../policy/model.js";
import type { ActionPattern } from "../../catalog/pattern.js";
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
    for (const { allowed, deny } of conflicts(policy)) {
      const action = allowed.entry.pattern.text;
      const args = { action, denied: deny.entry.pattern.text, number: deny.statement.index + 1 };
      yield {
        range: allowed.entry.range,
        message,
        args,
        data: allowed,
        facts: { action },
        related: [{ range: deny.entry.range, message: denyHere, args }],
      };
    }
  },

  *fix({ data, args }, { file }) {
    if (isRemovable(data)) yield { title, args, safety: "removes-access", edits: removeEntry(file.text, data) };
  },
});

interface Conflict {
  readonly allowed: ListedAction;
  readonly deny: ListedAction;
}

function* conflicts({ statements }: PolicyDocument): Iterable<Conflict> {
  const denying = statements.filter(({ effect }) => effect?.value === "Deny");
  if (denying.length === 0) return;
  const denialOf = denials(denying.flatMap((statement) => statement.actions.map((entry) => ({ statement, entry }))));
  for (const statement of statements) {
    if (statement.effect?.value !== "Allow") continue;
    for (const [index, pattern] of patternsIn(statement).entries()) {
      const deny = denialOf(statement, pattern);
      if (deny) yield { allowed: { statement, entry: statement.actions[index]! }, deny };
    }
  }
}

/**
 * Finds the first entry that denies everything that another one allows. A Deny for some resources or under a condition
 * leaves a part of the Allow, unless both have the same scope, so entries are grouped by scope.
 */
function denials(denied: readonly ListedAction[]) {
  const groups = new Map<string, Map<string, ListedAction>>();
  for (const one of denied) {
    const scope = scopeOfStatement(one.statement);
    const group = groups.get(scope) ?? new Map<string, ListedAction>();
    groups.set(scope, group);
    const name = one.entry.pattern.key;
    if (!group.has(name)) group.set(name, one);
  }
  const indexes = new Map(
    [...groups].map(([scope, group]): [string, CoverIndex<ListedAction>] => [
      scope,
      coverIndex([...group.values()], ({ entry }) => entry.pattern),
    ]),
  );
  return (statement: Statement, pattern: ActionPattern): ListedAction | undefined => {
    const found = [...new Set([unrestricted, scopeOfStatement(statement)])].flatMap(
      (scope) => indexes.get(scope)?.covering(pattern)[0] ?? [],
    );
    return found.length < 2 || found[0]!.entry.range.start < found[1]!.entry.range.start ? found[0] : found[1];
  };
}

/** The scope of a statement for all resources. */
const unrestricted = "";

const message = {
  en: "Statement {number} denies '{denied}', and Deny takes precedence: this Allow of '{action}' has no effect.",
  zh: "第 {number} 条语句拒绝了“{denied}”，Deny 优先，此处对“{action}”的 Allow 不会生效。",
};
const denyHere = { en: "'{denied}' is denied here.", zh: "“{denied}”在此处被拒绝。" };
const title = { en: "Remove '{action}' from the Allow", zh: "从 Allow 中删除“{action}”" };
