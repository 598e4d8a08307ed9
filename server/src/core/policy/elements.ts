import { withoutInvisible } from "../text/invisible.js";
import { kinds, type PolicyKind } from "../language/policy-languages.js";
import { editDistance } from "../text/near.js";
import type { ObjectNode, PropertyNode, SyntaxNode } from "./syntax.js";

/** The keys that a policy or statement of a language may have, in the spelling of the service. */
export function knownKeys(level: "policy" | "statement", kind: PolicyKind): readonly string[] {
  return kinds[kind].known[level];
}

/** The element that a key names or misspells, in the spelling of the service; `undefined` for any other key. */
export function elementNameOf(written: string, level: "policy" | "statement", kind: PolicyKind): string | undefined {
  const names = knownKeys(level, kind);
  return names.find((name) => name === written) ?? names.find((name) => isMisspelled(written, name));
}

/** The properties of an object that its policy language does not know in exactly this spelling. */
export function unknownKeys(node: ObjectNode, level: "policy" | "statement", kind: PolicyKind): PropertyNode[] {
  return node.properties.filter(({ key }) => !kinds[kind].known[level].includes(key.value));
}

/**
 * The property of an element. If the exact name is absent, a key in other letter case, with blanks or with one wrong
 * letter is used: its author means the element, and its value should still be checked.
 */
export function findElementProperty(node: SyntaxNode | undefined, name: string): PropertyNode | undefined {
  if (node?.kind !== "object") return undefined;
  return (
    node.properties.findLast(({ key }) => key.value === name)
    ?? node.properties.findLast(({ key }) => isMisspelled(key.value, name))
  );
}

export function findElement(node: SyntaxNode | undefined, name: string): SyntaxNode | undefined {
  return findElementProperty(node, name)?.value;
}

export function hasElement(node: SyntaxNode | undefined, name: string): boolean {
  return findElementProperty(node, name) !== undefined;
}

/** Whether a key is an element of any kind of policy, in exactly the spelling of the service. */
export function isElement(key: string): boolean {
  return elements.has(key);
}

const elements: ReadonlySet<string> = new Set(
  Object.values(kinds).flatMap(({ known }) => [...known.policy, ...known.statement]),
);

/**
 * Whether `key` is `name` in other letter case, with blanks around it, with invisible characters, as a plural, or with
 * one wrong letter.
 */
export function isMisspelled(key: string, name: string): boolean {
  // Nearly all keys are elements in their exact spelling.
  if (isElement(key)) return false;
  const folded = withoutInvisible(key).trim().toLowerCase();
  if (folded.length > name.length + 2) return false;
  // In a short name a single letter makes another word.
  const mostSlips = name.length > 5 ? 1 : 0;
  return folded === `${name.toLowerCase()}s` || editDistance(folded, name.toLowerCase(), mostSlips + 1) <= mostSlips;
}
