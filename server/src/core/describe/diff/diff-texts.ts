import type { ChangeLevel } from "../../diff/groups.js";
import type { ChangeKind, Uncompared } from "../../diff/model.js";
import type { PolicyFamily } from "../../diff/families.js";
import type { Plural } from "../../text/counted.js";
import type { Bilingual } from "../../text/message.js";

/** The headings of the kinds of changes. */
export const kindTitles: Readonly<Record<ChangeKind, Bilingual>> = {
  gained: { en: "New access", zh: "新增权限" },
  widened: { en: "Wider access", zh: "扩大的权限" },
  changed: { en: "Allowed for other requests", zh: "允许的请求范围有变" },
  narrowed: { en: "Narrower access", zh: "缩小的权限" },
  lost: { en: "Lost access", zh: "失去的权限" },
};

/** The numbers of the summary: the first one, and those after it. */
export const kindCounts: Readonly<Record<ChangeKind, readonly [first: Plural, later: Plural]>> = {
  gained: counts({ en: "gained", zh: "新增" }),
  widened: counts({ en: "widened", zh: "扩大" }),
  changed: counts({ en: "changed", zh: "变更" }),
  narrowed: counts({ en: "narrowed", zh: "缩小" }),
  lost: counts({ en: "lost", zh: "失去" }),
};

function counts({ en, zh }: Bilingual): readonly [Plural, Plural] {
  return [
    {
      one: { en: `1 action ${en}`, zh: `${zh} 1 个授权项` },
      many: { en: `{count} actions ${en}`, zh: `${zh} {count} 个授权项` },
    },
    { one: { en: `1 ${en}`, zh: `${zh} 1 个` }, many: { en: `{count} ${en}`, zh: `${zh} {count} 个` } },
  ];
}

/** One word for a kind, for annotations. */
export const kindVerbs: Readonly<Record<ChangeKind, Bilingual>> = {
  gained: { en: "Newly allowed", zh: "新增允许" },
  widened: { en: "Allowed for more requests", zh: "允许范围扩大" },
  changed: { en: "Allowed for other requests", zh: "允许范围有变" },
  narrowed: { en: "Allowed for fewer requests", zh: "允许范围缩小" },
  lost: { en: "No longer allowed", zh: "不再允许" },
};

/** The names of the levels. */
export const levelNames: Readonly<Record<ChangeLevel, Bilingual>> = {
  identity: { en: "Identity and permissions", zh: "身份与权限" },
  keys: { en: "Keys and credentials", zh: "密钥与凭证" },
  billing: { en: "Billing", zh: "费用" },
  exposure: { en: "Exposure of networks and data", zh: "网络与数据暴露" },
  write: { en: "Write", zh: "写操作" },
  read: { en: "Read", zh: "读操作" },
};

export const familyNames: Readonly<Record<PolicyFamily, Bilingual>> = {
  "1.1": { en: "a policy of version 1.1", zh: "1.1 版策略" },
  "5.0": { en: "a policy of version 5.0", zh: "5.0 版策略" },
  trust: { en: "a trust policy", zh: "信任策略" },
};

export const uncomparedTexts: Readonly<Record<Uncompared["reason"], Bilingual>> = {
  "unknown-value": { en: "cannot be compared: {text} ({places})", zh: "无法比较：{text}（{places}）" },
  branches: { en: "only one branch of a condition applies, and both were counted: {text} … ({places})", zh: "条件表达式只有一个分支生效，此处两个分支均计入：{text} …（{places}）" },
  "no-effect": { en: "a statement without a valid Effect grants nothing: {text} ({places})", zh: "语句缺少有效的 Effect，不授予任何权限：{text}（{places}）" },
  "empty-element": { en: "empty, so IAM rejects the policy: {text} ({places})", zh: "内容为空，IAM 会拒绝该策略：{text}（{places}）" },
  "other-policy": { en: "a policy of another kind, which was not taken into account: {text} ({places})", zh: "其他类型的策略，未计入：{text}（{places}）" },
  "not-sent": { en: "not sent by the Terraform provider, so it was not compared: {text} ({places})", zh: "Terraform provider 不会发送，未作比较：{text}（{places}）" },
  "unknown-element": { en: "not an element of a statement, so it was not compared: {text} ({places})", zh: "不是语句的元素，未作比较：{text}（{places}）" },
};

export const diffTexts = {
  title: { en: "What this change grants", zh: "权限变更" },
  noChange: { en: "No change: every action is allowed for the same requests as before.", zh: "没有变化：各授权项允许的请求与之前相同。" },
  noNewAccess: { en: "No new access.", zh: "没有新增或扩大的权限。" },
  leftOut: { en: "Changes that only take access away are not shown.", zh: "未显示仅减少权限的变更。" },
  noneCompared: { en: "No change in what can be compared. The parts below cannot be compared.", zh: "可比较的部分没有变化，以下部分无法比较。" },
  onlyUnknownActions: { en: "No action of the catalog is affected.", zh: "目录中的授权项均不受影响。" },
  patternSummary: { en: "Patterns of actions that are not in the catalog: {counts}.", zh: "针对目录以外授权项的通配写法：{counts}。" },
  summary: { en: "{counts}.", zh: "{counts}。" },
  maybeNotNew: {
    en: "Values of the old side that are not known here may already allow what is listed as new.",
    zh: "旧的一侧有此处无法确定的取值，下列新增的权限可能原本就已允许。",
  },
  maybeNotLost: {
    en: "Values of the new side that are not known here may still allow what is listed as lost.",
    zh: "新的一侧有此处无法确定的取值，下列失去的权限可能仍被允许。",
  },
  sensitive: {
    one: { en: "**1 new or wider grant needs attention.**", zh: "**新增或扩大的权限中有 1 项需重点关注。**" },
    many: { en: "**{count} new or wider grants need attention.**", zh: "**新增或扩大的权限中有 {count} 项需重点关注。**" },
  },
  entry: { en: "{name}: {label}", zh: "{name}：{label}" },
  unknownName: { en: "{name} (not in the catalog; compared by its name)", zh: "{name}（目录中没有，按名称比较）" },
  at: { en: "{text} — {place}", zh: "{text} — {place}" },
  atOld: { en: "{text} — {place} (old)", zh: "{text} — {place}（旧）" },
  wildcard: { en: "{entry}: {count}", zh: "{entry}：{count}" },
  notAction: { en: "everything except the actions of NotAction", zh: "NotAction 以外的全部授权项" },
  matchLater: { en: "and every other action that will match {patterns} later", zh: "以及日后匹配以下写法的其他授权项：{patterns}" },
  exceptLater: { en: "and every later action that NotAction does not exclude", zh: "以及日后新增且未被 NotAction 排除的授权项" },
  onlyLater: { en: "actions that match {patterns} and are not in the catalog", zh: "目录中没有、匹配以下写法的授权项：{patterns}" },
  patternExcept: { en: "{pattern} (except {names})", zh: "{pattern}（{names} 除外）" },
  moreOfThem: { en: "and {count} more", zh: "及另外 {count} 个" },
  allOf: { en: "{entry}: all {count} actions", zh: "{entry}：全部 {count} 个授权项" },
  restTitle: { en: "{level}: {count} more", zh: "{level}：另外 {count} 项" },
  moreApis: { en: "{apis} (+{count})", zh: "{apis} 及另外 {count} 个" },
  line: { en: "{verb} ({level}): {names}.", zh: "{verb}（{level}）：{names}。" },
  lineLimits: { en: "Allowed {limits}.", zh: "允许范围：{limits}。" },
  lineWas: { en: "It was allowed {limits}.", zh: "原允许范围：{limits}。" },
  was: { en: "was: {limits}", zh: "原为：{limits}" },
  is: { en: "is: {limits}", zh: "现为：{limits}" },
  limits: { en: "allowed {limits}", zh: "允许范围：{limits}" },
  empty: { en: "(empty)", zh: "（空）" },
  everywhere: { en: "for all resources, without a condition", zh: "全部资源，无条件" },
  nowhere: { en: "not at all", zh: "不允许" },
  onlyFor: { en: "only for {resources}", zh: "仅限 {resources}" },
  forSome: { en: "for {resources}", zh: "{resources}" },
  ifTrue: { en: "if {conditions}", zh: "当 {conditions}" },
  exceptFor: { en: "for all resources except {resources}", zh: "除 {resources} 外的全部资源" },
  onlyIf: { en: "only if {conditions}", zh: "仅当 {conditions}" },
  condition: { en: "{key} {operator} {values}", zh: "{key} {operator} {values}" },
  element: { en: "{key} is {values}", zh: "{key} 为 {values}" },
  and: { en: "{first} and {second}", zh: "{first} 且 {second}" },
  or: { en: "{first}; or {second}", zh: "{first}；或{second}" },
  denied: { en: "{allowed}; denied {denied}", zh: "{allowed}；拒绝：{denied}" },
  more: { en: "{names} (+{count})", zh: "{names} 及另外 {count} 项" },
  uncomparedTitle: { en: "Not compared", zh: "未比较的部分" },
  bothSides: { en: "{text}; written alike on both sides", zh: "{text}，两侧写法相同" },
  assumed: { en: "Taken as granted by other policies, on both sides: {names}.", zh: "两侧均视为已由其他策略授予：{names}。" },
} as const satisfies Record<string, Bilingual | Plural>;

/** For policies whose actions have different meanings. */
export const incomparableText: Bilingual = {
  en: "It is not possible to compare {old} with {new}: their actions have different names and meanings.",
  zh: "旧的一侧（{old}）与新的一侧（{new}）无法比较：两者的授权项名称和含义不同。",
};
