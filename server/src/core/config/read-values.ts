import type { PropertyNode, SyntaxNode } from "../policy/syntax.js";
import { nearest } from "../text/near.js";
import { messages, type ProblemList } from "./config-problems.js";

/** The values of an object by key; reports any other value, keys that occur twice, and keys that are not in `keys`. */
export function readObject(
  node: SyntaxNode | undefined,
  keys: readonly string[],
  problems: ProblemList,
): ReadonlyMap<string, SyntaxNode> {
  if (node && node.kind !== "object") problems.add(node.range, messages.wantsObject);
  const properties: readonly PropertyNode[] = node?.kind === "object" ? node.properties : [];
  for (const [index, { key }] of properties.entries())
    if (properties.slice(index + 1).some((other) => other.key.value === key.value))
      problems.add(key.range, messages.duplicateKey, { key: key.value });
  for (const { key } of properties.filter((property) => !keys.includes(property.key.value))) {
    const [near] = nearest(key.value, keys);
    problems.add(key.range, near ? messages.unknownKeyNear : messages.unknownKey, {
      key: key.value,
      near: near ?? "",
      keys: keys.filter((one) => one !== "$schema").join(", "),
    });
  }
  return new Map(properties.flatMap(({ key, value }) => (value ? [[key.value, value] as const] : [])));
}

/** The items of an array; reports any other value. */
export function readArray(node: SyntaxNode | undefined, problems: ProblemList): readonly SyntaxNode[] {
  if (node && node.kind !== "array") problems.add(node.range, messages.wantsArray);
  return node?.kind === "array" ? node.items : [];
}

export function readString(node: SyntaxNode | undefined, problems: ProblemList): string | undefined {
  if (node && node.kind !== "string") problems.add(node.range, messages.wantsText);
  return node?.kind === "string" ? node.value : undefined;
}

export function readBoolean(node: SyntaxNode | undefined, problems: ProblemList): boolean | undefined {
  const value = node?.kind === "scalar" ? node.value : undefined;
  if (node && typeof value !== "boolean") problems.add(node.range, messages.wantsBoolean);
  return typeof value === "boolean" ? value : undefined;
}
