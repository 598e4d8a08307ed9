import type { Bilingual } from "../text/message.js";

/** Why a statement may apply or not. Each text is one sentence. */
export const reasons = {
  unknownValue: {
    en: "A value here is not known without Terraform.",
    zh: "此处的值须由 Terraform 确定。",
  },
  branch: {
    en: "This applies in one branch of a condition only, which Terraform decides.",
    zh: "此处仅在条件表达式的一个分支中生效，由 Terraform 决定。",
  },
  noResource: {
    en: "The statement applies to some resources only, and no resource is given.",
    zh: "该语句仅适用于部分资源，而未给出资源。",
  },
  partOfResource: {
    en: "The statement applies to a part of {resource} only.",
    zh: "该语句仅适用于 {resource} 的一部分。",
  },
  otherForm: {
    en: '"{written}" and "{resource}" are not resources of the same form.',
    zh: "“{written}”与“{resource}”不是同一种资源写法。",
  },
  partOfAction: {
    en: "The entry covers only a part of {action}.",
    zh: "该条目仅涵盖 {action} 的一部分。",
  },
  variable: {
    en: '"{written}" contains a policy variable.',
    zh: "“{written}”含有策略变量。",
  },
  noElement: {
    en: "Version {version} has no {element}.",
    zh: "{version} 版策略没有 {element} 元素。",
  },
  both: {
    en: "The statement has both {element} and {other}.",
    zh: "该语句同时含有 {element} 和 {other}。",
  },
  principal: {
    en: "The statement applies to certain principals only.",
    zh: "该语句仅适用于特定主体。",
  },
  effect: {
    en: "Effect is neither Allow nor Deny.",
    zh: "Effect 既不是 Allow，也不是 Deny。",
  },
  unreadable: {
    en: "This condition cannot be understood.",
    zh: "无法理解该条件。",
  },
  noKey: {
    en: "No value is given for {key}.",
    zh: "未给出 {key} 的取值。",
  },
  unknownOperator: {
    en: "{operator} is not a known operator of version {version}.",
    zh: "{operator} 不是 {version} 版策略的已知运算符。",
  },
  undocumented: {
    en: "The documentation does not say when {operator} is true.",
    zh: "文档未说明 {operator} 何时成立。",
  },
  absentKey: {
    en: "The documentation does not say whether {operator} is true for a request without {key}.",
    zh: "文档未说明请求中没有 {key} 时 {operator} 是否成立。",
  },
  letterCase: {
    en: "The documentation does not say whether {operator} ignores letter case.",
    zh: "文档未说明 {operator} 是否区分大小写。",
  },
  severalValues: {
    en: "{key} has several values, and {operator} has neither ForAllValues nor ForAnyValue.",
    zh: "{key} 有多个取值，而 {operator} 没有 ForAllValues 或 ForAnyValue 前缀。",
  },
  notANumber: { en: '"{value}" is not a number.', zh: "“{value}”不是数值。" },
  notATime: {
    en: '"{value}" is not a time such as 2030-01-31T00:00:00Z.',
    zh: "“{value}”不是 2030-01-31T00:00:00Z 形式的时间。",
  },
  notABoolean: { en: '"{value}" is neither true nor false.', zh: "“{value}”既不是 true，也不是 false。" },
  notAnAddress: {
    en: '"{value}" is neither an IP address nor a CIDR block.',
    zh: "“{value}”既不是 IP 地址，也不是 CIDR 网段。",
  },
  notOneAddress: { en: '"{value}" cannot be read as a single IP address.', zh: "无法将“{value}”识别为单个 IP 地址。" },
  otherResource: {
    en: "The statement applies to other resources.",
    zh: "该语句适用于其他资源。",
  },
  conditionFails: {
    en: "The condition {operator} on {key} is not met.",
    zh: "不满足 {key} 的 {operator} 条件。",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
