import { replaceValue, wrapInArray } from "../../edit/value.js";
import { defineRule, type Report } from "../../rule/rule.js";
import { languages, type PolicyLanguage } from "../../language/policy-languages.js";
import { describeForm } from "../../policy/forms/action-form.js";
import type { PolicyDocument } from "../../policy/model.js";
import { wrongTypesAroundByGrammar, wrongTypesInByGrammar } from "../../policy/forms/grammar-types.js";
import { type WrongType, wrongTypesAround, wrongTypesIn } from "../../policy/forms/value-types.js";
import type { StringNode } from "../../policy/syntax.js";

export const wrongType = defineRule<WrongType>({
  id: "wrong-type",
  category: "structure",
  severity: "error",
  code: "IAM.1030",
  appliesTo: ["1.1", "5.0"],
  summary: {
    en: "The value of an element has the wrong type, such as a string instead of an array, or a number instead of a string.",
    zh: "元素值的类型不符合服务要求：例如应为数组而写成字符串，应为字符串而写成数字。",
  },

  check({ policy }) {
    return reports(hasTypes(policy) ? wrongTypesAroundByGrammar(policy) : wrongTypesAround(policy));
  },

  checkStatement(statement, { policy }) {
    return reports(hasTypes(policy) ? wrongTypesInByGrammar(statement, policy) : wrongTypesIn(statement));
  },

  *fix({ data: { node, name, wanted } }, { policy: { language } }) {
    const isOneItem =
      node.kind === "string"
        ? wanted === "array of strings" && isOneText(node, name, languages[language])
        : node.kind === "object" && node.isClosed && wanted === "array of objects";
    if (isOneItem)
      yield { title: wrap, args: {}, safety: "safe", edits: wrapInArray(node) };
    // A number can be the value of a condition; as an effect or an action it would only become another error.
    const isValue = !notValues.has(name);
    if (
      isValue
      && wanted !== "object"
      && wanted !== "array of objects"
      && node.kind === "scalar"
      && node.value !== null
    ) {
      const text = JSON.stringify(String(node.value));
      const json = wanted.startsWith("string") ? text : `[${text}]`;
      yield { title: quote, args: { json }, safety: "safe", edits: [replaceValue(node, json)] };
    }
  },
});

/**
 * Whether a string is one item: not the JSON text of a list, as Terraform's `jsonencode` makes it, not several lines,
 * and not several actions, which have a fix of their own.
 */
function isOneText({ isClosed, value }: StringNode, name: string, language: PolicyLanguage): boolean {
  if (!isClosed || /^\s*[[{"]|[\r\n]/.test(value)) return false;
  return !/^(?:Not)?Action$/.test(name) || describeForm(value, language).kind !== "several";
}

function hasTypes({ language }: Pick<PolicyDocument, "language">): boolean {
  return languages[language].valueTypes !== undefined;
}

function* reports(all: Iterable<WrongType>): Iterable<Report<WrongType>> {
  for (const wrong of all) {
    const { node, name, wanted, code, isCertain, isItem } = wrong;
    yield {
      range: node.range,
      message: code === "" ? withoutCode : isItem ? inList : isCertain ? message : uncertain,
      args: { name, wanted: words[wanted], code },
      ...(isCertain ? {} : { severity: "warning" as const }),
      ...(code === "" ? {} : { code }),
      data: wrong,
      facts: { name, wanted },
    };
  }
}

/** A number can be a condition value or a name, but not one of these. */
const notValues: ReadonlySet<string> = new Set(["Effect", "Action", "NotAction", "Resource", "NotResource", "uri"]);

const words = {
  "array of objects": { en: "an array of objects", zh: "对象数组" },
  "array of strings": { en: "an array of strings", zh: "字符串数组" },
  object: { en: "an object", zh: "对象" },
  string: { en: "a string", zh: "字符串" },
  "string or array of strings": { en: "a string or an array of strings", zh: "字符串或字符串数组" },
} as const;

const message = {
  en: "\"{name}\" must be {wanted}; the service rejects other types ({code}).",
  zh: "“{name}”须为{wanted}，服务会拒绝其他类型（{code}）。",
};
const uncertain = {
  en: "\"{name}\" is {wanted} by the grammar; the service may reject other types ({code}).",
  zh: "按语法，“{name}”应为{wanted}，服务可能拒绝其他类型（{code}）。",
};
const inList = {
  en: "An item of \"{name}\" must be {wanted}; the service rejects other types ({code}).",
  zh: "“{name}”的元素须为{wanted}，服务会拒绝其他类型（{code}）。",
};
const withoutCode = {
  en: "\"{name}\" must be {wanted}: the guides write all values as strings, including numbers and booleans.",
  zh: "“{name}”须为{wanted}：文档中所有取值（含数字和布尔值）均写作字符串。",
};
const wrap = { en: "Convert to an array", zh: "改为数组" };
const quote = { en: "Change to {json}", zh: "改为 {json}" };
