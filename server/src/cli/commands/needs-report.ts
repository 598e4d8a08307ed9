import type { DistinctCall } from "../../core/catalog/lookup/distinct-calls.js";
import { titleOfCall } from "../../core/describe/look-up/call-entry.js";
import type { CallNeeds } from "../../core/needs/needed-actions.js";
import type { PolicyScope } from "../../core/language/scope.js";
import type { PolicyFor } from "../../core/needs/policies-for.js";
import { counted, separated, nouns, type Plural } from "../../core/text/counted.js";
import { enumerate } from "../../core/text/enumerate.js";
import type { Bilingual } from "../../core/text/message.js";
import { visible } from "../terminal/width.js";
import type { Context } from "./command.js";
import { cutText } from "./find-calls.js";

/** The result of `needs`. */
export interface NeedsResult {
  readonly needs: CallNeeds;
  /** Whether only a part of the input could be read. */
  readonly isCut: boolean;
  readonly policies: readonly PolicyFor[];
  /** The dependencies that neither these policies nor existing ones allow. */
  readonly dependencies: readonly string[];
  /** The number of needed actions that existing policies allow. */
  readonly allowed: number;
}

/** The report for people, in addition to the policies. */
export function needsReport(
  { needs, isCut, policies, dependencies, allowed }: NeedsResult,
  shown: string,
  { say, style }: Context,
): string {
  const { actions, undecided, unanswered } = needs;
  const lines = (calls: readonly DistinctCall[]) => calls.map((call) => `  ${visible(say(oneCall, placeOf(call)))}`);
  const answered = new Set(actions.flatMap(({ calls }) => calls));
  const counts = separated([
    counted(answered.size, answeredCalls),
    ...(undecided.length > 0 ? [counted(undecided.length, undecidedCalls)] : []),
    ...(unanswered.length > 0 ? [counted(unanswered.length, unansweredCalls)] : []),
  ]);
  const scopes = policies.map(
    ({ scope, actions: { length } }) =>
      `  ${say(scopeLine, { scope: scopeNames[scope], actions: counted(length, nouns.action) })}`,
  );
  const blocks = [
    say(summary, { shown: visible(shown), counts, actions: counted(actions.length, nouns.action) }),
    ...(isCut ? [say(cutText)] : []),
    ...(allowed > 0 ? [say(counted(allowed, alreadyAllowed))] : []),
    ...(policies.length > 1 ? [[say(severalPolicies), ...scopes].join("\n")] : []),
    ...(policies.length === 0 ? [say(actions.length === 0 ? nothingToAllow : nothingMissing)] : []),
    ...(dependencies.length > 0 ? [say(alsoDepends, { names: enumerate(dependencies, mostNames) })] : []),
    ...undecided.map(({ call, alternatives }) =>
      [say(oneOf, placeOf(call)), ...alternatives.map((names) => `  ${names.join(", ")}`)].join("\n"),
    ),
    ...(unanswered.length > 0 ? [[say(noAction), ...lines(unanswered)].join("\n")] : []),
  ];
  return `${style.dim(blocks.join("\n\n"))}\n\n`;
}

const mostNames = 12;

/** A call with its first line, for a text. */
function placeOf({ found, line }: DistinctCall): { readonly call: string; readonly line: number } {
  return { call: titleOfCall(found), line };
}

/** The result for programs. */
export function needsToJson({ needs, isCut, policies, dependencies }: NeedsResult): string {
  const callOf = ({ found, count, line }: DistinctCall) => ({ call: titleOfCall(found), count, line });
  return `${JSON.stringify(
    {
      policies: policies.map(({ scope, actions, text }) => ({
        scope,
        actions: actions.length,
        policy: JSON.parse(text) as unknown,
      })),
      actions: needs.actions.map(({ name, calls }) => ({ action: name, calls: calls.map(callOf) })),
      dependencies,
      undecided: needs.undecided.map(({ call, alternatives }) => ({ ...callOf(call), alternatives })),
      unanswered: needs.unanswered.map(callOf),
      isCut,
    },
    undefined,
    2,
  )}\n`;
}

const summary: Bilingual = { en: "{shown}: {counts}; they need {actions}.", zh: "{shown}：{counts}，共需 {actions}。" };
const answeredCalls: Plural = {
  one: { en: "1 distinct call with known actions", zh: "1 种调用的授权项已知" },
  many: { en: "{count} distinct calls with known actions", zh: "{count} 种调用的授权项已知" },
};
const undecidedCalls: Plural = {
  one: { en: "1 with several possible actions", zh: "1 种对应多个可能的授权项" },
  many: { en: "{count} with several possible actions", zh: "{count} 种对应多个可能的授权项" },
};
const unansweredCalls: Plural = {
  one: { en: "1 without a published action", zh: "1 种没有公开的授权项" },
  many: { en: "{count} without a published action", zh: "{count} 种没有公开的授权项" },
};
const alreadyAllowed: Plural = {
  one: { en: "The existing policies already allow 1 of them.", zh: "其中 1 个已由现有策略允许。" },
  many: { en: "The existing policies already allow {count} of them.", zh: "其中 {count} 个已由现有策略允许。" },
};
const severalPolicies: Bilingual = {
  en: "IAM needs a policy for each scope; --scope writes one of them:",
  zh: "每个作用范围需要单独的策略，可用 --scope 只输出其中之一：",
};
const scopeNames: Readonly<Record<PolicyScope, Bilingual>> = {
  project: { en: "project (project-level services, type XA)", zh: "project（项目级服务，类型 XA）" },
  global: { en: "global (global services, type AX)", zh: "global（全局服务，类型 AX）" },
  obs: { en: "obs (create it with both types, AX and XA)", zh: "obs（须以 AX 和 XA 两种类型各创建一次）" },
};
const scopeLine: Bilingual = { en: "{scope}: {actions}", zh: "{scope}：{actions}" };
const nothingToAllow: Bilingual = {
  en: "There is no action to allow, so no policy was written.",
  zh: "没有需要允许的授权项，未生成策略。",
};
const nothingMissing: Bilingual = {
  en: "Nothing is missing, so no policy was written.",
  zh: "没有缺少的授权项，未生成策略。",
};
const alsoDepends: Bilingual = {
  en: "These actions also depend on {names}. --with-dependencies allows them too.",
  zh: "这些授权项还依赖 {names}。--with-dependencies 会同时允许。",
};
const oneOf: Bilingual = {
  en: "{call} (line {line}) needs one of these, which the log does not decide; none was added:",
  zh: "{call}（第 {line} 行）需要以下之一，日志无法确定，未添加：",
};
const noAction: Bilingual = {
  en: "No action is published for these calls; the policy does not cover them:",
  zh: "以下调用没有公开的授权项，策略未涵盖：",
};
const oneCall: Bilingual = { en: "{call} (line {line})", zh: "{call}（第 {line} 行）" };
