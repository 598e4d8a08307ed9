import { bareItem, copyItems, insertItems, keepItems, printList, withItem } from "../edit/lists/list-text.js";
import type { PolicyDocument } from "../policy/model.js";
import { replacement, type TextEdit } from "../text/range.js";
import {
  actionItems,
  editedText,
  lengthWithoutActions,
  type PlainStatement,
  statementItems,
  touchedIndexes,
  touchedStatements,
} from "./place.js";
import type { Refactoring } from "./refactoring.js";

/** Moves selected actions to a new statement right below, with the same other elements. */
export const moveAction: Refactoring = {
  id: "moveAction",
  family: "extract",

  *propose(context) {
    const { file: { text }, policy, selection } = context;
    const touched = touchedStatements(context);
    const [plain] = touched;
    if (!policy.list || !plain || touched.length > 1) return;
    const { actions } = plain.statement;
    const chosen = new Set(touchedIndexes(plain, selection));
    const [first] = chosen;
    if (first === undefined || chosen.size === actions.length) return;
    yield {
      title: chosen.size === 1 ? one : several,
      args: { action: actions[first]!.pattern.text, count: chosen.size },
      outcome: { statements: policy.statements.length + 1, growth: lengthWithoutActions(plain) },
      change: () => ({ edits: moved(text, policy, plain, chosen) }),
    };
  },
};

function moved(text: string, policy: PolicyDocument, plain: PlainStatement, chosen: ReadonlySet<number>): TextEdit[] {
  const statements = statementItems(text, policy);
  const { statement: { node, index }, list } = plain;
  const items = actionItems(text, plain);
  const withList = (newText: string) => editedText(text, node.range, [{ range: list.range, newText }]);
  const stays = withList(printList(keepItems(items, (at) => !chosen.has(at))));
  const moves = withList(printList(copyItems(items, (at) => chosen.has(at))));
  if (!statements) return [];
  const changed = withItem(statements, index, { ...statements.places[index]!.item, text: stays });
  return [replacement(text, policy.list!.range, printList(insertItems(changed, index, [bareItem(moves)])))];
}

const one = { en: "Move '{action}' to a statement of its own", zh: "将“{action}”移至单独的语句" };
const several = { en: "Move {count} actions to a statement of their own", zh: "将 {count} 个授权项移至单独的语句" };
