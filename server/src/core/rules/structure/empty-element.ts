import { propertiesOf } from "../../policy/read/read-condition.js";
import type { Statement } from "../../policy/model.js";
import { findProperty, type SyntaxNode } from "../../policy/syntax.js";
import { removeProperty } from "../../edit/lists/remove.js";
import { findElementProperty, isMisspelled } from "../../policy/elements.js";
import { kinds } from "../../language/policy-languages.js";
import { defineRule, type Report, type Severity } from "../../rule/rule.js";

/** A list or object that must not be empty. */
interface Empty {
  readonly node: SyntaxNode;
  readonly name: string;
  readonly code: string;
  readonly severity?: Severity;
  /** Set if the element may be removed. */
  readonly optionalIn?: Statement;
}

export const emptyElement = defineRule<Empty>({
  id: "empty-element",
  category: "structure",
  severity: "error",
  code: "IAM.1028",
  appliesTo: ["1.1", "5.0"],
  summary: {
    en: "An element is empty although the service requires at least one item.",
    zh: "元素内容为空，而服务要求至少一项。",
  },

  *check({ policy: { kind, language, statementNode } }) {
    if (!isEmpty(statementNode)) return;
    const empty = { node: statementNode, name: "Statement", code: "IAM.1028" };
    if (language !== "5.0") yield report(empty);
    else if (kinds[kind].hasGrammar) yield report5(empty);
  },

  *checkStatement(statement, { policy: { kind, language } }) {
    if (language !== "5.0") for (const empty of emptyElements(statement)) yield report(empty);
    else if (kinds[kind].hasGrammar) for (const empty of emptyIn5(statement)) yield report5(empty);
  },

  // An empty condition has no effect, but without "Resource" the statement would apply to all resources.
  *fix({ data: { optionalIn, name }, args }, { file }) {
    const property = name === "Condition" ? findElementProperty(optionalIn?.node, name) : undefined;
    // Otherwise a misspelled key next to it would take its place.
    const isOnly =
      optionalIn?.node.properties.filter(({ key }) => key.value === name || isMisspelled(key.value, name)).length === 1;
    if (optionalIn && property && isOnly)
      yield { title, args, safety: "safe", edits: removeProperty(file.text, optionalIn.node, property) };
  },
});

function report(data: Empty): Report<Empty> {
  const { node, name, code, severity } = data;
  const isActions = severity !== undefined;
  return {
    range: node.range,
    message: isActions ? noActions : message,
    args: { name, code },
    ...(isActions ? { severity } : {}),
    code,
    data,
    facts: { name },
  };
}

/**
 * Version 5.0 accepts them: ValidatePolicy only suggests to remove empty lists and conditions. A published sample of a
 * service control policy has an empty list of actions.
 */
function report5(data: Empty): Report<Empty> {
  const { node, name } = data;
  return { range: node.range, message: emptyHere, args: { name }, severity: "hint", data, facts: { name } };
}

function* emptyElements(statement: Statement): Iterable<Empty> {
  const { actionList, resource, conditionNode } = statement;
  // No minimum number of actions is documented, but without any nothing is granted or denied.
  if (isEmpty(actionList)) yield { node: actionList, name: "Action", code: "IAM.1030", severity: "warning" };
  const uris = findProperty(resource?.node, "uri");
  if (isEmpty(resource?.node)) yield { node: resource!.node, name: "Resource", code: "IAM.1040" };
  if (isEmpty(uris)) yield { node: uris, name: "uri", code: "IAM.1037" };
  if (isEmpty(conditionNode)) yield { node: conditionNode, name: "Condition", code: "IAM.1050", optionalIn: statement };
  for (const { key, value } of propertiesOf(conditionNode)) {
    if (isEmpty(value)) yield { node: value, name: key.value, code: "IAM.1051" };
    for (const { key: conditionKey, value: values } of propertiesOf(value)) {
      if (isEmpty(values)) yield { node: values, name: conditionKey.value, code: "IAM.1056" };
    }
  }
}

function* emptyIn5(statement: Statement): Iterable<Empty> {
  for (const { key: { value: name }, value: node } of statement.node.properties)
    if (isEmpty(node) && suggested.has(name)) yield { node, name, code: "", optionalIn: statement };
}

const suggested: ReadonlySet<string> = new Set(["Resource", "NotResource", "Condition", "Principal"]);

function isEmpty(node: SyntaxNode | undefined): node is SyntaxNode {
  if (node?.kind === "array") return node.isClosed && node.items.length === 0;
  return node?.kind === "object" && node.isClosed && node.properties.length === 0;
}

const message = {
  en: "\"{name}\" is empty; the service rejects that ({code}).",
  zh: "“{name}”为空，服务会拒绝（{code}）。",
};
const noActions = {
  en: "\"{name}\" is empty: the statement applies to no action.",
  zh: "“{name}”为空：该语句未涉及任何授权项。",
};
const emptyHere = {
  en: "\"{name}\" is empty. The service accepts that, but probably nothing of what was intended takes effect.",
  zh: "“{name}”为空。服务可以接受，但该元素很可能达不到预期效果。",
};
const title = { en: "Remove the empty \"{name}\"", zh: "删除空的“{name}”" };
