import { limits } from "../../language/limits.js";
import { findProperty, type ObjectNode } from "../../policy/syntax.js";
import type { Bilingual, MessageArgs } from "../../text/message.js";
import type { TextEdit, TextRange } from "../../text/range.js";
import { defineFileRule } from "../../rule/rule.js";

interface Violation {
  readonly range: TextRange;
  readonly message: Bilingual;
  readonly args: MessageArgs;
  readonly code: string;
}

export const roleBody = defineFileRule<TextEdit | undefined>({
  id: "role-body",
  category: "structure",
  severity: "error",
  code: "IAM.1009",
  summary: {
    en: "The request body contains a field value that the service rejects.",
    zh: "请求体中策略以外的字段含有服务会拒绝的值。",
  },

  *check({ file: { policies, embedded, syntaxErrors } }) {
    if (syntaxErrors.length > 0) return;
    for (const { container: { role, isAnswer } } of [...policies, ...embedded]) {
      // A response of the API may have fields that a request must not have.
      if (role && !isAnswer) for (const violation of violationsIn(role)) yield { ...violation, data: undefined };
    }
    for (const { container: { kind, isAnswer }, node, view, file } of embedded) {
      if (kind.isString || isAnswer) continue;
      const object = file.problems.length === 0 ? { range: node.range, newText: view.text.trim() } : undefined;
      yield {
        range: { start: node.range.start, end: node.range.start + 1 },
        message: policyAsText,
        args: {},
        code: "IAM.1020",
        data: object,
      };
    }
  },

  *fix({ data: edit }) {
    if (edit) yield { title: asObject, args: {}, safety: "safe", edits: [edit] };
  },
});

/** Fields that only the service sets, with the error codes of a request (IAM.1006 to IAM.1008). */
const refused: Readonly<Record<string, string>> = { catalog: "IAM.1006", flag: "IAM.1007", name: "IAM.1008" };

function* violationsIn(role: ObjectNode): Iterable<Violation> {
  for (const { key } of role.properties) {
    const code = refused[key.value];
    if (code) yield { range: key.range, message: refusedField, args: { key: key.value, code }, code };
  }
  const type = findProperty(role, "type");
  if (type?.kind === "string" && !["AX", "XA"].includes(type.value))
    yield { range: type.range, message: wrongType, args: { type: type.value }, code: "IAM.1009" };
  const name = findProperty(role, "display_name");
  const { max, code } = limits.displayName;
  if (name?.kind === "string" && name.value.length > max)
    yield { range: name.range, message: longName, args: { count: name.value.length, max, code }, code };
}

const policyAsText = {
  en: "This API expects the policy as a JSON object, not as a string that contains JSON (IAM.1020).",
  zh: "该接口要求策略为 JSON 对象，不能是包含 JSON 的字符串（IAM.1020）。",
};
const asObject = { en: "Replace the string with the object", zh: "将字符串改为对象" };
const refusedField = {
  en: "\"{key}\" is set by the service; a request with it is rejected ({code}). The name of a custom policy is its \"display_name\".",
  zh: "“{key}”由服务设置，请求中含有该字段会被拒绝（{code}）。自定义策略的名称写在“display_name”中。",
};
const wrongType = {
  en: "\"{type}\" is not a type of custom policy: it must be \"AX\" (global services) or \"XA\" (project-level services) (IAM.1009).",
  zh: "“{type}”不是自定义策略的类型，须为 \"AX\"（全局级服务）或 \"XA\"（项目级服务）（IAM.1009）。",
};
const longName = {
  en: "{count} characters in \"display_name\"; the service allows {max} ({code}).",
  zh: "“display_name”共 {count} 个字符，超过服务上限 {max} 个（{code}）。",
};
