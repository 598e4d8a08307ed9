import type { ArrayNode, ObjectNode, SyntaxNode } from "../../policy/syntax.js";

/**
 * The body of a block. In place of it, Terraform accepts a list of objects inside the list of blocks:
 * `[[{"effect": "Allow"}, {"action": []}]]` is a single block with the properties of both.
 */
export interface JsonBody extends ObjectNode {
  /** Where an object of the list ends and another one follows; empty for a body that is one object. */
  readonly joints: readonly number[];
}

/** The bodies that a value has: an object, or those in a list. Deeper lists are none, as in Terraform. */
export function bodiesOf(node: SyntaxNode | undefined): readonly JsonBody[] {
  return blocksOf(node).flatMap((one) => bodyOf(one) ?? []);
}

/** The values in place of blocks, whatever they are. With `null`, there are no blocks. */
export function blocksOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (node?.kind === "array") return node.items;
  return node && !(node.kind === "scalar" && node.value === null) ? [node] : [];
}

/** The body that a value in place of a block has; `undefined` if Terraform rejects the value, or if it is empty. */
export function bodyOf(node: SyntaxNode): JsonBody | undefined {
  if (node.kind === "object") return { ...node, joints: [] };
  return node.kind === "array" ? joined(node) : undefined;
}

function joined({ items }: ArrayNode): JsonBody | undefined {
  const objects = items.flatMap((one) => (one.kind === "object" ? one : []));
  if (objects.length < items.length) return undefined;
  const filled = objects.filter(({ properties }) => properties.length > 0);
  const parts = filled.length > 0 ? filled : objects.slice(0, 1);
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return undefined;
  return {
    ...last,
    range: { start: first.range.start, end: last.range.end },
    properties: parts.flatMap(({ properties }) => properties),
    joints: parts.slice(0, -1).map(({ range }) => range.end),
  };
}

/** The values of a property. A property with blocks may be repeated. */
export function valuesNamed({ properties }: ObjectNode, name: string): readonly SyntaxNode[] {
  return properties.flatMap(({ key, value }) => (key.value === name && value ? value : []));
}

/** Whether an argument is set in several objects of a list that is one block; Terraform rejects it. */
export function isSetTwice({ properties, joints }: JsonBody): boolean {
  if (joints.length === 0) return false;
  const names = properties.map(({ key }) => key.value).filter((name) => name !== "//");
  return new Set(names).size < names.length;
}
