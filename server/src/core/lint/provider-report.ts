import { changedReport } from "../rule/changed-report.js";
import { isStrayComment } from "../rule/comment-report.js";
import { actionAndNotAction } from "../rules/structure/action-and-not-action.js";
import { emptyElement } from "../rules/structure/empty-element.js";
import { invalidVersion } from "../rules/structure/invalid-version.js";
import { invalidEffect } from "../rules/structure/invalid-effect.js";
import { missingAction } from "../rules/structure/missing-action.js";
import { missingEffect } from "../rules/structure/missing-effect.js";
import { unknownElement } from "../rules/structure/unknown-element.js";
import type { WrongType } from "../policy/forms/value-types.js";
import { wrongType } from "../rules/structure/wrong-type.js";
import type { PolicyView } from "../terraform/find.js";
import type { Bilingual } from "../text/message.js";
import type { Finding } from "./finding.js";

type Change = Pick<Finding["report"], "message"> & Partial<Pick<Finding["report"], "severity">>;

/**
 * The report of a finding if the provider reads the policy into its own structure: the service never sees what the
 * provider drops or rejects, so what follows is different. Source: Go's encoding/json, and golangsdk,
 * openstack/identity/v3.0/policies; opentelekomcloud, resource_opentelekomcloud_identity_role_v3.go for blocks.
 */
export function providerReport({ dropsElements, form }: PolicyView, { rule, report }: Finding): Finding["report"] {
  const change = isStrayComment(report.data)
    ? { message: comment }
    : changeByForm(rule.id, report, { dropsElements, form });
  if (!change) return report;
  return changedReport(report, change);
}

function changeByForm(
  rule: string,
  report: Finding["report"],
  { dropsElements, form }: Pick<PolicyView, "dropsElements" | "form">,
): Change | undefined {
  if (dropsElements) return changeOf(rule, report);
  return form === "blocks" ? changeOfBlocks(rule, report) : undefined;
}

function changeOf(rule: string, report: Finding["report"]): Change | undefined {
  const { facts = {}, args, severity } = report;
  const name = facts["name"];
  switch (rule) {
    case unknownElement.id:
      return typeof facts["key"] === "string" ? changeOfKey(facts["key"], String(args["meant"] ?? "")) : undefined;
    case emptyElement.id:
      return name === "Condition" ? { message: emptyCondition, severity: "warning" } : undefined;
    case wrongType.id:
      if (isNull(report.data) && (name === "Resource" || name === "Condition"))
        return { message: name === "Resource" ? nullResource : nullCondition, severity: "warning" };
      // The provider's structure takes any type of resources.
      return name === "Resource" || name === "uri" ? undefined : { message: failsAtApply, severity: "error" };
    case invalidVersion.id:
      // The provider sends any string, and the service rejects it.
      return /^"/.test(String(args["written"] ?? "")) ? undefined : { message: versionFails, severity: "error" };
    case actionAndNotAction.id:
      return severity === "information"
        ? { message: noActionLeft, severity: "error" }
        : { message: dropsNotAction };
    default:
      return undefined;
  }
}

/** Whether the data of a wrong type are about `null`. */
function isNull(data: unknown): boolean {
  const { node } = (data ?? {}) as Partial<WrongType>;
  return node?.kind === "scalar" && node.value === null;
}

/** Terraform checks the arguments of a block, and the provider checks the effect, before the service gets anything. */
function changeOfBlocks(rule: string, { facts = {} }: Finding["report"]): Change | undefined {
  switch (rule) {
    case unknownElement.id:
      return { message: notArgument, severity: "error" };
    case missingAction.id:
      return { message: requiredAction };
    case missingEffect.id:
      return { message: requiredEffect };
    case invalidEffect.id:
      return { message: otherEffect, severity: "error" };
    case wrongType.id:
      return changeOfType(String(facts["name"]), String(facts["wanted"]));
    default:
      return undefined;
  }
}

/**
 * Terraform checks the types of arguments. A condition is a text for Terraform, and the provider reads it only when
 * the block is applied.
 */
function changeOfType(name: string, wanted: string): Change | undefined {
  const isList = wanted.startsWith("array");
  if (name === "Effect" || (isList && /^(?:Action|Resource)$/.test(name)))
    return { message: otherType, severity: "error" };
  return isList ? { message: failsAtApply, severity: "error" } : undefined;
}

function changeOfKey(key: string, meant: string): Change {
  if (meant !== "" && key.toLowerCase() === meant.toLowerCase()) return { message: otherCase, severity: "warning" };
  if (/^(?:Not)?Resource$/.test(meant) || key === "NotResource") return { message: dropsResource };
  if (meant === "Condition") return { message: dropsCondition };
  if (["Action", "Effect", "Statement", "Version"].includes(meant)) return { message: dropsRequired };
  return { message: dropped.includes(key) ? dropsElement : dropsKey };
}

const comment: Bilingual = {
  en: "JSON has no comments. The policy is rejected because it is not valid JSON. Remove the comment, or write the policy with jsonencode, where Terraform's own comments are allowed.",
  zh: "JSON 不支持注释，策略不是合法的 JSON，会被拒绝。请删除注释，或改用 jsonencode 编写策略，其中可使用 Terraform 的注释。",
};
const dropped = ["Sid", "Depends", "Principal", "NotPrincipal"];

const dropsElement: Bilingual = {
  en: 'The Terraform provider does not send "{key}": it drops the element without a message, and every later plan shows a change.',
  zh: "Terraform provider 不会发送“{key}”：该元素会被静默丢弃，之后每次 plan 都会显示变更。",
};
const dropsResource: Bilingual = {
  en: 'The Terraform provider does not send "{key}": it drops the element without a message, and the statement then applies to all resources.',
  zh: "Terraform provider 不会发送“{key}”：该元素会被静默丢弃，语句将对所有资源生效。",
};
const dropsCondition: Bilingual = {
  en: 'The Terraform provider does not send "{key}": it drops the element without a message, and the statement then applies without a condition.',
  zh: "Terraform provider 不会发送“{key}”：该元素会被静默丢弃，语句将不带条件生效。",
};
const dropsRequired: Bilingual = {
  en: 'The Terraform provider does not send "{key}": it drops the element without a message. Did you mean "{meant}"? Without it, apply fails.',
  zh: "Terraform provider 不会发送“{key}”：该元素会被静默丢弃。是否应为“{meant}”？缺少它时 apply 会失败。",
};
const dropsKey: Bilingual = {
  en: 'The Terraform provider does not send "{key}", which is not an element of a policy; every later plan shows a change.',
  zh: "“{key}”不是策略元素，Terraform provider 不会发送；之后每次 plan 都会显示变更。",
};
const otherCase: Bilingual = {
  en: 'The Terraform provider sends "{key}" as "{meant}", so every later plan shows a change. Write "{meant}".',
  zh: "Terraform provider 会将“{key}”发送为“{meant}”，之后每次 plan 都会显示变更。请写作“{meant}”。",
};
const emptyCondition: Bilingual = {
  en: 'The Terraform provider does not send an empty "Condition", so every later plan shows a change.',
  zh: "Terraform provider 不会发送空的“Condition”，之后每次 plan 都会显示变更。",
};
const nullResource: Bilingual = {
  en: 'The Terraform provider does not send "Resource" if it is null: the statement applies to all resources, and every later plan shows a change.',
  zh: "“Resource”为 null 时 Terraform provider 不会发送该元素：语句将对所有资源生效，之后每次 plan 都会显示变更。",
};
const nullCondition: Bilingual = {
  en: 'The Terraform provider does not send "Condition" if it is null: the statement applies without a condition, and every later plan shows a change.',
  zh: "“Condition”为 null 时 Terraform provider 不会发送该元素：语句将不带条件生效，之后每次 plan 都会显示变更。",
};
const notArgument: Bilingual = {
  en: '"{key}" is not an argument of a statement block; Terraform rejects it.',
  zh: "“{key}”不是 statement 块的参数，Terraform 会拒绝。",
};
const requiredAction: Bilingual = {
  en: 'Statement {number} has no "action"; Terraform rejects it, because a statement block must have this argument.',
  zh: "第 {number} 条语句缺少“action”，这是 statement 块的必填参数，Terraform 会拒绝。",
};
const requiredEffect: Bilingual = {
  en: 'Statement {number} has no "effect"; Terraform rejects it, because a statement block must have this argument.',
  zh: "第 {number} 条语句缺少“effect”，这是 statement 块的必填参数，Terraform 会拒绝。",
};
const otherEffect: Bilingual = {
  en: '"{written}" is not an effect: the Terraform provider accepts only "Allow" and "Deny", in exactly this form.',
  zh: "“{written}”不是有效的 effect：Terraform provider 仅接受 \"Allow\" 和 \"Deny\"，且须完全一致。",
};
const otherType: Bilingual = {
  en: '"{name}" must be {wanted}; Terraform rejects other types.',
  zh: "“{name}”须为{wanted}，Terraform 会拒绝其他类型。",
};
const failsAtApply: Bilingual = {
  en: '"{name}" must be {wanted}. Terraform\'s plan accepts other types, but apply fails.',
  zh: "“{name}”须为{wanted}。其他类型可以通过 plan，但 apply 会失败。",
};
const versionFails: Bilingual = {
  en: 'Version must be the string "{meant}", in quotes and without blanks. Terraform\'s plan accepts other values, but apply fails.',
  zh: 'Version 须为字符串 "{meant}"，带引号且不含空白。其他取值可以通过 plan，但 apply 会失败。',
};
const noActionLeft: Bilingual = {
  en: 'The Terraform provider does not send "NotAction": apply fails, because the statement has no "Action".',
  zh: "Terraform provider 不会发送“NotAction”：语句缺少“Action”，apply 会失败。",
};
const dropsNotAction: Bilingual = {
  en: 'The Terraform provider does not send "NotAction": it drops the element without a message, and every later plan shows a change.',
  zh: "Terraform provider 不会发送“NotAction”：该元素会被静默丢弃，之后每次 plan 都会显示变更。",
};
