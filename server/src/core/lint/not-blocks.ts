import { levelInForce, type RuleSettings } from "../config/rule-settings.js";
import { wrongType } from "../rules/structure/wrong-type.js";
import type { TerraformFile } from "../terraform/find.js";
import type { Finding } from "./finding.js";

/**
 * Values in place of `statement` blocks: `"statement": "${local.all}"` in JSON, `statement = local.all` in HCL's own
 * syntax. Terraform rejects both.
 */
export function notBlocks({ views }: TerraformFile, levels: RuleSettings): Finding[] {
  const severity = levelInForce(wrongType, levels);
  if (severity === "off") return [];
  return views.flatMap(({ notBlocks: places = [], isJson }) =>
    places.map(({ start, end, isSetTwice }): Finding => {
      const range = isJson ? { start, end } : { start, end: start + "statement".length };
      const message = isSetTwice ? setTwice : isJson ? inJson : inHcl;
      const report = { range, message, args: {}, data: undefined, facts: { name: "statement", wanted: "block" } };
      return { rule: wrongType, severity, report, fixes: () => [], fixAll: () => undefined };
    }),
  );
}

const inJson = {
  en: '"statement" is a block, so only an object can take its place, and no other value or template; Terraform rejects the file. Write an object or a list of objects, or, for a computed list, "dynamic": {"statement": {"for_each": …, "content": {…}}}.',
  zh: "“statement”是块，只能写成对象，不能写成其他类型的值或模板，否则 Terraform 会拒绝该文件。请写成对象或对象列表；如果列表由表达式得出，请写作 \"dynamic\": {\"statement\": {\"for_each\": …, \"content\": {…}}}。",
};
const setTwice = {
  en: 'The objects in this inner list are one "statement" block, and they set the same argument more than once; Terraform rejects the file. Remove the inner brackets, so that each object is a statement.',
  zh: "内层列表中的对象会合并为一个“statement”块，而同一参数在其中设置了多次，Terraform 会拒绝该文件。请去掉内层方括号，使每个对象各为一条语句。",
};
const inHcl = {
  en: '"statement" is a block, so it cannot be an argument with "="; Terraform rejects the file. Write statement { … } for each statement, or, for a computed list, dynamic "statement" with for_each and content { … }.',
  zh: "“statement”是块，不能写成带“=”的参数，否则 Terraform 会拒绝该文件。请为每条语句写 statement { … }；如果列表由表达式得出，请写作 dynamic \"statement\"，其中包含 for_each 和 content { … }。",
};
