import type { TextRange } from "../text/range.js";
import type { BodyItem, Expression } from "./nodes.js";
import { parseHcl } from "./parse.js";
import { eachChild, expressionsOf } from "./walk.js";

/** All strings of an HCL text, including nested ones: quoted strings with their quotes, heredocs, and quoted labels. */
export function stringsOf(text: string): TextRange[] {
  const { items } = parseHcl(text).body;
  const found = labelsOf(items, text);
  const visit = (node: Expression): void => {
    if (node.kind === "template") found.push(node.range);
    eachChild(node, visit);
  };
  expressionsOf(items).forEach(visit);
  return found;
}

function labelsOf(items: readonly BodyItem[], text: string): TextRange[] {
  return items.flatMap((item) => {
    if (item.kind !== "block") return [];
    const own = item.labels
      .filter(({ range }) => text[range.start - 1] === '"')
      .map(({ range: { start, end } }) => ({ start: start - 1, end: end + 1 }));
    return [...own, ...labelsOf(item.body.items, text)];
  });
}
