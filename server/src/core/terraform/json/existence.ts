import { findProperty, hasProperty, type ObjectNode, type SyntaxNode } from "../../policy/syntax.js";
import { type CopyArgument, existenceFor } from "../view/existence.js";
import { type Decision, movedDecision } from "../view/guards.js";
import { onlyValue } from "../view/only-value.js";
import { hasSequence, type JsonFile, jsonTemplates } from "./templates.js";

/** What decides whether a resource of a Terraform file in JSON exists; `undefined` if it surely does. */
export function existenceInJson(file: JsonFile, body: ObjectNode): Decision | undefined {
  const lifecycle = findProperty(body, "lifecycle");
  const blocks = lifecycle?.kind === "array" ? lifecycle.items : [lifecycle];
  const places = [[body, "for_each"], [body, "count"], ...blocks.map((one) => [one, "enabled"] as const)] as const;
  for (const [block, name] of places)
    if (hasProperty(block, name)) return existenceOfValue(name, findProperty(block, name), file);
  return undefined;
}

function existenceOfValue(name: CopyArgument, node: SyntaxNode | undefined, file: JsonFile): Decision | undefined {
  if (node?.kind === "string" && hasSequence(node)) {
    const { template, scope, places } = jsonTemplates(file, [node]).of(node);
    const value = onlyValue(scope.text, template);
    return value && movedDecision(existenceFor(name, value, scope), (range) => places.range(range));
  }
  const isNone =
    (node?.kind === "scalar" && (node.value === 0 || node.value === false))
    || (node?.kind === "object" && node.properties.length === 0)
    || (node?.kind === "array" && node.items.length === 0);
  return isNone ? { kind: "never", of: node.range } : undefined;
}
