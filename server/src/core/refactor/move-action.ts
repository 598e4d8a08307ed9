import { bareItem, copyItems, insertItems, keepItems, printList, withItem } from "../edit/lists/list-text.js";
import { replacement } from "../text/range.js";
import { actionItems, editedText, statementItems, touchedIndexes, touchedStatements } from "./place.js";
import type { Refactoring } from "./refactoring.js";

/** Moves selected actions to a new statement right below, with the same other elements. */
export const moveAction: Refactoring = {
  id: "moveAction",
  family: "extract",

  *propose(context) {
    const { file: { text }, policy, selection } = context;
    const statements = statementItems(text, policy);
    const touched = touchedStatements(context);
    const [plain] = touched;
    if (!statements || !plain || touched.length > 1) return;
    const { statement: { node, index, actions }, list } = plain;
    const chosen = new Set(touchedIndexes(plain, selection));
    const [first] = chosen;
    if (first === undefined || chosen.size === actions.length) return;
    const items = actionItems(text, plain);
    const withList = (newText: string) => editedText(text, node.range, [{ range: list.range, newText }]);
    const stays = withList(printList(keepItems(items, (at) => !chosen.has(at))));
    const moves = withList(printList(copyItems(items, (at) => chosen.has(at))));
    const changed = withItem(statements, index, { ...statements.places[index]!.item, text: stays });
    yield {
      title: chosen.size === 1 ? one : several,
      args: { action: actions[first]!.pattern.text, count: chosen.size },
      edits: [replacement(text, policy.list!.range, printList(insertItems(changed, index, [bareItem(moves)])))],
    };
  },
};

const one = { en: "Move '{action}' to a statement of its own", zh: "将“{action}”移至单独的语句" };
const several = { en: "Move {count} actions to a statement of their own", zh: "将 {count} 个授权项移至单独的语句" };
