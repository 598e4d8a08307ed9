import type { Bilingual } from "../../text/message.js";

/** A sentence about some actions of a wildcard: its only one, all, one, a few, or many with only some of them named. */
interface CountedText {
  readonly only: Bilingual;
  readonly all: Bilingual;
  readonly one: Bilingual;
  readonly few: Bilingual;
  readonly many: Bilingual;
}

function counted(only: Bilingual, all: Bilingual, one: Bilingual, rest: Bilingual): CountedText {
  return {
    only, all,
    one: { en: `1 of them ${one.en}: {names}`, zh: `其中 1 个${one.zh}：{names}` },
    few: { en: `{count} of them ${rest.en}: {names}`, zh: `其中 {count} 个${rest.zh}：{names}` },
    many: { en: `{count} of them ${rest.en}, such as {names}`, zh: `其中 {count} 个${rest.zh}，如 {names}` },
  };
}

/** The sentences about one entry of a statement. */
export const entryTexts = {
  deniedEntry: { en: "{text} — denied by {by}; Deny takes precedence", zh: "{text}，被{by} 拒绝（Deny 优先）" },
  inPartEntry: { en: "{text} — denied by {by} for some resources or under a condition", zh: "{text}，{by} 在部分资源或特定条件下拒绝" },
  lackingEntry: { en: "{text} — also needs {names}", zh: "{text}，还需要 {names}" },
  deniedInPart: { en: "Denied by {by} for some resources or under a condition.", zh: "{by} 在部分资源或特定条件下拒绝此授权项。" },
  alsoMissing: { en: "Also needs {missing}, which this policy does not allow:", zh: "还需要 {missing}，本策略未允许：" },
  alsoDenied: { en: "Also needs {denied}, denied by {by}:", zh: "还需要 {denied}，但被{by} 拒绝：" },
  alsoBoth: { en: "Also needs {missing}, which this policy does not allow, and {denied}, denied by {by}:", zh: "还需要 {missing}（本策略未允许）以及 {denied}（被{by} 拒绝）：" },
  allActions: { en: "{name}: all {count} actions", zh: "{name}：全部 {count} 个授权项" },
  allApis: { en: "{name}: all {count} APIs", zh: "{name}：全部 {count} 个 API" },
  matchedDenied: counted(
    { en: "It is denied by {by}.", zh: "被{by} 拒绝。" },
    { en: "All of them are denied by {by}.", zh: "全部被{by} 拒绝。" },
    { en: "is denied by {by}", zh: "被{by} 拒绝" },
    { en: "are denied by {by}", zh: "被{by} 拒绝" },
  ),
  matchedInPart: counted(
    { en: "It is denied by {by} for some resources or under a condition.", zh: "{by} 在部分资源或特定条件下拒绝此授权项。" },
    { en: "All of them are denied by {by} for some resources or under a condition.", zh: "{by} 在部分资源或特定条件下全部拒绝。" },
    { en: "is denied by {by} for some resources or under a condition", zh: "由{by} 在部分资源或特定条件下拒绝" },
    { en: "are denied by {by} for some resources or under a condition", zh: "由{by} 在部分资源或特定条件下拒绝" },
  ),
  matchedBlocked: counted(
    { en: "It needs actions denied by {by}.", zh: "依赖被{by} 拒绝的授权项。" },
    { en: "All of them need actions denied by {by}.", zh: "全部依赖被{by} 拒绝的授权项。" },
    { en: "needs actions denied by {by}", zh: "依赖被{by} 拒绝的授权项" },
    { en: "need actions denied by {by}", zh: "依赖被{by} 拒绝的授权项" },
  ),
  matchedLacking: counted(
    { en: "It needs actions that this policy does not allow.", zh: "依赖本策略未允许的授权项。" },
    { en: "All of them need actions that this policy does not allow.", zh: "全部依赖本策略未允许的授权项。" },
    { en: "needs actions that this policy does not allow", zh: "依赖本策略未允许的授权项" },
    { en: "need actions that this policy does not allow", zh: "依赖本策略未允许的授权项" },
  ),
  matchedLackingTogether: counted(
    { en: "It needs actions that are not granted.", zh: "依赖未授予的授权项。" },
    { en: "All of them need actions that are not granted.", zh: "全部依赖未授予的授权项。" },
    { en: "needs actions that are not granted", zh: "依赖未授予的授权项" },
    { en: "need actions that are not granted", zh: "依赖未授予的授权项" },
  ),
} as const satisfies Record<string, Bilingual | CountedText>;
