import type { Expression, ObjectValue } from "../../hcl/nodes.js";
import { childrenOf } from "../../hcl/walk.js";
import type { ObjectStyle } from "./notation.js";
import { hasComma } from "../view/write-gap.js";

/** How properties are written in a block. */
export const blockStyle: ObjectStyle = { hasBareKeys: true, separator: "=", hasCommas: false, hasLowerCaseNames: true };

/**
 * The author's style for objects at an offset: that of the innermost object with several properties, or else the most
 * common one.
 */
export function styleAt(text: string, root: ObjectValue, offset: number): ObjectStyle {
  const objects = objectsIn(root);
  const around = objects
    .filter(
      ({ range, items }) => range.start <= offset && offset <= range.end && items.some(({ separator }) => separator),
    )
    .at(-1);
  const several = objects.filter(({ items }) => items.length > 1);
  const forCommas = around && around.items.length > 1 ? around : (several.find((one) => one === root) ?? several[0]);
  const keyed = around ?? root;
  const items = keyed.items.filter(({ separator }) => separator);
  return {
    hasBareKeys:
      items.some(({ key }) => key?.kind === "traversal")
      || (items.length === 0 && objects.some((one) => one.items.some(({ key }) => key?.kind === "traversal"))),
    separator: items.filter(({ separator }) => separator?.value === ":").length * 2 > items.length ? ":" : "=",
    hasCommas:
      forCommas !== undefined
      && forCommas.items.some(
        (item, index) => index > 0 && hasComma(text, forCommas.items[index - 1]!.range.end, item.range.start),
      ),
    hasLowerCaseNames: false,
  };
}

function objectsIn(node: Expression): ObjectValue[] {
  return [...(node.kind === "object" ? [node] : []), ...childrenOf(node).flatMap(objectsIn)];
}
