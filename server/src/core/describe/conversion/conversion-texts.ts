import type { Evidence, NoteKind, ConversionRefusal } from "../../convert/model.js";
import type { Bilingual } from "../../text/message.js";

export const conversionTexts = {
  title: { en: "Conversion from {from} to {to}", zh: "从 {from} 版转换为 {to} 版" },
  complete: {
    en: "Each entry has a certain counterpart in version {to}.",
    zh: "每个授权项在 {to} 版中都有确定的对应项。",
  },
  partial: {
    en: "{done} of {count} entries have a certain counterpart in version {to}. The result allows no more and denies no less than the source, as far as the operations are known; check the entries below.",
    zh: "{count} 个授权项中有 {done} 个在 {to} 版中有确定的对应项。就已知操作而言，结果不会多允许，也不会少拒绝；请检查以下授权项。",
  },
  refused: { en: "**Not converted.** {reason}", zh: "**未转换。**{reason}" },
  statement: { en: "Statement {number}: {effect}", zh: "第 {number} 条语句：{effect}" },
  statementExcept: {
    en: "Statement {number}: {effect} everything except",
    zh: "第 {number} 条语句：{effect} 下列授权项之外的全部",
  },
  notes: { en: "Other parts", zh: "其他内容" },
  mapped: { en: "{written} → {targets} ({evidence})", zh: "{written} → {targets}（{evidence}）" },
  unchanged: { en: "{written}, unchanged ({evidence})", zh: "{written}，不变（{evidence}）" },
  partly: {
    en: "{written} → {targets} ({evidence}); without {lost}, for which no certain counterpart is known",
    zh: "{written} → {targets}（{evidence}）；不含 {lost}，这些操作没有已知且确定的对应项",
  },
  expanded: {
    en: "{written} → the counterparts of {count} known actions: {targets}",
    zh: "{written} → {count} 个已知授权项的对应项：{targets}",
  },
  expandedLost: {
    en: "{written} → the counterparts of {count} known actions: {targets}; without a certain counterpart: {lost}",
    zh: "{written} → {count} 个已知授权项的对应项：{targets}；没有确定对应项的：{lost}",
  },
  kept: { en: "{written} → {targets}, still a wildcard", zh: "{written} → {targets}，仍为通配写法" },
  deniesMore: { en: "{line}. The result also denies other operations", zh: "{line}。结果还会拒绝其他操作" },
  grantsMore: {
    en: "{written}: ambiguous. {candidates} may grant more than this statement does, so it is left out",
    zh: "{written}：不明确。{candidates} 授予的权限可能多于本语句，因此未写入结果",
  },
  deniesLess: {
    en: "{written}: ambiguous. It is not certain that {candidates} denies all that it is for",
    zh: "{written}：不明确。无法确定 {candidates} 能拒绝其全部操作",
  },
  deniesLessWildcard: {
    en: "{written}: ambiguous. For {candidates} it is not certain that the result denies all that it is for",
    zh: "{written}：不明确。对于 {candidates}，无法确定结果能拒绝其全部操作",
  },
  "unknown-action": {
    en: "{written}: not a known action of version {from}",
    zh: "{written}：不是已知的 {from} 版授权项",
  },
  "no-service": {
    en: "{written}: no action of the service is known in version {to}",
    zh: "{written}：没有该服务 {to} 版授权项的资料",
  },
  "no-counterpart": {
    en: "{written}: no alias, operation or equal name leads to an action of version {to}",
    zh: "{written}：按别名、操作或名称均找不到 {to} 版的对应项",
  },
  "no-match": {
    en: "{written}: matches no known action of version {from}",
    zh: "{written}：未匹配任何已知的 {from} 版授权项",
  },
} as const satisfies Record<string, Bilingual>;

export const evidenceTexts: Readonly<Record<Evidence, Bilingual>> = {
  alias: { en: "alias", zh: "别名" },
  operations: { en: "same operations", zh: "操作相同" },
  "same-name": { en: "same name", zh: "名称相同" },
  everything: { en: "everything", zh: "全部" },
};

export const refusalTexts: Readonly<Record<ConversionRefusal, Bilingual>> = {
  "not-sound": {
    en: "The policy has syntax errors or values of a wrong type; fix its findings first.",
    zh: "策略存在语法错误或类型错误的值，请先修复检查出的问题。",
  },
  "same-version": { en: "The policy already has version {to}.", zh: "策略已经是 {to} 版。" },
  "other-kind": {
    en: "Only custom policies of version 1.1 and identity policies of version 5.0 are converted: roles, agency and trust policies and service control policies have no counterpart of the same form.",
    zh: "仅支持 1.1 版自定义策略与 5.0 版身份策略之间的转换；角色、委托策略、信任策略和服务控制策略没有形式相同的对应策略。",
  },
  "denies-less": {
    en: "A Deny statement has entries without a certain counterpart, so a result would deny less. Import the authorization schemas of these services, or remove the entries if they are not needed.",
    zh: "Deny 语句中有授权项没有确定的对应项，转换后会少拒绝部分操作。请导入相关服务的授权概要；若不需要这些授权项，请将其删除。",
  },
  "nothing-left": {
    en: "No statement has an action with a certain counterpart.",
    zh: "没有任何语句包含有确定对应项的授权项。",
  },
  "no-catalog": { en: "No actions of version 5.0 are known here.", zh: "目录中没有 5.0 版授权项。" },
};

export const noteTexts: Readonly<Record<NoteKind, Bilingual>> = {
  "statement-removed": {
    en: "Statement {number} is left out: none of it can be converted with certainty",
    zh: "第 {number} 条语句未写入结果：无法确定地转换",
  },
  "sid-removed": {
    en: "Statement {number}: `Sid` {written} is removed, because version 1.1 has no such element",
    zh: "第 {number} 条语句：已删除 `Sid` {written}，1.1 版没有该元素",
  },
  "resource-left": {
    en: "Statement {number}: the resource {written} is left as it is; its form in the other version is not certain",
    zh: "第 {number} 条语句：资源 {written} 保持原样，无法确定其在另一版本中的写法",
  },
  "resource-translated": {
    en: "Statement {number}: resource {written} → {result}",
    zh: "第 {number} 条语句：资源 {written} → {result}",
  },
  "condition-left": {
    en: "Statement {number}: the condition on {written} is left as it is; it is not certain that the other version has it for these actions",
    zh: "第 {number} 条语句：关于 {written} 的条件保持原样，无法确定另一版本的这些授权项支持该条件",
  },
  "element-left": {
    en: "Statement {number}: {written} is not an element of the policy and is left as it is",
    zh: "第 {number} 条语句：{written} 不是策略元素，保持原样",
  },
  "envelope-left-out": {
    en: "Only the policy is converted, not the text around it ({written})",
    zh: "仅转换策略本身，不含其外层内容（{written}）",
  },
};
