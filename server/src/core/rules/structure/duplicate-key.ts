import type { ObjectNode, PropertyNode, SyntaxNode } from "../../policy/syntax.js";
import { defineRule, type Report } from "../../rule/rule.js";

export const duplicateKey = defineRule<undefined>({
  id: "duplicate-key",
  category: "structure",
  // It is not documented whether the service rejects the policy or uses the last one; the author intended neither.
  severity: "warning",
  appliesTo: ["1.0", "1.1", "5.0"],
  summary: {
    en: "An object has the same key twice.",
    zh: "同一对象中出现了重复的键。",
  },

  check({ policy: { node, statements } }) {
    const read = new Set<SyntaxNode>(statements.map((statement) => statement.node));
    return reports(objectsIn(node, read));
  },

  checkStatement({ node }) {
    return reports(objectsIn(node));
  },
});

function* reports(objects: readonly ObjectNode[]): Iterable<Report<undefined>> {
  for (const { key } of objects.flatMap(repeated))
    yield { range: key.range, message, args: { key: key.value }, data: undefined, facts: { key: key.value } };
}

/** All but the first property of each name. */
function repeated({ properties }: ObjectNode): PropertyNode[] {
  const seen = new Set<string>();
  return properties.filter(({ key }) => seen.size === seen.add(key.value).size);
}

/** The objects in a node, itself included, except `others`. */
function objectsIn(node: SyntaxNode | undefined, others?: ReadonlySet<SyntaxNode>): ObjectNode[] {
  if (node === undefined || node.kind === "string" || others?.has(node)) return [];
  if (node.kind === "array") return node.items.flatMap((item) => objectsIn(item, others));
  return node.kind === "object" ? [node, ...node.properties.flatMap(({ value }) => objectsIn(value, others))] : [];
}

const message = {
  en: "\"{key}\" is already in this object. JSON parsers keep only one of them, usually the last; the others are lost.",
  zh: "“{key}”在该对象中已出现。JSON 解析通常只保留最后一个，其余内容会丢失。",
};
