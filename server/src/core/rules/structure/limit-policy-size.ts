import { limits } from "../../language/limits.js";
import { minifiedLength } from "../../policy/syntax.js";
import { overLimit } from "../../rule/over-limit.js";
import { defineRule } from "../../rule/rule.js";

export const limitPolicySize = defineRule<undefined>({
  id: "limit-policy-size",
  category: "structure",
  severity: "error",
  code: limits.characters.code,
  appliesTo: ["1.1"],
  summary: {
    en: "A policy is longer than 6,144 characters, or nearly so; white space is not counted.",
    zh: "策略长度超过或接近 6,144 个字符（不计空白）。",
  },

  // It is not documented whether 1.1 counts white space. A policy that is too long without it is certainly too long.
  *check({ policy: { node } }) {
    const count = minifiedLength(node);
    const { max, code } = limits.characters;
    const range = { start: node.range.start, end: node.range.start + 1 };
    yield* overLimit(range, count, limits.characters, counted);
    if (count <= max && count > max * nearly) {
      yield {
        range,
        message: almost,
        args: { count, max, code },
        severity: "information",
        data: undefined,
        facts: { count: String(count), max: String(max) },
      };
    }
  },
});

const nearly = 0.9;
const counted = { en: "characters in the policy without white space", zh: "策略的字符数（不计空白）" };
const almost = {
  en: "The policy has {count} of {max} characters without white space; if the service counts white space too, it may be too long ({code}).",
  zh: "策略不计空白已有 {count} 个字符，上限 {max} 个；若服务将空白计入，可能超限（{code}）。",
};
