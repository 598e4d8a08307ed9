import type { Expression, For } from "../../hcl/nodes.js";
import { joining } from "./functions.js";
import { decisionOfLoop } from "./loop-decision.js";
import type { Role } from "./roles.js";
import type { ViewWriting } from "./writing.js";

/** Writes an expression as an item of a list, or its items. */
interface WriteParts {
  item(node: Expression): void;
  parts(node: Expression): void;
}

/** Writes a loop whose items are not known: its body once, with what decides how often that applies. */
export function writeLoop(node: For, body: Expression, writing: ViewWriting, role: Role, write: WriteParts): void {
  const { writer } = writing;
  const same = role === "statements" ? copiedList(node, body, writing) : undefined;
  if (same) {
    const before = writing.isCompact ?? false;
    writing.isCompact = true;
    write.parts(same);
    writing.isCompact = before;
    return;
  }
  const from = writer.length;
  const isNested = writing.isFlattened === true && isListLike(body);
  if (isNested) write.parts(body);
  else write.item(body);
  writer.markRepeated(from, decisionOfLoop(node, writing));
}

/** The list of which a loop returns all items that are not null: `[for s in local.all : s if s != null]`. */
function copiedList({ names, collection, condition }: For, body: Expression, { text }: ViewWriting) {
  const [name, ...others] = names;
  const isItem = (node: Expression) =>
    node.kind === "traversal"
    && !("kind" in node.root)
    && node.root.value === name?.value
    && node.steps.length === 0;
  if (others.length > 0 || !isItem(body)) return undefined;
  if (!condition) return collection;
  const [left, right, ...more] = condition.kind === "operation" ? condition.operands : [];
  if (!left || !right || more.length > 0 || !isItem(left)) return undefined;
  const isNull = right.kind === "literal" && right.value === null;
  return isNull && text.slice(left.range.end, right.range.start).trim() === "!=" ? collection : undefined;
}

function isListLike(node: Expression): boolean {
  return node.kind === "list" || node.kind === "for" || (node.kind === "call" && joining.has(node.name.value));
}
