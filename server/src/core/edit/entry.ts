import type { ActionEntry, Statement } from "../policy/model.js";
import type { StringNode, SyntaxNode } from "../policy/syntax.js";
import type { TextEdit } from "../text/range.js";
import { insertAfter } from "./lists/insert-after.js";

/** Replaces the name of one listed action. */
export function replaceEntry({ range }: ActionEntry, name: string): TextEdit {
  return { range, newText: JSON.stringify(name).slice(1, -1) };
}

/** Replaces the whole content of a string. */
export function replaceString({ content }: StringNode, name: string): TextEdit {
  return { range: content, newText: JSON.stringify(name).slice(1, -1) };
}

/** Replaces a string by one string per name, in the author's style. `list` is the value that contains it. */
export function splitString(
  text: string,
  list: SyntaxNode | undefined,
  node: StringNode,
  names: readonly string[],
): TextEdit[] {
  const [first = "", ...others] = names;
  const items = others.map((name) => JSON.stringify(name));
  if (list?.kind === "array") return [replaceString(node, first), ...insertAfter(text, list, node, items)];
  return [{ range: node.range, newText: `[${[JSON.stringify(first), ...items].join(", ")}]` }];
}

/** Inserts names after a string of an `Action`, each as an item. A bare string becomes a list. */
export function addAfterString(
  text: string,
  { actionList }: Statement,
  node: StringNode,
  names: readonly string[],
): TextEdit[] {
  const items = names.map((name) => JSON.stringify(name));
  if (actionList?.kind === "array") return insertAfter(text, actionList, node, items);
  const { start, end } = node.range;
  return [
    { range: { start, end: start }, newText: "[" },
    { range: { start: end, end }, newText: `, ${items.join(", ")}]` },
  ];
}
