import { isAgencyAction } from "../../language/agency.js";
import type { PolicyDocument, Statement } from "../../policy/model.js";
import type { Bilingual, MessageArgs } from "../../text/message.js";
import type { TextEdit, TextRange } from "../../text/range.js";
import { defineRule, type Severity } from "../../rule/rule.js";

interface Violation {
  readonly range: TextRange;
  readonly message: Bilingual;
  readonly args: MessageArgs;
  readonly code: string;
  readonly severity: Severity;
  readonly fixEdits?: readonly TextEdit[];
}

export const agencyPolicy = defineRule<Violation>({
  id: "agency-policy",
  category: "scope",
  severity: "error",
  code: "IAM.1038",
  appliesTo: ["1.1"],
  summary: {
    en: "A policy for switching to an agency does not have the only form that the service accepts.",
    zh: "切换委托的策略不符合服务规定的唯一格式。",
  },

  *check({ policy }) {
    for (const violation of violations(policy)) {
      const { range, message, args, code, severity } = violation;
      yield { range, message, args, code, severity, data: violation };
    }
  },

  *fix({ data: { fixEdits } }) {
    if (fixEdits) yield { title, args: {}, safety: "safe", edits: fixEdits };
  },
});

const uriForm = /^\/iam\/agencies\/([^/\s]+)$/;

function* violations({ statements }: PolicyDocument): Iterable<Violation> {
  for (const statement of statements) {
    if (statement.resource?.form === "object") yield* inObjectForm(statement);
    else if (
      statement.resource?.form === "list"
      && statement.resource.entries.length > 0
      && statement.resource.entries.every(({ value }) => uriForm.test(value))
    )
      yield asList(statement.resource.node.range);
  }
}

function* inObjectForm({ actions, resource, conditionNode }: Statement): Iterable<Violation> {
  for (const { pattern, range } of actions) {
    if (!isAgencyAction(pattern.text))
      yield { range, message: otherAction, args: { action: pattern.text }, code: "IAM.1038", severity: "error" };
  }
  for (const { value, content } of resource?.entries ?? []) {
    const id = uriForm.exec(value)?.[1];
    if (id === undefined)
      yield { range: content, message: malformedUri, args: { uri: value }, code: "IAM.1038", severity: "error" };
    // The guides use a name here as an example, so this is only a remark.
    else if (uuid.test(id)) yield withDashes(content, id);
    else if (!/^[0-9a-f]{32}$/i.test(id))
      yield { range: content, message: noId, args: { id }, code: "IAM.1038", severity: "information" };
  }
  // The error table says "old policy" here, which most likely but not certainly means this form.
  if (conditionNode)
    yield { range: conditionNode.range, message: condition, args: {}, code: "IAM.1039", severity: "warning" };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Other services write IDs with dashes; no published agency ID has any. */
function withDashes(range: TextRange, id: string): Violation {
  return {
    range,
    message: dashes,
    args: { id, meant: id.replaceAll("-", "") },
    code: "IAM.1038",
    severity: "information",
  };
}

function asList({ start, end }: TextRange): Violation {
  const fixEdits = [
    { range: { start, end: start }, newText: '{"uri": ' },
    { range: { start: end, end }, newText: "}" },
  ];
  return { range: { start, end }, message: listForm, args: {}, code: "IAM.1038", severity: "warning", fixEdits };
}

const otherAction = {
  en: "\"Resource\" with \"uri\" is for agencies only: its action is 'iam:agencies:assume', not '{action}' (IAM.1038).",
  zh: "含“uri”的“Resource”仅用于委托，授权项只能是“iam:agencies:assume”，不能是“{action}”（IAM.1038）。",
};
const malformedUri = {
  en: "\"{uri}\" is not the URI of an agency: it must be \"/iam/agencies/<agency id>\" (IAM.1038).",
  zh: "“{uri}”不是委托的 URI，应为“/iam/agencies/<委托 ID>”（IAM.1038）。",
};
const noId = {
  en: "\"{id}\" is not an agency id (32 hexadecimal digits). The name of an agency does not work here.",
  zh: "“{id}”不是委托 ID（32 位十六进制），此处不能使用委托名称。",
};
const dashes = {
  en: "IAM writes agency ids without dashes: \"{meant}\".",
  zh: "IAM 的委托 ID 不含连字符，写作“{meant}”。",
};
const condition = {
  en: "A statement with \"uri\" probably must not have a \"Condition\" (IAM.1039).",
  zh: "含“uri”的语句可能不能使用“Condition”（IAM.1039）。",
};
const listForm = {
  en: "Agencies are named in an object: \"Resource\": {\"uri\": [...]}, not in a list (IAM.1038).",
  zh: "委托须以对象形式书写：\"Resource\": {\"uri\": [...]}，而非列表（IAM.1038）。",
};
const title = { en: "Put the list into {\"uri\": [...]}", zh: "改为 {\"uri\": [...]} 形式" };
