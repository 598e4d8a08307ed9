import { removeItem, removeItems } from "../edit/lists/remove.js";
import type { TextEdit } from "../text/range.js";
import type { SyntaxNode } from "../policy/syntax.js";
import type { ListedAction } from "../policy/listed-actions.js";

/** Whether an entry can be removed as a list item: it is alone in its string, and not the only item. */
export function isRemovable({ statement: { actions, actionList }, entry }: ListedAction): boolean {
  const isAlone = actions.filter(({ node }) => node === entry.node).length === 1;
  return actionList?.kind === "array" && isAlone && entry.node.isClosed && actionList.items.length > 1;
}

/** The edits that remove one entry from its list. */
export function removeEntry(text: string, { statement: { actionList }, entry }: ListedAction): TextEdit[] {
  return actionList?.kind === "array" ? removeItem(text, actionList, entry.node) : [];
}

/** The edits that remove several entries from their lists; the last item of a list is kept. */
export function removeEntries(text: string, listed: readonly ListedAction[]): TextEdit[] {
  const byStatement = new Map(listed.map(({ statement }) => [statement, new Set<SyntaxNode>()]));
  for (const one of listed) if (isRemovable(one)) byStatement.get(one.statement)!.add(one.entry.node);
  return [...byStatement].flatMap(([{ actionList }, nodes]) => {
    if (actionList?.kind !== "array") return [];
    if (nodes.size === actionList.items.length) nodes.delete(actionList.items[0]!);
    return removeItems(text, actionList, nodes);
  });
}
