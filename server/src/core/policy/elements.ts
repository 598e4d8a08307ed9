import { editDistance } from "../text/near.js";
import type { PolicyKind } from "./model.js";
import type { ObjectNode, PropertyNode, SyntaxNode } from "./syntax.js";

/**
 * The keys that each policy language knows. 1.1: API reference and error table (IAM.1025, IAM.1031, IAM.1059), which knows
 * `NotAction` too, though no guide of 1.1 does; 5.0: grammar page of the identity policies.
 */
const statementKeys = ["Effect", "Action", "NotAction", "Resource", "Condition"];
const identityKeys = [...statementKeys, "Sid", "NotResource"];
const known: Readonly<Record<PolicyKind, { readonly policy: readonly string[]; readonly statement: readonly string[] }>> = {
  "custom-policy": { policy: ["Version", "Statement"], statement: statementKeys },
  "agency-policy": { policy: ["Version", "Statement"], statement: statementKeys },
  role: { policy: ["Version", "Statement", "Depends"], statement: statementKeys },
  "identity-policy": { policy: ["Version", "Statement"], statement: identityKeys },
  "trust-policy": { policy: ["Version", "Statement"], statement: [...identityKeys, "Principal", "NotPrincipal"] },
};

/** The keys that a policy or statement of a language may have, spelled as the service wants them. */
export function knownKeys(level: "policy" | "statement", kind: PolicyKind): readonly string[] {
  return known[kind][level];
}

/** The properties of an object that its policy language does not know, exactly as spelled. */
export function unknownKeys(node: ObjectNode, level: "policy" | "statement", kind: PolicyKind): PropertyNode[] {
  return node.properties.filter(({ key }) => !known[kind][level].includes(key.value));
}

/**
 * The property of an element. If it is not there as the service spells it, one in other letter case, with blanks, or with
 * one letter wrong is taken for it: its author means it, and all that stands in it is still worth checking.
 */
export function findElementProperty(node: SyntaxNode | undefined, name: string): PropertyNode | undefined {
  if (node?.kind !== "object") return undefined;
  return node.properties.findLast(({ key }) => key.value === name) ?? node.properties.findLast(({ key }) => isMisspelled(key.value, name));
}

export function findElement(node: SyntaxNode | undefined, name: string): SyntaxNode | undefined {
  return findElementProperty(node, name)?.value;
}

export function hasElement(node: SyntaxNode | undefined, name: string): boolean {
  return findElementProperty(node, name) !== undefined;
}

/** Whether `key` is `name` in other letter case, with blanks around it, as a plural, or with one letter wrong. */
export function isMisspelled(key: string, name: string): boolean {
  const folded = key.trim().toLowerCase();
  if (key === name || folded.length > name.length + 2) return false;
  // In a short name one letter makes another word.
  const mostSlips = name.length > 5 ? 1 : 0;
  return folded === `${name.toLowerCase()}s` || editDistance(folded, name.toLowerCase()) <= mostSlips;
}
