import type { Statement } from "../policy/model.js";
import type { SyntaxNode } from "../policy/syntax.js";
import { beginsLine, gapAfterComma, indentAt, lineEndNear } from "./trivia.js";

/** A new Allow statement as JSON text, laid out like `model`: one line or several, its indentation, its colons. */
export function allowStatement(text: string, actions: readonly string[], model: Statement): string {
  const { node, actionList } = model;
  const colon = colonStyle(text, model);
  const items = actions.map((action) => JSON.stringify(action));
  const first = node.properties[0];
  if (!first || !beginsLine(text, first.key.range.start)) {
    const pad = first && /\s/.test(text[node.range.start + 1] ?? "") ? " " : "";
    const gap = gapAfterComma(text, node.range.end);
    return `{${pad}"Effect"${colon}"Allow",${gap}"Action"${colon}[${items.join(`,${gap}`)}]${pad}}`;
  }
  const eol = lineEndNear(text, first.key.range.start);
  const inner = indentAt(text, first.key.range.start);
  const outer = indentAt(text, node.range.end - 1);
  const list = actionList && spansLines(text, actionList)
    ? `[${items.map((item) => `${eol}${itemIndent(text, actionList, inner, outer)}${item}`).join(",")}${eol}${inner}]`
    : `[${items.join(", ")}]`;
  return `{${eol}${inner}"Effect"${colon}"Allow",${eol}${inner}"Action"${colon}${list}${eol}${outer}}`;
}

function spansLines(text: string, { range }: SyntaxNode): boolean {
  return /[\r\n]/.test(text.slice(range.start, range.end));
}

function itemIndent(text: string, list: SyntaxNode, inner: string, outer: string): string {
  const item = list.kind === "array" ? list.items.find(({ range }) => beginsLine(text, range.start)) : undefined;
  if (item) return indentAt(text, item.range.start);
  return inner.startsWith(outer) && inner.length > outer.length ? inner + inner.slice(outer.length) : `${inner}  `;
}

/** What the author writes between a key and its value. */
function colonStyle(text: string, { node }: Statement): string {
  const pair = node.properties.find(({ value }) => value !== undefined);
  const written = pair?.value ? text.slice(pair.key.range.end, pair.value.range.start) : ": ";
  return /^ *: *$/.test(written) ? written : ": ";
}
