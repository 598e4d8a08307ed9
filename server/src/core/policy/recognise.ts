import { parseActionPattern } from "../catalog/pattern.js";
import { findElement, findElementProperty, hasElement } from "./elements.js";
import type { PolicyKind } from "./model.js";
import { actionStrings } from "./read.js";
import { findProperty, hasProperty, type ObjectNode, type SyntaxNode } from "./syntax.js";

/**
 * The objects of a JSON tree that may be a policy: the root itself, the body of the role API (`role.policy`), and the
 * answer of its list (`roles[].policy`).
 */
export function policyCandidates(root: SyntaxNode | undefined): ObjectNode[] {
  const roles = findProperty(root, "roles");
  const wrappers = [findProperty(root, "role"), ...(roles?.kind === "array" ? roles.items : [])];
  const nodes = [root, ...wrappers.map((wrapper) => findProperty(wrapper, "policy"))];
  return nodes.filter((node) => node?.kind === "object");
}

/**
 * Which policy language an object is written in; `undefined` if it is none of Huawei Cloud's. `Version` decides: other
 * clouds have others, or a `Principal`. Where it is none that we know, actions of three parts speak for us.
 */
export function recognise(node: ObjectNode): PolicyKind | undefined {
  const list = findElement(node, "Statement");
  if (list?.kind !== "array" && list?.kind !== "object") return undefined;
  const statements = list.kind === "array" ? list.items : [list];
  const hasPrincipal = statements.some((one) => hasProperty(one, "Principal") || hasProperty(one, "NotPrincipal"));
  // A key that is only nearly ours proves nothing by itself.
  const isSpelledRight = hasProperty(node, "Statement") && findElementProperty(node, "Version")?.key.value === "Version";
  switch (isSpelledRight || statements.some(hasActionOfThreeParts) ? versionOf(node) : "") {
    case "1.1":
      // An AWS habit in one of our policies; with actions of another form it is a bucket policy.
      if (hasPrincipal && !statements.some(hasActionOfThreeParts)) return undefined;
      return hasProperty(node, "Depends") ? "role" : isForAgency(statements) ? "agency-policy" : "custom-policy";
    case "1.0":
      return hasPrincipal ? undefined : "role";
    case "5.0":
      return hasPrincipal ? "trust-policy" : "identity-policy";
    case "2012-10-17": // AWS
    case "2008-10-17": // bucket policies of OBS and AWS
    case "2016-09-07": // topic policies of SMN
    case "1": // Alibaba Cloud
    case "2.0": // Tencent Cloud
    case "3.0":
      return undefined;
    default:
      return hasPrincipal || !statements.some(hasActionOfThreeParts) ? undefined : "custom-policy";
  }
}

/** The text that `Version` stands for: 1.1 without quotes is a mistake in one of our policies, not another language; 5.0 reads as the number 5, and nobody else has a version 5. */
export function versionText(version: SyntaxNode | undefined): string | undefined {
  if (version?.kind === "string") return version.value.trim() === "5" ? "5.0" : version.value.trim();
  if (version?.kind === "scalar") return typeof version.value === "number" ? writtenNumber(version.value) : String(version.value);
  return undefined;
}

function writtenNumber(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

function versionOf(node: ObjectNode): string {
  return versionText(findElement(node, "Version")) ?? "";
}

/** The agency form of 1.1: `Resource` is an object with `uri`. */
function isForAgency(statements: readonly SyntaxNode[]): boolean {
  return statements.some((one) => hasProperty(findElement(one, "Resource"), "uri"));
}

/** Both colons written out: "s3:*" and "*" are what other clouds write for everything. */
function hasActionOfThreeParts(statement: SyntaxNode): boolean {
  return hasElement(statement, "Effect") && actionStrings(findElement(statement, "Action")).some(({ value }) =>
    value.trim().split(/[\s,;，；、]+/).every((name) => name.split(/[:：]/).length === 3 && parseActionPattern(name.replaceAll("：", ":")).parts !== undefined));
}
