import type { PolicyDocument, Statement } from "../policy/model.js";
import type { SyntaxNode } from "../policy/syntax.js";
import { beginsLine, gapAfterComma, indentAt, lineEndNear } from "./trivia.js";

/** A new Allow statement as JSON text in the layout of `model`: its lines, indentation and colons. */
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
  return deeper(inner, outer);
}

/** The text between a key and its value in the author's style. */
function colonStyle(text: string, { node }: Statement): string {
  const pair = node.properties.find(({ value }) => value !== undefined);
  const written = pair?.value ? text.slice(pair.key.range.end, pair.value.range.start) : ": ";
  return /^ *: *$/.test(written) ? written : ": ";
}

/** An `Action` list for a statement without one, as JSON text with the indentation of its properties. */
export function actionListText(
  text: string,
  policy: PolicyDocument,
  statement: Statement,
  items: readonly string[],
): string {
  const indent = itemIndentIn(text, policy, statement);
  if (indent === undefined) return `[${items.join(", ")}]`;
  const { start } = statement.node.properties[0]!.key.range;
  const eol = lineEndNear(text, start);
  return `[${items.map((item) => eol + indent + item).join(",")}${eol}${indentAt(text, start)}]`;
}

/**
 * The indentation of the items in a statement's empty `Action` list; `undefined` if they belong on the list's own line:
 * in a statement on one line, or if the lists of the other statements are written like this.
 */
export function itemIndentIn(text: string, { statements }: PolicyDocument, { node }: Statement): string | undefined {
  const first = node.properties[0];
  if (!first || !beginsLine(text, first.key.range.start)) return undefined;
  const model = statements.find(
    ({ actionList }) => actionList?.kind === "array" && actionList.items.length > 0,
  )?.actionList;
  if (model && !spansLines(text, model)) return undefined;
  return deeper(indentAt(text, first.key.range.start), indentAt(text, node.range.end - 1));
}

/** The indentation of the first statement in an empty list; `undefined` if the policy is on one line. */
export function statementIndentIn(text: string, { node, list }: PolicyDocument): string | undefined {
  const first = node.properties[0];
  if (!list || !first || !beginsLine(text, first.key.range.start)) return undefined;
  return deeper(indentAt(text, first.key.range.start), indentAt(text, node.range.end - 1));
}

/** An Allow statement for a policy without other statements: on one or several lines, like the policy itself. */
export function allowStatementIn(text: string, policy: PolicyDocument, actions: readonly string[]): string {
  const outer = statementIndentIn(text, policy);
  const { range } = policy.node;
  if (outer === undefined) {
    const gap = gapAfterComma(text, range.end);
    const pad = /\s/.test(text[range.start + 1] ?? "") ? " " : "";
    const list = actions.map((action) => JSON.stringify(action)).join(`,${gap}`);
    return `{${pad}"Effect":${gap}"Allow",${gap}"Action":${gap}[${list}]${pad}}`;
  }
  const unit = outer.slice(indentAt(text, policy.node.properties[0]!.key.range.start).length);
  const layout = JSON.stringify({ Effect: "Allow", Action: actions }, undefined, unit);
  return layout.replaceAll("\n", lineEndNear(text, range.end) + outer);
}

/** The indentation one step deeper than `inner`; the step is the difference from `outer`. */
function deeper(inner: string, outer: string): string {
  return inner.startsWith(outer) && inner.length > outer.length ? inner + inner.slice(outer.length) : `${inner}  `;
}
