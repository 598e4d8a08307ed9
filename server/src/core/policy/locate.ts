import { touches } from "../text/range.js";
import { elementNameOf } from "./elements.js";
import type { ListedAction } from "./listed-actions.js";
import type { ActionEntry, PolicyDocument, PolicyFile, Statement } from "./model.js";
import { actionStrings } from "./read/read.js";
import type { ArrayNode, ObjectNode, PropertyNode, ScalarNode, StringNode, SyntaxNode } from "./syntax.js";

/** The place of an offset in a policy: its policy, statement and element. */
export interface ElementPlace {
  readonly policy: PolicyDocument;
  /** `undefined` outside every statement. */
  readonly statement: Statement | undefined;
  /**
   * The element whose key or value contains the offset, in the spelling of the service; `undefined` between elements,
   * and in an element that the language does not know.
   */
  readonly element: string | undefined;
  /** Inside `Condition`: the operator whose key or value contains the offset. */
  readonly operator: PropertyNode | undefined;
  /** Inside an operator: the condition key whose key or value contains the offset. */
  readonly conditionKey: PropertyNode | undefined;
  readonly spot: Spot;
}

/** The syntactic place of an offset. A gap is a place where something can be inserted. */
export type Spot =
  | { readonly kind: "key"; readonly object: ObjectNode; readonly property: PropertyNode }
  | { readonly kind: "key-gap"; readonly object: ObjectNode }
  /** Between the quotes of a string, or in a number or word. `list` is the array that contains it. */
  | {
      readonly kind: "value";
      readonly property: PropertyNode;
      readonly node: StringNode | ScalarNode;
      readonly list: ArrayNode | undefined;
    }
  /** After the colon of a property without a value. */
  | { readonly kind: "value-gap"; readonly property: PropertyNode; readonly object: ObjectNode }
  | { readonly kind: "item-gap"; readonly property: PropertyNode; readonly list: ArrayNode };

/**
 * The place of an offset in one of the policies of a file; `undefined` outside of them and on punctuation. Accepts any
 * offset. A gap may be inside a comment: callers that write there must check that.
 */
export function elementAt(file: PolicyFile, offset: number): ElementPlace | undefined {
  for (const policy of file.policies) {
    const found = inObject(policy.node, [], file.text, offset);
    if (found) return toPlace(policy, found, offset);
  }
  return undefined;
}

interface Found {
  readonly spot: Spot;
  /** The properties that contain the offset, from the policy inwards. */
  readonly owners: readonly PropertyNode[];
}

function toPlace(policy: PolicyDocument, { spot, owners }: Found, offset: number): ElementPlace {
  const statement = policy.statements.find(({ node }) => isInside(node, offset));
  const [outer, inner, operator, conditionKey] = owners;
  const element = statement ? elementName(inner, "statement", policy) : elementName(outer, "policy", policy);
  const isCondition = statement !== undefined && element === "Condition";
  return {
    policy,
    statement,
    element,
    operator: isCondition ? operator : undefined,
    conditionKey: isCondition ? conditionKey : undefined,
    spot,
  };
}

function elementName(
  property: PropertyNode | undefined,
  level: "policy" | "statement",
  { kind }: PolicyDocument,
): string | undefined {
  return property && elementNameOf(property.key.value, level, kind);
}

function inObject(
  object: ObjectNode,
  owners: readonly PropertyNode[],
  text: string,
  offset: number,
): Found | undefined {
  if (!isInside(object, offset)) return undefined;
  for (const property of object.properties) {
    const inner = [...owners, property];
    if (touches(property.key.content, offset)) return { spot: { kind: "key", object, property }, owners: inner };
    if (property.value && reaches(property.value, offset))
      return inValue(property.value, property, inner, text, offset);
  }
  const before = object.properties.findLast(({ key }) => key.range.end <= offset);
  if (before && (before.value === undefined || offset <= before.value.range.start)) {
    return awaitsValue(before, text, offset)
      ? { spot: { kind: "value-gap", property: before, object }, owners: [...owners, before] }
      : undefined;
  }
  return { spot: { kind: "key-gap", object }, owners };
}

/**
 * Whether the value of a property is missing at the offset. A string followed by a colon is the next key, which the
 * parser took for the value.
 */
function awaitsValue({ key, value }: PropertyNode, text: string, offset: number): boolean {
  const isMissing = value === undefined || (value.kind === "string" && /^\s*[:：]/.test(text.slice(value.range.end)));
  return isMissing && /^\s*[:：]/.test(text.slice(key.range.end, offset));
}

function inValue(
  value: SyntaxNode,
  property: PropertyNode,
  owners: readonly PropertyNode[],
  text: string,
  offset: number,
): Found | undefined {
  switch (value.kind) {
    case "object":
      return inObject(value, owners, text, offset);
    case "array":
      return inArray(value, property, owners, text, offset);
    default:
      return { spot: { kind: "value", property, node: value, list: undefined }, owners };
  }
}

function inArray(
  list: ArrayNode,
  property: PropertyNode,
  owners: readonly PropertyNode[],
  text: string,
  offset: number,
): Found | undefined {
  const item = list.items.find((one) => reaches(one, offset));
  if (!item) return { spot: { kind: "item-gap", property, list }, owners };
  // No element of a policy has lists in its list.
  if (item.kind === "array") return undefined;
  if (item.kind === "object") return inObject(item, owners, text, offset);
  return { spot: { kind: "value", property, node: item, list }, owners };
}

/** Whether an offset is inside a node: between the brackets, between the quotes, or on a word. */
function reaches(node: SyntaxNode, offset: number): boolean {
  switch (node.kind) {
    case "string":
      return touches(node.content, offset);
    case "scalar":
      return touches(node.range, offset);
    default:
      return isInside(node, offset);
  }
}

function isInside({ range, isClosed }: ObjectNode | ArrayNode, offset: number): boolean {
  return range.start < offset && (isClosed ? offset < range.end : offset <= range.end);
}

/** The place of an offset with respect to actions. */
export type ActionPlace =
  | {
      readonly kind: "action-string";
      readonly policy: PolicyDocument;
      readonly statement: Statement;
      readonly list: ArrayNode | undefined;
      readonly node: StringNode;
    }
  | {
      readonly kind: "action-gap";
      readonly policy: PolicyDocument;
      readonly statement: Statement;
      readonly list: ArrayNode;
    };

/** The place in an `Action` list that contains an offset: inside the quotes of an item, or between items. */
export function locate(file: PolicyFile, offset: number): ActionPlace | undefined {
  for (const policy of file.policies) {
    for (const statement of policy.statements) {
      if (!touches(statement.node.range, offset)) continue;
      const { actionList } = statement;
      if (!actionList || !touches(actionList.range, offset)) continue;
      const list = actionList.kind === "array" ? actionList : undefined;
      const node = actionStrings(actionList).find(({ content }) => touches(content, offset));
      if (node) return { kind: "action-string", policy, statement, list, node };
      if (list && isBetween(list, offset)) return { kind: "action-gap", policy, statement, list };
    }
  }
  return undefined;
}

/** The entry of `Action` or `NotAction` at an offset, with its policy and statement. */
export function findAction(
  file: PolicyFile,
  offset: number,
): (ListedAction & { readonly policy: PolicyDocument }) | undefined {
  for (const policy of file.policies) {
    for (const statement of policy.statements) {
      if (!touches(statement.node.range, offset)) continue;
      const isThere = ({ range }: ActionEntry) => touches(range, offset);
      const entry = statement.actions.find(isThere);
      if (entry) return { policy, statement, entry };
      const exception = statement.exceptions.find(isThere);
      if (exception) return { policy, statement, entry: exception, isException: true };
    }
  }
  return undefined;
}

/** Whether the offset is between the brackets but not in an item. */
function isBetween({ range, items, isClosed }: ArrayNode, offset: number): boolean {
  const last = isClosed ? range.end - 1 : range.end;
  return (
    range.start < offset
    && offset <= last
    && !items.some((item) => item.range.start < offset && offset < item.range.end)
  );
}
