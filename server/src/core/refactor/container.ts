import { bareItem, insertItems, keepItems, printList, readList, withItem } from "../edit/lists/list-text.js";
import { limits } from "../language/limits.js";
import type { PolicyDocument } from "../policy/model.js";
import { findProperty, type ObjectNode, type PropertyNode } from "../policy/syntax.js";
import type { TextEdit, TextRange } from "../text/range.js";
import { editedText } from "./place.js";
import type { RefactoringContext } from "./refactoring.js";

/** The surroundings of a policy: nothing, or the body of a request that creates it. */
export interface FileContainer {
  /** The root object of the file. */
  readonly root: ObjectNode;
  readonly role: ObjectNode | undefined;
  /** Edits that make the remaining body one of project-level services. */
  readonly typeEdits: readonly TextEdit[];
}

/** `undefined` for one of several policies in a response of the API, because no file contains it alone. */
export function fileContainerOf({ file: { root }, policy }: RefactoringContext): FileContainer | undefined {
  if (root?.kind !== "object") return undefined;
  if (root === policy.node) return { root, role: undefined, typeEdits: [] };
  const { role, kind } = policy.container;
  if (!role || kind.isAnswer) return undefined;
  const type = findProperty(role, "type");
  const isOther = type?.kind === "string" && type.value !== "XA";
  return { root, role, typeEdits: isOther ? [{ range: type.content, newText: "XA" }] : [] };
}

/** The text of a file with the same policy and other statements; a body becomes a valid request of type AX. */
export function policyBesides(
  text: string,
  { node, list }: PolicyDocument,
  { root, role }: FileContainer,
  statements: string,
  suffix: string,
): string {
  const edits: TextEdit[] = list ? [{ range: list.range, newText: statements }] : [];
  const whole = role
    ? [{ range: role.range, newText: roleText(text, role, editedText(text, node.range, edits), suffix) }]
    : edits;
  const lineEnd = /^\s*?(\r\n|\n|\r)\s*$/.exec(text.slice(root.range.end))?.[1] ?? "";
  return editedText(text, root.range, whole) + lineEnd;
}

/** The fields of a request. A response of the API has other fields, which a request must not have. */
const fields = ["display_name", "type", "description", "description_cn", "policy"];

function roleText(text: string, role: ObjectNode, policy: string, suffix: string): string {
  const spans = role.properties.map(
    ({ key, value }): TextRange => ({ start: key.range.start, end: (value ?? key).range.end }),
  );
  const list = readList(text, role.range, spans);
  const changed = role.properties.reduce((result, property, index) => {
    const value = newValue(property, policy, suffix);
    if (value === undefined || !property.value) return result;
    const { item } = result.places[index]!;
    return withItem(result, index, {
      ...item,
      text: text.slice(spans[index]!.start, property.value.range.start) + value,
    });
  }, list);
  const typed = role.properties.some(({ key }) => key.value === "type")
    ? changed
    : insertItems(changed, 0, [bareItem('"type": "AX"')]);
  const keys =
    typed === changed
      ? role.properties.map(({ key }) => key.value)
      : role.properties.map(({ key }) => key.value).toSpliced(1, 0, "type");
  return printList(keepItems(typed, (index) => fields.includes(keys[index]!)));
}

/** A field as JSON text, if its value differs in the new body. */
function newValue({ key, value }: PropertyNode, policy: string, suffix: string): string | undefined {
  if (key.value === "policy") return policy;
  if (key.value === "type") return '"AX"';
  if (key.value !== "display_name" || value?.kind !== "string") return undefined;
  return JSON.stringify(`${value.value.slice(0, limits.displayName.max - suffix.length - 1)}-${suffix}`);
}
