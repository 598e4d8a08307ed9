import { replaceValue } from "../../edit/value.js";
import { defineRule } from "../../rule/rule.js";

interface Wrong {
  readonly meant: string;
  /** Whether the value is a Huawei Cloud version in another notation. */
  readonly isKnown: boolean;
}

export const invalidVersion = defineRule<Wrong>({
  id: "invalid-version",
  category: "structure",
  severity: "error",
  code: "IAM.1024",
  appliesTo: ["1.0", "1.1", "5.0"],
  summary: {
    en: "Version is not a string with the version of a policy language of Huawei Cloud.",
    zh: "Version 不是字符串，或不是华为云策略语言的版本号。",
  },

  *check({ file, policy: { versionNode, version } }) {
    if (!versionNode) return;
    const isKnown = version !== undefined && versions.includes(version.value);
    if (isKnown && versionNode.kind === "string" && versionNode.value === version.value) return;
    const meant = isKnown ? version.value : "1.1";
    const { start, end } = versionNode.range;
    const written = file.text.slice(start, end);
    yield {
      range: versionNode.range,
      message: isKnown ? notThisText : notAVersion,
      args: { meant, written },
      data: { meant, isKnown },
      facts: { meant },
    };
  },

  *fix({ args, data: { meant, isKnown } }, { policy: { versionNode } }) {
    if (versionNode?.kind === "string" && !versionNode.isClosed) return;
    // Only the author knows the intended version if it is another number; with a valid version the policy may take
    // effect.
    if (versionNode)
      yield {
        title,
        args,
        safety: isKnown ? "safe" : "grants-access",
        edits: [replaceValue(versionNode, JSON.stringify(meant))],
      };
  },
});

/** Roles, custom policies, identity policies. */
const versions = ["1.0", "1.1", "5.0"];

const notThisText = {
  en: "Version must be the string \"{meant}\", in quotes and without blanks (IAM.1024).",
  zh: "Version 须为字符串 \"{meant}\"，带引号且不含空白（IAM.1024）。",
};
const notAVersion = {
  en: "{written} is not a version of this language. A custom policy needs \"Version\": \"1.1\" (IAM.1024).",
  zh: "{written} 不是华为云策略的版本号。自定义策略须写明 \"Version\": \"1.1\"（IAM.1024）。",
};
const title = { en: "Change to \"{meant}\"", zh: "改为 \"{meant}\"" };
