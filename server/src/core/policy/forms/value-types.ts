import type { PolicyDocument, Statement } from "../model.js";
import { propertiesOf } from "../read/read-condition.js";
import { findProperty, type SyntaxNode } from "../syntax.js";

/** A value whose type does not match the policy language. */
export interface WrongType {
  readonly node: SyntaxNode;
  readonly name: string;
  readonly wanted: "array of objects" | "array of strings" | "object" | "string" | "string or array of strings";
  /** The service's error code; "" if none is known. */
  readonly code: string;
  readonly isCertain: boolean;
  /** Whether it is an item of the list of element `name`. */
  readonly isItem: boolean;
}

/*
 * Version 1.1: API reference and the error codes IAM.1027, 1029, 1030, 1040, 1049 to 1053. `Version` has its own rule.
 */

/** The wrong types outside of statements. */
export function* wrongTypesAround({ statementNode }: PolicyDocument): Iterable<WrongType> {
  if (statementNode && statementNode.kind !== "array")
    yield wrong(statementNode, "Statement", "array of objects", "IAM.1027");
  else yield* itemsThatAreNo("object", statementNode, "Statement", "IAM.1027");
}

/** The wrong types in a statement. */
export function* wrongTypesIn(statement: Statement): Iterable<WrongType> {
  const { effectNode, actionList, conditionNode } = statement;
  if (effectNode && effectNode.kind !== "string") yield wrong(effectNode, "Effect", "string", "IAM.1029");
  if (actionList) yield* noListOfStrings(actionList, "Action", "IAM.1030");
  yield* inResource(statement);
  if (conditionNode) yield* inCondition(conditionNode);
}

function* inResource({ resource }: Statement): Iterable<WrongType> {
  if (!resource) return;
  const uris = findProperty(resource.node, "uri");
  if (resource.node.kind !== "object") yield* noListOfStrings(resource.node, "Resource", "IAM.1049");
  else if (uris) yield* noListOfStrings(uris, "uri", "IAM.1037");
}

function* inCondition(node: SyntaxNode): Iterable<WrongType> {
  if (node.kind !== "object") yield wrong(node, "Condition", "object", "IAM.1050");
  for (const { key: operator, value: keys } of propertiesOf(node)) {
    if (keys && keys.kind !== "object") yield wrong(keys, operator.value, "object", "IAM.1051");
    for (const { key, value } of propertiesOf(keys)) {
      if (value && value.kind !== "array") yield wrong(value, key.value, "array of strings", "IAM.1053");
      // All samples write numbers and booleans as strings, but no page of 1.1 requires it.
      else for (const item of itemsThatAreNo("string", value, key.value, "")) yield { ...item, isCertain: false };
    }
  }
}

function* noListOfStrings(node: SyntaxNode, name: string, code: string): Iterable<WrongType> {
  if (node.kind !== "array") yield wrong(node, name, "array of strings", code);
  else yield* itemsThatAreNo("string", node, name, code);
}

function* itemsThatAreNo(
  kind: "object" | "string",
  list: SyntaxNode | undefined,
  name: string,
  code: string,
): Iterable<WrongType> {
  if (list?.kind !== "array") return;
  for (const item of list.items) if (item.kind !== kind) yield { ...wrong(item, name, kind, code), isItem: true };
}

function wrong(node: SyntaxNode, name: string, wanted: WrongType["wanted"], code: string): WrongType {
  return { node, name, wanted, code, isCertain: true, isItem: false };
}
