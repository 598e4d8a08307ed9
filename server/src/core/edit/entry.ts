import type { ActionEntry, Statement } from "../policy/model.js";
import type { StringNode } from "../policy/syntax.js";
import type { TextEdit } from "../text/range.js";
import { insertAfter } from "./list.js";

/** Another name in the place of one listed action. */
export function replaceEntry({ range }: ActionEntry, name: string): TextEdit {
  return { range, newText: JSON.stringify(name).slice(1, -1) };
}

/** Another name in the place of all that stands in a string. */
export function replaceString({ content }: StringNode, name: string): TextEdit {
  return { range: content, newText: JSON.stringify(name).slice(1, -1) };
}

/** One string for each name: the first in the place of the string, the others after it in the author's style. */
export function splitString(text: string, { actionList }: Statement, node: StringNode, names: readonly string[]): TextEdit[] {
  const [first = "", ...others] = names;
  const items = others.map((name) => JSON.stringify(name));
  if (actionList?.kind === "array") return [replaceString(node, first), ...insertAfter(text, actionList, node, items)];
  return [{ range: node.range, newText: `[${[JSON.stringify(first), ...items].join(", ")}]` }];
}
