import { parseActionPattern } from "../../catalog/pattern.js";
import { findElement, findElementProperty, hasElement } from "../elements.js";
import type { PolicyKind } from "../../language/policy-languages.js";
import type { ForeignPolicy } from "../model.js";
import { actionStrings } from "./read.js";
import { hasProperty, type ObjectNode, type SyntaxNode } from "../syntax.js";

/**
 * The policy language of an object; `undefined` if it is not one of Huawei Cloud. `Version` decides: other clouds have
 * other versions, or a `Principal`. If the version is unknown, actions of three parts indicate Huawei Cloud.
 */
export function recognize(node: ObjectNode): PolicyKind | undefined {
  const list = findElement(node, "Statement");
  if (list?.kind !== "array" && list?.kind !== "object") return undefined;
  const statements = list.kind === "array" ? list.items : [list];
  const hasPrincipal = statements.some((one) => hasProperty(one, "Principal") || hasProperty(one, "NotPrincipal"));
  // A key that only resembles ours proves nothing by itself.
  const isSpelledRight =
    hasProperty(node, "Statement") && findElementProperty(node, "Version")?.key.value === "Version";
  switch (isSpelledRight || statements.some(hasActionOfThreeParts) ? versionOf(node) : "") {
    case "1.1":
      // `Principal` is an AWS habit in a Huawei Cloud policy; with actions of another form the text is a bucket policy.
      if (hasPrincipal && !statements.some(hasActionOfThreeParts)) return undefined;
      return isForAgency(statements) ? "agency-policy" : "custom-policy";
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
  const isForeign = actions.length > 0 && statements.every(hasActionOfThreeParts) && !statements.some(isAboutAws);
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

/** Whether a statement has an action with both colons: "s3:*" and "*" are how other clouds write everything. */
function hasActionOfThreeParts(statement: SyntaxNode): boolean {
  return (
    hasElement(statement, "Effect")
    && actionStrings(findElement(statement, "Action")).some(({ value }) =>
      value
        .trim()
        .split(/[\s,;，；、]+/)
        .every(
          (name) =>
            name.split(/[:：]/).length === 3 && parseActionPattern(name.replaceAll("：", ":")).parts !== undefined,
        ),
    )
  );
}
