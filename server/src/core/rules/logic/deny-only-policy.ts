import { defineRule } from "../../rule/rule.js";

export const denyOnlyPolicy = defineRule<undefined>({
  id: "deny-only-policy",
  category: "logic",
  // This is a common and valid pattern together with a broad system policy. Explain states the fact.
  severity: "off",
  summary: {
    en: "A policy has only Deny statements and grants nothing by itself.",
    zh: "策略只有 Deny 语句，单独使用不授予任何权限。",
  },

  *check({ policy: { statements } }) {
    const effects = statements.map(({ effect }) => effect);
    const [first] = effects;
    if (first && effects.every((effect) => effect?.value === "Deny"))
      yield { range: first.range, message, args: {}, data: undefined };
  },
});

const message = {
  en: "This policy only denies: it grants nothing by itself and takes effect together with a policy that allows.",
  zh: "本策略只有 Deny，单独使用不授予任何权限，须与 Allow 策略同时授予才有意义。",
};
