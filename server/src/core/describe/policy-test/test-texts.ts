import type { RequestVerdict } from "../../evaluate/evaluate.js";
import type { Bilingual } from "../../text/message.js";

/** One sentence for an action with an unexpected verdict. */
export const verdictSentences: Readonly<Record<RequestVerdict, Bilingual>> = {
  allowed: { en: "{action} is allowed.", zh: "{action} 被允许。" },
  denied: { en: "{action} is denied.", zh: "{action} 被拒绝。" },
  "not-granted": { en: "{action} is not granted.", zh: "{action} 未被授予。" },
  depends: {
    en: "Whether {action} is allowed depends on what the test does not state.",
    zh: "{action} 是否被允许，取决于测试未给出的信息。",
  },
};

/** One sentence for several actions with an unexpected verdict. */
export const severalSentences: Readonly<Record<RequestVerdict, Bilingual>> = {
  allowed: {
    en: "{count} of {total} actions are allowed: {names}.",
    zh: "{total} 个授权项中有 {count} 个被允许：{names}。",
  },
  denied: {
    en: "{count} of {total} actions are denied: {names}.",
    zh: "{total} 个授权项中有 {count} 个被拒绝：{names}。",
  },
  "not-granted": {
    en: "{count} of {total} actions are not granted: {names}.",
    zh: "{total} 个授权项中有 {count} 个未被授予：{names}。",
  },
  depends: {
    en: "For {count} of {total} actions, the result depends on what the test does not state: {names}.",
    zh: "{total} 个授权项中有 {count} 个是否被允许，取决于测试未给出的信息：{names}。",
  },
};

export const testTexts = {
  on: { en: "on {resource}", zh: "资源 {resource}" },
  with: { en: "with {key} = {values}", zh: "条件 {key} = {values}" },
  without: { en: "without {key}", zh: "不含 {key}" },
  unclearCall: {
    en: "The call may need different actions, and not all of them have the expected verdict.",
    zh: "该调用可能需要不同的授权项，其中并非全部符合期望。",
  },
  allowedBy: { en: "allowed by {entry}", zh: "由 {entry} 允许" },
  deniedBy: { en: "denied by {entry}", zh: "由 {entry} 拒绝" },
  mayAllow: { en: "{entry} allows it, if it applies", zh: "{entry} 在适用时允许" },
  mayDeny: { en: "{entry} denies it, if it applies", zh: "{entry} 在适用时拒绝" },
  mayDo: { en: "this part may allow or deny it", zh: "该部分可能允许或拒绝" },
  mayDenyPart: { en: "this part may deny it", zh: "该部分可能拒绝" },
  doesNotApply: { en: "{entry} does not apply", zh: "{entry} 不适用" },
  statement: { en: "statement {number}", zh: "第 {number} 条语句" },
  twoSentences: { en: "{one} {other}", zh: "{one}{other}" },
  missingNeed: {
    en: "{action} depends on {need}, which is not granted.",
    zh: "{action} 依赖 {need}，但后者未被授予。",
  },
  needsOfSeveral: {
    en: "{count} dependencies of {actions} actions are not allowed.",
    zh: "{actions} 个授权项的 {count} 项依赖未被允许。",
  },
  missingNeeds: {
    en: "{action} depends on {count} actions that are not granted.",
    zh: "{action} 依赖的 {count} 个授权项未被授予。",
  },
  deniedNeeds: {
    en: "{action} depends on {count} actions that are denied.",
    zh: "{action} 依赖的 {count} 个授权项被拒绝。",
  },
  deniedNeed: { en: "{action} depends on {need}, which is denied.", zh: "{action} 依赖 {need}，但后者被拒绝。" },
} as const satisfies Readonly<Record<string, Bilingual>>;
