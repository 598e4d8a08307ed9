import { kinds, languages } from "../../language/policy-languages.js";
import type { ValueType } from "../../language/version-5.js";
import type { LanguageVersion, PolicyDocument, PolicyKind, Statement } from "../model.js";
import { propertiesOf } from "../read/read-condition.js";
import type { ObjectNode, PropertyNode, SyntaxNode } from "../syntax.js";
import type { WrongType } from "./value-types.js";

/*
 * The values whose types are not those of the published grammar of the policy's language. `Version` has its own rule.
 * A kind of policy without such a grammar has none.
 */

/** The wrong types outside of statements. */
export function* wrongTypesAroundByGrammar({ node, kind, language }: PolicyDocument): Iterable<WrongType> {
  const elements = ownProperties(node, "policy", kind).filter(({ key }) => key.value !== "Version");
  for (const property of elements) yield* inElement(property, language);
}

/** The wrong types in a statement of a policy. */
export function* wrongTypesInByGrammar(
  { node }: Statement,
  { kind, language, container: { isAnswer } }: Pick<PolicyDocument, "kind" | "language" | "container">,
): Iterable<WrongType> {
  for (const property of ownProperties(node, "statement", kind))
    // The service writes `null` for elements that a policy does not have.
    if (!(isAnswer && property.value?.kind === "scalar" && property.value.value === null))
      yield* inElement(property, language);
}

function ownProperties(
  { properties }: ObjectNode,
  level: "policy" | "statement",
  kind: PolicyKind,
): readonly PropertyNode[] {
  const { hasGrammar, known } = kinds[kind];
  return hasGrammar ? properties.filter(({ key }) => known[level].includes(key.value)) : [];
}

function* inElement({ key, value }: PropertyNode, language: LanguageVersion): Iterable<WrongType> {
  const { valueTypes, codes } = languages[language];
  const code = codes?.wrongType ?? "";
  const wanted = valueTypes?.[key.value];
  if (!value || wanted === undefined) return;
  yield* unlessOf(value, key.value, wanted, code);
  if (key.value === "Condition") yield* inCondition(value, code);
  else if (wanted === "object")
    for (const { key: type, value: names } of propertiesOf(value))
      if (names) yield* unlessOf(names, type.value, "array of strings", code);
}

/** A single value of a condition may be written without an array. */
function* inCondition(node: SyntaxNode, code: string): Iterable<WrongType> {
  for (const { key: operator, value: keys } of propertiesOf(node)) {
    if (keys) yield* unlessOf(keys, operator.value, "object", code);
    for (const { key, value } of propertiesOf(keys)) {
      if (!value || value.kind === "string") continue;
      if (value.kind === "array") yield* unlessOf(value, key.value, "array of strings", code);
      else yield wrong(value, key.value, "string or array of strings", code);
    }
  }
}

function* unlessOf(node: SyntaxNode, name: string, wanted: ValueType, code: string): Iterable<WrongType> {
  const item = wanted === "array of strings" ? "string" : wanted === "array of objects" ? "object" : undefined;
  if (item === undefined) {
    if (node.kind !== wanted) yield wrong(node, name, wanted, code);
  } else if (node.kind !== "array")
    // A single value in place of a list is outside of the grammar, but nothing shows that the service rejects it.
    yield { ...wrong(node, name, wanted, code), isCertain: node.kind !== item };
  else for (const one of node.items) if (one.kind !== item) yield { ...wrong(one, name, item, code), isItem: true };
}

function wrong(node: SyntaxNode, name: string, wanted: WrongType["wanted"], code: string): WrongType {
  return { node, name, wanted, code, isCertain: true, isItem: false };
}
