import { isMisspelled } from "../policy/elements.js";
import type { PolicyDocument, Statement } from "../policy/model.js";
import { readStatement } from "../policy/read/read.js";
import type { PropertyNode } from "../policy/syntax.js";
import type { PolicyView } from "./model.js";
import { unknownSign } from "./view/roles.js";

/**
 * A policy as its provider sends it. Some read a policy into a structure of their own: elements that it does not have
 * are dropped, and `NotResource` of version 1.1 is one of them. Source: golangsdk, openstack/identity/v3.0/policies.
 */
export function asSent(policy: PolicyDocument, { dropsElements, text }: PolicyView): PolicyDocument {
  if (!dropsElements) return policy;
  const statements = policy.statements.map((statement) => {
    const { properties } = statement.node;
    const kept = properties.filter(isSent);
    if (kept.length === properties.length) return statement;
    const node = { ...statement.node, properties: kept };
    return readStatement(node, statement.index, text, { kind: policy.kind, isAnswer: false });
  });
  return { ...policy, statements };
}

/** The elements of a statement that the provider drops, apart from its name. */
export function elementsNotSent({ node }: Statement, { dropsElements }: PolicyView): readonly PropertyNode[] {
  return dropsElements ? node.properties.filter((one) => !isSent(one) && one.key.value !== "Sid") : [];
}

const structure = new Set(["effect", "action", "resource", "condition"]);
const optional = new Set(["resource", "condition"]);

/**
 * Go matches keys in any letter case, and leaves out optional fields that are null. Without a required element nothing
 * is sent, so a slip is read as meant.
 */
function isSent({ key: { value }, value: node }: PropertyNode): boolean {
  if (node?.kind === "scalar" && node.value === null && optional.has(value.toLowerCase())) return false;
  const isSlip = ["Effect", "Action"].some((name) => isMisspelled(value, name));
  return structure.has(value.toLowerCase()) || isSlip || value.includes(unknownSign);
}
