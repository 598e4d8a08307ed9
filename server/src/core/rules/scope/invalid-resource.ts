import { replaceString } from "../../edit/entry.js";
import type { StringNode } from "../../policy/syntax.js";
import { describeResource } from "../../policy/forms/resource-form.js";
import { defineRule, type Severity } from "../../rule/rule.js";

interface Invalid {
  /** Whether only one meaning is possible. */
  readonly isCertain: boolean;
  readonly node: StringNode;
  readonly meant: string | undefined;
}

export const invalidResource = defineRule<Invalid>({
  id: "invalid-resource",
  category: "scope",
  severity: "error",
  code: "IAM.1041",
  summary: {
    en: "A resource does not have the form service:region:account:type:path.",
    zh: "资源不符合“服务名:区域:账号:资源类型:资源路径”的格式。",
  },

  *checkResource({ resource, node }) {
    if (resource.form !== "list") return;
    const form = describeResource(node.value);
    if (form.kind === "sound") return;
    const { message, code, severity } = kinds[form.kind];
    yield {
      range: node.range,
      message,
      args: { written: node.value, meant: form.meant ?? "", code },
      code,
      severity,
      data: { node, meant: form.meant, isCertain: form.kind !== "near-type" },
      facts: { resource: node.value },
    };
  },

  *fix({ data: { node, meant, isCertain } }) {
    if (meant !== undefined && node.isClosed)
      yield {
        title,
        args: { meant },
        safety: isCertain ? "safe" : "grants-access",
        edits: [replaceString(node, meant)],
      };
  },
});

/** An error is what the error table rejects; the number of parts is only required by the guides. */
const kinds: Readonly<
  Record<
    Exclude<ReturnType<typeof describeResource>["kind"], "sound">,
    {
      readonly severity: Severity;
      readonly code: string;
      readonly message: { readonly en: string; readonly zh: string };
    }
  >
> = {
  empty: {
    severity: "error",
    code: "IAM.1041",
    message: { en: "A resource must not be empty; \"*\" means all resources ({code}).", zh: "资源不能为空；“*”表示所有资源（{code}）。" },
  },
  blanks: {
    severity: "error",
    code: "IAM.1041",
    message: { en: "\"{written}\" contains blanks; the service rejects resources with blanks ({code}).", zh: "“{written}”含有空白，服务会拒绝含空白的资源（{code}）。" },
  },
  "full-width": {
    severity: "error",
    code: "IAM.1047",
    message: { en: "\"{written}\" has full-width characters; a resource is written \"{meant}\" ({code}).", zh: "“{written}”含有全角字符，资源应写作“{meant}”（{code}）。" },
  },
  "no-region": {
    severity: "error",
    code: "IAM.1043",
    message: { en: "\"{written}\" has no region; write \"*\" for all regions ({code}).", zh: "“{written}”缺少区域段；所有区域写“*”（{code}）。" },
  },
  "too-few-parts": {
    severity: "warning",
    code: "IAM.1043",
    message: { en: "\"{written}\" is not 'service:region:account:type:path'; the service may reject it ({code}).", zh: "“{written}”不符合“服务名:区域:账号:资源类型:资源路径”的格式，服务可能拒绝（{code}）。" },
  },
  "near-type": {
    severity: "information",
    code: "IAM.1046",
    message: { en: "No page names the resource type of \"{written}\". Did you mean \"{meant}\"? The service rejects unknown types ({code}).", zh: "文档中没有“{written}”的资源类型，是否应为“{meant}”？服务会拒绝未知的资源类型（{code}）。" },
  },
};
const title = { en: "Change to \"{meant}\"", zh: "改为“{meant}”" };
