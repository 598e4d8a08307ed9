import type { Argument, BodyItem, Expression, HclBlock } from "../hcl/nodes.js";
import { encloses, type TextRange } from "../text/range.js";

/** A name that a block defines for what is inside of it. */
export interface BlockIterator {
  readonly name: string;
  /** What its value comes from: the collection of a `dynamic` block, or `for_each` or `count` of a resource. */
  readonly source: Expression;
}

/** The names that the blocks around a range define, from the outside to the inside. */
export function iteratorsAt(items: readonly BodyItem[], range: TextRange): readonly BlockIterator[] {
  const block = items.find((item) => encloses(item.range, range));
  if (block?.kind !== "block") return [];
  const { type, body } = block;
  const valueOf = (name: string) =>
    body.items.find((item): item is Argument => item.kind === "argument" && item.name.value === name)?.value;
  const [each, count] = [valueOf("for_each"), valueOf("count")];
  const inner = iteratorsAt(body.items, range);
  const own = type.value === "dynamic" ? iteratorName(block) : "each";
  if (each && own !== "") return [{ name: own, source: each }, ...inner];
  return count ? [{ name: "count", source: count }, ...inner] : inner;
}

/** The name of a `dynamic` block's variable; "" if it has none yet. */
export function iteratorName({ labels, body }: HclBlock): string {
  const iterator = body.items.find((item) => item.kind === "argument" && item.name.value === "iterator");
  return (iterator?.kind === "argument" ? nameOf(iterator.value) : undefined) ?? labels[0]?.value ?? "";
}

function nameOf(node: Expression | undefined): string | undefined {
  return node?.kind === "traversal" && !("kind" in node.root) ? node.root.value : undefined;
}
