import { scopeOfStatement } from "../analysis/same-scope.js";
import {
  absorb,
  asLead,
  commentsIn,
  insertItems,
  keepItems,
  type ListItem,
  type ListText,
  printList,
  withItem,
} from "../edit/lists/list-text.js";
import { tokens } from "../policy/json/json.js";
import type { PolicyDocument, Statement } from "../policy/model.js";
import { enumerate } from "../text/enumerate.js";
import { replacement, type TextEdit } from "../text/range.js";
import {
  actionItems,
  asPlain,
  editedText,
  isTouched,
  nameOf,
  listedNames,
  type PlainStatement,
  statementItems,
} from "./place.js";
import type { Refactoring, RefactoringContext } from "./refactoring.js";

/** Merges statements with the same effect, resources and condition into the first of them. */
export const mergeStatements: Refactoring = {
  id: "mergeStatements",
  family: "rewrite",
  fixes: "limit-statements",

  *propose(context) {
    const { file: { text }, policy } = context;
    if (!policy.list) return;
    const [target, ...others] = mergeable(context);
    if (!target || others.length === 0) return;
    const own = listedNames(target.statement);
    const names = new Set(own);
    const repeated = own.length - names.size;
    for (const { statement } of others) for (const name of listedNames(statement)) names.add(name);
    yield {
      title,
      args: { numbers: enumerate([target, ...others].map(({ statement }) => String(statement.index + 1))) },
      outcome: { actions: names.size + repeated, statements: policy.statements.length - others.length },
      change: () => ({ edits: mergedInto(text, policy, target, others) }),
    };
  },
};

function mergedInto(
  text: string,
  policy: PolicyDocument,
  target: PlainStatement,
  others: readonly PlainStatement[],
): TextEdit[] {
  const statements = statementItems(text, policy);
  if (!statements) return [];
  const merged = others.reduce<Merging>((so, other) => merge(so, text, other, statements), {
    list: actionItems(text, target),
    names: listedNames(target.statement),
  });
  const { statement: { node, index }, list } = target;
  const newText = editedText(text, node.range, [{ range: list.range, newText: printList(merged.list) }]);
  const gone = new Set(others.map((other) => other.statement.index));
  const all = withItem(statements, index, { ...statements.places[index]!.item, text: newText });
  return [replacement(text, policy.list!.range, printList(keepItems(all, (at) => !gone.has(at))))];
}

/** The selected statements that can be merged; if only one is selected, all others that it can be merged with. */
function mergeable({ policy, selection }: RefactoringContext): PlainStatement[] {
  const whole = policy.statements.filter(({ effect, unknownKeys }) => effect && unknownKeys.length === 0);
  const touched = whole.filter(({ node }) => isTouched(node.range, selection));
  const scopeOf = (one: Statement) => `${one.effect!.value} ${scopeOfStatement(one)}`;
  const plainOf = (statement: Statement) => asPlain(statement) ?? [];
  const touchedPlain = touched.flatMap(plainOf);
  const among = touchedPlain.length > 1 ? touchedPlain.map(({ statement }) => statement) : whole;
  for (const { statement } of touchedPlain) {
    const scope = scopeOf(statement);
    const group = among.filter((other) => scopeOf(other) === scope).flatMap(plainOf);
    if (group.length > 1) return group;
  }
  return [];
}

interface Merging {
  readonly list: ListText;
  readonly names: readonly string[];
}

/** Appends the actions of another statement to the list, with all comments of that statement. */
function merge({ list, names }: Merging, text: string, other: PlainStatement, statements: ListText): Merging {
  const items = actionItems(text, other);
  const own = aboutStatement(text, other, items, statements)
    .map((comment) => asLead(comment, list))
    .join("");
  return other.statement.actions.reduce<Merging>(
    (so, entry, index) => {
      const { item } = items.places[index]!;
      const moved: ListItem = index === 0 ? { ...item, lead: own + item.lead } : item;
      const known = so.names.indexOf(nameOf(entry));
      if (known < 0)
        return { list: insertItems(so.list, so.names.length - 1, [moved]), names: [...so.names, nameOf(entry)] };
      const kept = so.list.places[known]!.item;
      return { ...so, list: withItem(so.list, known, absorb(so.list, [kept, moved], kept.text)) };
    },
    { list, names },
  );
}

/** The comments of a statement that do not belong to its actions: above it, in it, and after it. */
function aboutStatement(
  text: string,
  { statement: { node, index }, list }: PlainStatement,
  items: ListText,
  statements: ListText,
): string[] {
  const { lead, tail } = statements.places[index]!.item;
  const withoutItems = [...items.places.map(({ space }) => space), items.end].join("");
  const inside = commentsOf(editedText(text, node.range, [{ range: list.range, newText: "[]" }]));
  return [...commentsIn(lead), ...inside, ...commentsIn(withoutItems), ...commentsIn(tail)];
}

function commentsOf(json: string): string[] {
  return tokens(json).filter(({ kind }) => kind === "comment").map(({ range }) => json.slice(range.start, range.end));
}

const title = {
  en: "Merge statements {numbers} (same effect, resources and condition)",
  zh: "合并第 {numbers} 条语句（效果、资源和条件相同）",
};
