import { parseIdentityPattern } from "../../catalog/identity.js";
import { parseActionPattern } from "../../catalog/pattern.js";
import { findElement, findElementProperty, hasElement, isMisspelled } from "../elements.js";
import { kinds, type PolicyKind } from "../../language/policy-languages.js";
import { principalTypes } from "../../language/version-5.js";
import type { ExpectedKind } from "../containers/container.js";
import type { ForeignPolicy } from "../model.js";
import { actionStrings } from "./read.js";
import { propertiesOf } from "./read-condition.js";
import { hasProperty, type ObjectNode, type SyntaxNode } from "../syntax.js";

/**
 * The kind of policy of an object; `undefined` if it is not one of Huawei Cloud. `expected` is what its surroundings
 * say: they decide about policies of version 5.0, which look alike.
 */
export function recognize(node: ObjectNode, expected?: ExpectedKind): PolicyKind | undefined {
  const kind = recognizeText(node);
  if (!expected || kinds[expected.kind].language !== "5.0") return kind;
  if (kind !== undefined && kinds[kind].language !== "5.0" && isOlder(versionOf(node))) return kind;
  if (kind === "identity-policy") return expected.kind;
  return expected.isOnly && (kind !== undefined || seemsMeant(node)) ? expected.kind : kind;
}

/** A policy of another version is checked as what its author wrote; the version itself is reported. */
function isOlder(version: string): boolean {
  return version === "1.1" || version === "1.0";
}

/** Whether a text that is not recognized can be a policy of version 5.0, and not one of another cloud. */
function seemsMeant(node: ObjectNode): boolean {
  const version = versionOf(node);
  if (version !== "") return /^5(?:\.\d+)?$/.test(version);
  const list = findElement(node, "Statement");
  const statements = list?.kind === "array" ? list.items : list ? [list] : [];
  return (
    statements.length > 0
    && statements.every((one) => {
      const actions = ["Action", "NotAction"].flatMap((name) => actionStrings(findElement(one, name)));
      const principals = propertiesOf(findElement(one, "Principal"));
      return actions.length > 0 && actions.every(isOurs) && !principals.some(({ key }) => ofAws.has(key.value));
    })
  );
}

function isOurs({ value }: { readonly value: string }): boolean {
  return value.trim() === "*" || parseIdentityPattern(value.trim()).parts !== undefined;
}

const ofAws: ReadonlySet<string> = new Set(["AWS", "Federated", "CanonicalUser"]);

/**
 * The kind that the text itself shows. `Version` decides: other clouds have other versions, or a `Principal`. If the
 * version is unknown, actions of three parts indicate Huawei Cloud.
 */
function recognizeText(node: ObjectNode): PolicyKind | undefined {
  const list = findElement(node, "Statement");
  if (list?.kind !== "array" && list?.kind !== "object") return undefined;
  const statements = list.kind === "array" ? list.items : [list];
  const hasPrincipal = statements.some((one) => hasProperty(one, "Principal") || hasProperty(one, "NotPrincipal"));
  // A key that only resembles ours proves nothing by itself.
  const isSpelledRight =
    hasProperty(node, "Statement") && findElementProperty(node, "Version")?.key.value === "Version";
  const is5 = versionOf(node) === "5.0" && statements.some((one) => hasActionOfThreeParts(one, true));
  switch (isSpelledRight || is5 || statements.some((one) => hasActionOfThreeParts(one)) ? versionOf(node) : "") {
    case "1.1":
      // `Principal` is an AWS habit in a Huawei Cloud policy; with actions of another form the text is a bucket policy.
      if (hasPrincipal && !statements.some((one) => hasActionOfThreeParts(one))) return undefined;
      return isForAgency(statements) ? "agency-policy" : "custom-policy";
    case "1.0":
      return hasPrincipal ? undefined : "role";
    case "5.0":
      return withPrincipals(statements, hasPrincipal);
    case "2012-10-17": // AWS
    case "2008-10-17": // bucket policies of OBS and AWS
    case "2016-09-07": // topic policies of SMN
    case "1": // Alibaba Cloud
    case "2.0": // Tencent Cloud
    case "3.0":
      return undefined;
    default:
      return withoutVersion(node, statements, hasPrincipal);
  }
}

/** A trust policy and a resource policy both have principals. Only those of trust policies are published. */
function withPrincipals(statements: readonly SyntaxNode[], hasPrincipal: boolean): PolicyKind {
  if (!hasPrincipal) return "identity-policy";
  return statements.some((one) => isForTrust(one)) ? "trust-policy" : "resource-policy";
}

function isForTrust(statement: SyntaxNode): boolean {
  const keys = ["Principal", "NotPrincipal"].flatMap((name) => propertiesOf(findElement(statement, name)));
  const isKnown = keys.some(({ key }) =>
    principalTypes.some((type) => type === key.value || isMisspelled(key.value, type)),
  );
  return isKnown || actionStrings(findElement(statement, "Action")).some(({ value }) => /^sts:/i.test(value.trim()));
}

/** Actions without a type, and the principals of trust policies beside actions of three parts, exist only in 5.0. */
function withoutVersion(
  node: ObjectNode,
  statements: readonly SyntaxNode[],
  hasPrincipal: boolean,
): PolicyKind | undefined {
  if (statements.some((one) => hasActionOfThreeParts(one)) && !hasPrincipal) return "custom-policy";
  if (findElement(node, "Version") !== undefined || !statements.some((one) => hasActionOfThreeParts(one, true)))
    return undefined;
  const kind = withPrincipals(statements, hasPrincipal);
  return kind === "resource-policy" ? undefined : kind;
}

/**
 * A Huawei Cloud policy with the version of AWS policies; `undefined` for any other object. Actions in AWS, bucket and
 * topic policies have two parts. So three parts in each action, and no AWS resource, are certain.
 */
export function foreignPolicy(node: ObjectNode): ForeignPolicy | undefined {
  const version = findElement(node, "Version");
  const list = findElement(node, "Statement");
  if (version?.kind !== "string" || !/^20\d\d-\d\d-\d\d$/.test(version.value.trim())) return undefined;
  const statements = list?.kind === "array" ? list.items : list?.kind === "object" ? [list] : [];
  const actions = statements.flatMap((one) =>
    actionStrings(findElement(one, "Action")).map(({ value }) => value.trim()),
  );
  const isForeign =
    actions.length > 0 && statements.every((one) => hasActionOfThreeParts(one)) && !statements.some(isAboutAws);
  return isForeign ? { node, version, actions } : undefined;
}

function isAboutAws(statement: SyntaxNode): boolean {
  return ["Resource", "NotResource", "Principal"].some((name) => {
    const value = findElement(statement, name);
    return (
      value !== undefined
      && (name === "Principal" || actionStrings(value).some((text) => /^(?:arn|acs|qcs):/.test(text.value)))
    );
  });
}

/**
 * `Version` as text. 1.1 without quotes is a mistake in a Huawei Cloud policy, not another language; 5.0 is parsed as
 * the number 5, which no other cloud uses.
 */
export function versionText(version: SyntaxNode | undefined): string | undefined {
  if (version?.kind === "string") return version.value.trim() === "5" ? "5.0" : version.value.trim();
  if (version?.kind === "scalar")
    return typeof version.value === "number" ? writtenNumber(version.value) : String(version.value);
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

/**
 * Whether a statement has an action with both colons: "s3:*" and "*" are how other clouds write everything. With
 * `mayLackType` the middle part may be empty, as in version 5.0.
 */
function hasActionOfThreeParts(statement: SyntaxNode, mayLackType = false): boolean {
  const parse = mayLackType ? parseIdentityPattern : parseActionPattern;
  return (
    hasElement(statement, "Effect")
    && actionStrings(findElement(statement, "Action")).some(({ value }) =>
      value
        .trim()
        .split(/[\s,;，；、]+/)
        .every((name) => name.split(/[:：]/).length === 3 && parse(name.replaceAll("：", ":")).parts !== undefined),
    )
  );
}

/**
 * What a statement contributes to the recognition of a policy with a version, as bits. As long as they are the same for
 * all statements together, the policy keeps its kind.
 */
export function recognitionTraits(statement: ObjectNode): number {
  return [
    hasProperty(statement, "Principal") || hasProperty(statement, "NotPrincipal"),
    isForAgency([statement]),
    isForTrust(statement),
    hasActionOfThreeParts(statement),
    hasActionOfThreeParts(statement, true),
  ].reduce((bits, has, at) => bits | (has ? 1 << at : 0), 0);
}
