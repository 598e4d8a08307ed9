import { replaceValue } from "../../edit/value.js";
import { kinds } from "../../language/policy-languages.js";
import { defineRule } from "../../rule/rule.js";
import { codeIn, inBrackets } from "../../rule/service-code.js";

interface Wrong {
  readonly meant: string;
  /** Whether the value is a Huawei Cloud version in another notation. */
  readonly isKnown: boolean;
  /** Whether the place of the policy accepts another version only. */
  readonly isElsewhere: boolean;
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

  *check({ file, policy: { versionNode, version, language, container } }) {
    if (!versionNode) return;
    const isKnown = version !== undefined && versions.includes(version.value);
    const isWellWritten = isKnown && versionNode.kind === "string" && versionNode.value === version.value;
    const taken = container.expected?.isOnly ? kinds[container.expected.kind].language : undefined;
    const isElsewhere = taken !== undefined && (language === "5.0") !== (taken === "5.0");
    if (isWellWritten && !isElsewhere) return;
    const meant = isElsewhere ? taken : isKnown ? version.value : language === "5.0" ? "5.0" : "1.1";
    const { start, end } = versionNode.range;
    const written = file.text.slice(start, end);
    const wrong = versionNode.kind === "string" ? "invalidVersion" : "wrongType";
    const code = inBrackets(codeIn(taken ?? language, "IAM.1024", wrong));
    const notThis = meant === "5.0" ? notAVersion5 : notAVersion;
    yield {
      range: versionNode.range,
      message: isElsewhere ? onlyTaken : isKnown ? notThisText : notThis,
      args: { meant, written, code },
      data: { meant, isKnown: isKnown && !isElsewhere, isElsewhere },
      facts: { meant },
    };
  },

  *fix({ args, data: { meant, isKnown, isElsewhere } }, { policy: { versionNode } }) {
    // The actions of one version have other names in the other.
    if (isElsewhere) return;
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
  en: "Version must be the string \"{meant}\", in quotes and without blanks{code}.",
  zh: "Version 须为字符串 \"{meant}\"，带引号且不含空白{code}。",
};
const notAVersion = {
  en: "{written} is not a version of this language. A custom policy needs \"Version\": \"1.1\"{code}.",
  zh: "{written} 不是华为云策略的版本号。自定义策略须写明 \"Version\": \"1.1\"{code}。",
};
const notAVersion5 = {
  en: "{written} is not a version of this language. A policy of this kind needs \"Version\": \"5.0\"{code}.",
  zh: "{written} 不是华为云策略的版本号。此类策略须写明 \"Version\": \"5.0\"{code}。",
};
const onlyTaken = {
  en: "Version {written} is not accepted here: this place takes policies of version {meant} only, whose actions and elements differ{code}.",
  zh: "此处不接受 {written} 版策略：只能使用 {meant} 版，其授权项和元素与之不同{code}。",
};
const title = { en: "Change to \"{meant}\"", zh: "改为 \"{meant}\"" };
