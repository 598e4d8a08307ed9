import { documentedResourceLength, limits } from "../../language/limits.js";
import { overLimit } from "../../rule/over-limit.js";
import { defineRule } from "../../rule/rule.js";

export const limitResourceLength = defineRule<undefined>({
  id: "limit-resource-length",
  category: "structure",
  severity: "error",
  code: limits.resourceLength.code,
  appliesTo: ["1.1"],
  summary: {
    en: "A resource is longer than 1,500 characters, or than the 128 that the API reference allows.",
    zh: "资源的长度超过 1,500 个字符，或超过 API 参考规定的 128 个字符。",
  },

  // The API reference says 128, the error table 1500, so the error is only certain above both.
  *checkResource({ node: { value, content: range } }) {
    yield* overLimit(range, value.length, limits.resourceLength, counted);
    if (value.length <= documentedResourceLength || value.length > limits.resourceLength.max) return;
    const facts = { count: String(value.length), max: String(documentedResourceLength) };
    yield {
      range,
      message: tooLongPerReference,
      args: { ...facts, certain: limits.resourceLength.max },
      severity: "warning",
      data: undefined,
      facts,
    };
  },
});

const counted = { en: "characters in the resource", zh: "资源的字符数" };
const tooLongPerReference = {
  en: "{count} characters in the resource; the API reference allows {max}, the error table {certain} (IAM.1042).",
  zh: "资源共 {count} 个字符；API 参考规定上限为 {max}，错误码表为 {certain}（IAM.1042）。",
};
