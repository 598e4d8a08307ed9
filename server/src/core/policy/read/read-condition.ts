import type { Located } from "../../text/range.js";
import type { Condition } from "../model.js";
import type { PropertyNode, StringNode, SyntaxNode } from "../syntax.js";

/** Each key of each operator of a `Condition`, in order. Empty if the value is not an object of objects. */
export function readConditions(node: SyntaxNode | undefined): Condition[] {
  return propertiesOf(node).flatMap((operatorProperty) =>
    propertiesOf(operatorProperty.value).map((keyProperty) => ({
      operator: named(operatorProperty.key),
      operatorProperty,
      key: named(keyProperty.key),
      keyProperty,
      values: readValues(keyProperty.value),
      valueNode: keyProperty.value,
    })));
}

/** The operators of a `Condition`, including those without a key. */
export function propertiesOf(node: SyntaxNode | undefined): readonly PropertyNode[] {
  return node?.kind === "object" ? node.properties : [];
}

function named(node: StringNode): Located<string> {
  return { value: node.value.trim(), range: node.content };
}

function readValues(node: SyntaxNode | undefined): Located<string>[] {
  const items = node?.kind === "array" ? node.items : node ? [node] : [];
  return items.flatMap((item) => {
    if (item.kind === "string") return [{ value: item.value, range: item.content }];
    return item.kind === "scalar" ? [{ value: String(item.value), range: item.range }] : [];
  });
}
