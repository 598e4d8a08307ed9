import type { EditPlan } from "../edit/grant.js";
import type { Bilingual, MessageArgs } from "../text/message.js";
import type { Fix } from "./fix.js";

/** A title with its values. It names the granted actions, so that users know what they allow. */
export interface FixTitle {
  readonly title: Bilingual;
  readonly args: MessageArgs;
  readonly grants: readonly string[];
}

/** The number of names in a title; the rest is counted. */
const named = 3;

export function addTitle(actions: readonly string[]): FixTitle {
  const rest = actions.length - named;
  return rest > 0
    ? { title: addMany, args: { names: list(actions.slice(0, named)), rest, count: actions.length }, grants: actions }
    : { title: addFew, args: { names: list(actions) }, grants: actions };
}

export function addAllTitle(actions: readonly string[]): FixTitle {
  return {
    title: actions.length === 1 ? addAllOne : addAll,
    args: { count: actions.length, names: list(actions) },
    grants: actions,
  };
}

/** The title for an optional action: `why` explains its use. */
export function addBecauseTitle(actions: readonly string[], why: Bilingual, args: MessageArgs): FixTitle {
  const { title, args: names, grants } = addTitle(actions);
  return {
    title: { en: `${title.en} (${why.en})`, zh: `${title.zh}（${why.zh}）` },
    args: { ...names, ...args },
    grants,
  };
}

/** A fix that allows actions, or the reason why it is not possible. */
export function grantFix({ title, args, grants }: FixTitle, plan: EditPlan): Fix {
  const fix = { title, args, grants, safety: "grants-access" } as const;
  return plan.kind === "edits" ? { ...fix, edits: plan.edits } : { ...fix, edits: [], refused: plan };
}

function list(names: readonly string[]): Bilingual {
  return { en: names.join(", "), zh: names.join("、") };
}

const addFew: Bilingual = { en: "Add {names}", zh: "添加 {names}" };
const addMany: Bilingual = { en: "Add {count} actions: {names} and {rest} more", zh: "添加 {count} 个授权项：{names} 及另外 {rest} 个" };
const addAll: Bilingual = { en: "Add all missing dependencies in this policy ({count} actions)", zh: "添加本策略缺少的全部依赖授权项（{count} 个）" };
const addAllOne: Bilingual = { en: "Add all missing dependencies in this policy ({names})", zh: "添加本策略缺少的全部依赖授权项（{names}）" };
