import { type Limit, limits } from "../language/limits.js";
import { type Inline, rich } from "../outline/outline.js";
import { grouped } from "../text/grouped.js";
import type { Bilingual, Language } from "../text/message.js";

const counted = {
  statements: { en: "statements", zh: "语句" },
  characters: { en: "characters, white space not counted", zh: "字符（不计空白）" },
  actions: { en: "actions in this statement", zh: "本语句的授权项" },
  resources: { en: "resources in this statement", zh: "本语句的资源" },
  agencyUris: { en: "agencies in this statement", zh: "本语句的委托" },
  operators: { en: "operators in this condition", zh: "本条件的运算符" },
  keys: { en: "keys under this operator", zh: "此运算符下的条件键" },
  displayName: { en: "characters", zh: "字符" },
  depends: { en: "roles", zh: "角色" },
} as const satisfies Partial<Record<keyof typeof limits, Bilingual>>;

/** «3 of 8 statements (IAM.1028).»: how much of a limit is used; in bold if it is exceeded. */
export function describeLimit(what: keyof typeof counted, used: number, language: Language): Inline {
  const { max, code }: Limit = limits[what];
  return rich(
    used > max ? over : within,
    { used: grouped(used), max: grouped(max), what: counted[what], code },
    language,
  );
}

const within: Bilingual = { en: "{used} of {max} {what} ({code}).", zh: "{what}：{used}/{max}（{code}）。" };
const over: Bilingual = { en: "**{used} of {max}** {what}: too many ({code}).", zh: "{what}：**{used}/{max}**，超出上限（{code}）。" };
