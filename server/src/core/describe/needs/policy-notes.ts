import type { WantedPolicies } from "../../needs/wanted-policies.js";
import type { PolicyScope } from "../../language/scope.js";
import { type Block, list, paragraph } from "../../outline/outline.js";
import { counted, nouns, type Plural } from "../../text/counted.js";
import type { Bilingual, Language } from "../../text/message.js";
import { namesInARow, voice } from "../voice.js";

/** Where a text about needs is shown. The command line has options that an editor does not have. */
export type Surface = "command-line" | "editor";

/** For whom a result is described. `shown` names the log or the configuration. */
export interface Reader {
  readonly shown: string;
  readonly language: Language;
  readonly surface: Surface;
}

/** What a reader of generated policies must know about them, besides where their actions come from. */
export function describePolicies(
  wanted: WantedPolicies,
  hasActions: boolean,
  { language, surface }: Omit<Reader, "shown">,
): Block[] {
  const say = voice(language);
  const names = (all: readonly string[]) => namesInARow(all, language, mostNames);
  const { policies, dependencies, allowed, limited, denied } = wanted;
  return [
    ...(allowed > 0 ? [paragraph(say(counted(allowed, alreadyAllowed)))] : []),
    ...(limited.length > 0 ? [paragraph(say(withLimits, { names: names(limited) }))] : []),
    ...(denied.length > 0 ? [paragraph(say(deniedToo, { names: names(denied) }))] : []),
    ...(policies.length > 1
      ? [
          paragraph(say(severalPolicies[surface])),
          list(
            policies.map(({ scope, actions: { length } }) => ({
              text: say(scopeLine, { scope: scopeNames[scope], actions: counted(length, nouns.action) }),
            })),
          ),
        ]
      : []),
    ...(policies.length === 0 ? [paragraph(say(whyNone(wanted, hasActions)))] : []),
    ...(dependencies.length > 0 ? [paragraph(say(alsoDepends[surface], { names: names(dependencies) }))] : []),
  ];
}

/** Why there is no policy. */
function whyNone({ elsewhere, allowed, limited }: WantedPolicies, hasActions: boolean): Bilingual {
  if (!hasActions) return nothingToAllow;
  if (elsewhere > 0) return counted(elsewhere, allowed + limited.length > 0 ? onlyElsewhere : notNeeded);
  return limited.length > 0 ? nothingElse : nothingMissing;
}

const mostNames = 12;

/** The scopes of policies, with the type that the console and the API give them. */
export const scopeNames: Readonly<Record<PolicyScope, Bilingual>> = {
  project: { en: "project (project-level services, type XA)", zh: "project（项目级服务，类型 XA）" },
  global: { en: "global (global services, type AX)", zh: "global（全局服务，类型 AX）" },
  obs: { en: "obs (create it with both types, AX and XA)", zh: "obs（须以 AX 和 XA 两种类型各创建一次）" },
};
const alreadyAllowed: Plural = {
  one: { en: "The existing policies already allow 1 of them.", zh: "其中 1 个已由现有策略允许。" },
  many: { en: "The existing policies already allow {count} of them.", zh: "其中 {count} 个已由现有策略允许。" },
};
const withLimits: Bilingual = {
  en: "The existing policies allow these only for some resources or under conditions; they were not added, because that would remove the limits. Check that the limits leave what is needed: {names}.",
  zh: "现有策略仅对部分资源或在一定条件下允许以下授权项；为不破坏原有限制，未添加，请确认限制范围满足需要：{names}。",
};
const deniedToo: Bilingual = {
  en: "An existing policy denies these, and a Deny takes precedence over every Allow: {names}.",
  zh: "以下授权项被现有策略拒绝，拒绝优先于任何允许：{names}。",
};
const severalPolicies: Readonly<Record<Surface, Bilingual>> = {
  "command-line": {
    en: "IAM needs a policy for each scope; --scope writes one of them:",
    zh: "每个作用范围需要单独的策略，可用 --scope 只输出其中之一：",
  },
  editor: { en: "IAM needs a policy for each scope:", zh: "每个作用范围需要单独的策略：" },
};
const scopeLine: Bilingual = { en: "{scope}: {actions}", zh: "{scope}：{actions}" };
const nothingToAllow: Bilingual = {
  en: "There is no action to allow, so no policy was written.",
  zh: "没有需要允许的授权项，未生成策略。",
};
const onlyElsewhere: Plural = {
  one: { en: "No action is missing in this scope, so no policy was written; another scope has 1.", zh: "该作用范围没有缺少的授权项，未生成策略；其他作用范围有 1 个。" },
  many: { en: "No action is missing in this scope, so no policy was written; other scopes have {count}.", zh: "该作用范围没有缺少的授权项，未生成策略；其他作用范围有 {count} 个。" },
};
const notNeeded: Plural = {
  one: {
    en: "No action of this scope is needed, so no policy was written; another scope needs 1.",
    zh: "不需要该作用范围的授权项，未生成策略；其他作用范围需要 1 个。",
  },
  many: {
    en: "No action of this scope is needed, so no policy was written; other scopes need {count}.",
    zh: "不需要该作用范围的授权项，未生成策略；其他作用范围需要 {count} 个。",
  },
};
const nothingElse: Bilingual = {
  en: "Nothing else is missing, so no policy was written.",
  zh: "没有其他缺少的授权项，未生成策略。",
};
const nothingMissing: Bilingual = {
  en: "Nothing is missing, so no policy was written.",
  zh: "没有缺少的授权项，未生成策略。",
};
const alsoDepends: Readonly<Record<Surface, Bilingual>> = {
  "command-line": {
    en: "These actions also depend on {names}. --with-dependencies allows them too.",
    zh: "这些授权项还依赖 {names}。--with-dependencies 会同时允许。",
  },
  editor: {
    en: "These actions also depend on {names}, which the policies do not allow. A quick fix in the policy adds them.",
    zh: "这些授权项还依赖 {names}，策略未允许，可在策略中用快速修复添加。",
  },
};
