import { growth, type TextChange } from "../../text/change.js";
import type { TextRange } from "../../text/range.js";
import { parseObject } from "../json/json.js";
import type { PolicyDocument, PolicyFile, Statement } from "../model.js";
import { policyOf } from "../parse.js";
import { readStatement } from "../read/read.js";
import type { ArrayNode, ObjectNode, PropertyNode, SyntaxNode } from "../syntax.js";
import { rereadAround } from "./around-statements.js";
import { movedStatement } from "./moved.js";
import { Mover } from "./mover.js";
import { traitsOf } from "./traits.js";

/**
 * The policy file after a change of its text, equal to what `parsePolicyFile` reads from the new text; `undefined` if
 * the whole text must be read again. It reads the statement that was edited, or what is outside of statements. The
 * file must be one policy with a version. It may be broken if the errors do not reach into other statements.
 */
export function reparse(file: PolicyFile, change: TextChange, text: string): PolicyFile | undefined {
  const [policy] = file.policies;
  if (!policy?.list || !policy.version || policy.node !== file.root) return undefined;
  if (file.policies.length + file.embedded.length > 1) return undefined;
  return rereadStatement(file, policy, change, text) ?? rereadAround(file, policy, change, text);
}

/** After a change inside one statement of a sound text, that leaves it sound. */
function rereadStatement(
  file: PolicyFile,
  policy: PolicyDocument,
  change: TextChange,
  text: string,
): PolicyFile | undefined {
  const edited = file.isAsWritten ? policy.statements.find(({ node }) => isInside(node.range, change)) : undefined;
  const read = edited && readAgain(edited, policy, change, { ...file, text });
  if (!read) return undefined;
  const statements = policy.statements.map((statement) =>
    statement === edited ? read : isAfter(statement.node.range, change) ? movedOf(statement, change) : statement,
  );
  const node = rootWith(policy.node, policy.list!, statements, change);
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

function movedOf(statement: Statement, change: TextChange): Statement {
  return growth(change) === 0 ? statement : movedStatement(statement, growth(change));
}

function rootWith(root: ObjectNode, list: ArrayNode, statements: readonly Statement[], change: TextChange): ObjectNode {
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
