import { growth, type TextChange } from "../../text/change.js";
import type { TextRange } from "../../text/range.js";
import { parseObject } from "../json/json.js";
import type { PolicyDocument, PolicyFile, Statement } from "../model.js";
import { policyOf } from "../parse.js";
import { readStatement } from "../read/read.js";
import { recognitionTraits } from "../read/recognize.js";
import type { ArrayNode, ObjectNode, PropertyNode, SyntaxNode } from "../syntax.js";
import { movedStatement } from "./moved.js";
import { Mover } from "./mover.js";
import { perStatement } from "./per-statement.js";

/**
 * The policy file after a change of its text, equal to what `parsePolicyFile` reads from the new text; `undefined` if
 * the whole text must be read again. It reads only the statement that was edited. The file must be one policy with a
 * version and without syntax errors, before and after. The change must be inside one statement, or only in the white
 * space around statements.
 */
export function reparse(file: PolicyFile, change: TextChange, text: string): PolicyFile | undefined {
  const [policy] = file.policies;
  if (!policy?.list || !policy.version || policy.node !== file.root) return undefined;
  if (!file.isAsWritten || file.policies.length + file.embedded.length > 1) return undefined;
  const edited = policy.statements.find(({ node }) => isInside(node.range, change));
  const read = edited ? readAgain(edited, policy, change, { ...file, text }) : undefined;
  if (edited ? !read : !isBetweenStatements(file, policy.list, change, text)) return undefined;
  const statements = policy.statements.map((statement) =>
    statement === edited ? read! : isAfter(statement.node.range, change) ? movedOf(statement, change) : statement,
  );
  const node = rootWith(policy.node, policy.list, statements, change);
  return { ...file, text, root: node, policies: [policyOf(node, policy.container, policy.kind, () => statements)] };
}

/** Whether a change leaves the first and last character of a range as they are. */
function isInside({ start, end }: TextRange, change: TextChange): boolean {
  return start < change.start && change.oldEnd < end;
}

function isAfter({ start }: TextRange, { oldEnd }: TextChange): boolean {
  return start >= oldEnd;
}

/** The edited statement; `undefined` if it is broken, or may give its policy another kind. */
function readAgain(
  edited: Statement,
  { kind, container }: PolicyDocument,
  change: TextChange,
  { text, dialect }: Pick<PolicyFile, "text" | "dialect">,
): Statement | undefined {
  const { start, end } = edited.node.range;
  // A copy, because a part of a long string keeps all of it in memory.
  const part = ` ${text.slice(start, end + growth(change))}`.slice(1);
  const node = parseObject(part, start, dialect);
  const read = node && readStatement(node, edited.index, text, { kind, isAnswer: container.isAnswer });
  return read && traitsOf(read) === traitsOf(edited) ? read : undefined;
}

const traitsOf = perStatement(({ node }) => recognitionTraits(node));

/** Whether only white space changes, outside of all values. In JSONC, that could end a comment. */
function isBetweenStatements(file: PolicyFile, list: ArrayNode, change: TextChange, text: string): boolean {
  const { start, oldEnd, newEnd } = change;
  const isBlank = /^[ \t\r\n]*$/.test(file.text.slice(start, oldEnd) + text.slice(start, newEnd));
  if (!isBlank || file.dialect !== "json") return false;
  const { range } = file.root!;
  const isOutside = oldEnd <= range.start || range.end <= start;
  return isOutside || (isInside(list.range, change) && list.items.every((item) =>
    oldEnd <= item.range.start || item.range.end <= start));
}

function movedOf(statement: Statement, change: TextChange): Statement {
  return growth(change) === 0 ? statement : movedStatement(statement, growth(change));
}

function rootWith(
  root: ObjectNode,
  list: ArrayNode,
  statements: readonly Statement[],
  change: TextChange,
): ObjectNode {
  const mover = new Mover(growth(change));
  const byIndex = new Map(statements.map(({ index, node }) => [index, node]));
  const place = <T extends SyntaxNode>(node: T): T => (isAfter(node.range, change) ? mover.node(node) : node);
  const items = list.items.map((item, index) => byIndex.get(index) ?? place(item));
  const properties = root.properties.map(({ key, value }): PropertyNode => ({
    key: place(key),
    value: value === list ? { ...list, range: rangeAfter(list.range, change), items } : value && place(value),
  }));
  return { ...root, range: rangeAfter(root.range, change), properties };
}

function rangeAfter({ start, end }: TextRange, change: TextChange): TextRange {
  const by = growth(change);
  return { start: start >= change.oldEnd ? start + by : start, end: end <= change.start ? end : end + by };
}
