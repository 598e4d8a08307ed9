import { limits } from "../../language/limits.js";
import { minifiedPolicyLength } from "../../policy/minified-length.js";
import { overLimit } from "../../rule/over-limit.js";
import { kinds } from "../../language/policy-languages.js";
import type { PolicyDocument, PolicyFile } from "../../policy/model.js";
import { grouped } from "../../text/grouped.js";
import { defineRule, type Report } from "../../rule/rule.js";

export const limitPolicySize = defineRule<undefined>({
  id: "limit-policy-size",
  category: "structure",
  severity: "error",
  code: limits.characters.code,
  appliesTo: ["1.1", "5.0"],
  summary: {
    en: "A policy is longer than its kind allows, 6,144 characters in most cases, or nearly so.",
    zh: "策略长度超过或接近该类策略的上限（多数为 6,144 个字符）。",
  },

  // It is not documented whether 1.1 counts white space. A policy that is too long without it is certainly too long.
  *check({ policy, file }) {
    const { node } = policy;
    if (policy.language === "5.0") return yield* sizesIn5(policy, file);
    const { max, code } = limits.characters;
    // Without white space it is shorter still.
    if (node.range.end - node.range.start <= max * nearly) return;
    const count = minifiedPolicyLength(policy);
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

/** The definitions of version 5.0 state what is counted. */
function* sizesIn5(policy: PolicyDocument, { text }: PolicyFile): Iterable<Report<undefined>> {
  const { node, kind, container } = policy;
  const range = { start: node.range.start, end: node.range.start + 1 };
  const characters = minifiedPolicyLength(policy);
  for (const { max, counts } of kinds[kind].sizes) {
    // White space can still be removed before the request, so a policy is certainly too long only without it.
    const written = text.slice(node.range.start, node.range.end).length;
    const isSent = container.expected?.isString === true && counts === "sent";
    const isOver = characters > max || (isSent && written > max);
    const count = isSent || (counts === "sent" && !isOver) ? written : characters;
    if (count <= max) continue;
    const facts = { count: String(count), max: String(max) };
    const args = { count: grouped(count), max: grouped(max) };
    const report = { range, args, data: undefined, facts };
    if (isOver) yield { ...report, message: isSent ? tooLongString : tooLong };
    else yield { ...report, message: tooLongAsWritten, severity: "information" };
    return;
  }
}

const nearly = 0.9;
const counted = { en: "characters in the policy without white space", zh: "策略的字符数（不计空白）" };
const tooLong = {
  en: "{count} characters in the policy without white space; the service allows {max} for this kind of policy.",
  zh: "策略不计空白共 {count} 个字符，此类策略的上限为 {max} 个。",
};
const tooLongString = {
  en: "{count} characters in the text of the policy; the service allows {max} for this kind of policy, with white space.",
  zh: "策略文本共 {count} 个字符，此类策略的上限为 {max} 个（计入空白）。",
};
const tooLongAsWritten = {
  en: "The policy has {count} characters as written; the service allows {max}, with white space. Remove white space before sending it.",
  zh: "策略按现有写法共 {count} 个字符，上限为 {max} 个（计入空白）。提交前须去除空白。",
};
const almost = {
  en: "The policy has {count} of {max} characters without white space; if the service counts white space too, it may be too long ({code}).",
  zh: "策略不计空白已有 {count} 个字符，上限 {max} 个；若服务将空白计入，可能超限（{code}）。",
};
