import { removeComment } from "../../edit/lists/remove.js";
import { defineSuppressionRule, type UnusedSuppression } from "../../rule/rule.js";

export const unusedIgnore = defineSuppressionRule<UnusedSuppression | undefined>({
  id: "unused-ignore",
  category: "structure",
  severity: "warning",
  summary: {
    en: "A suppression comment or an ignore entry in the configuration file suppresses nothing.",
    zh: "禁用注释或配置文件中的忽略条目未屏蔽任何问题。",
  },

  *check({ unused, futile }) {
    for (const range of futile) yield { range, message: noForm, args: {}, data: undefined };
    for (const data of unused) {
      const { suppression, rules, unknown } = data;
      for (const { name, near } of unknown) {
        yield {
          range: name.range,
          message: near ? unknownNear : unknownRule,
          args: { name: name.value, near: near ?? "" },
          data: { ...data, unknown: [{ name, near }] },
          facts: { name: name.value },
        };
      }
      if (suppression.rules.length > 0 && rules.length === 0) continue;
      const message = rules.length > 0 ? namedRules : anyRule;
      yield {
        range: suppression.comment,
        message,
        args: { rules: { en: rules.join(", "), zh: rules.join("、") } },
        data: { ...data, unknown: [] },
        facts: { rules },
        tags: ["unnecessary"],
      };
    }
  },

  *fix({ data }, { file }) {
    if (!data) return;
    const { suppression, rules, unknown: [misspelled] } = data;
    if (misspelled) {
      // The comment would then suppress a finding, so the author decides.
      if (misspelled.near)
        yield {
          title: renameTitle,
          args: { near: misspelled.near },
          safety: "removes-access",
          edits: [{ range: misspelled.name.range, newText: misspelled.near }],
        };
    } else if (rules.length === suppression.rules.length) {
      // If one of several rules in a comment is used, the comment must be edited by hand.
      yield { title: removeTitle, args: {}, safety: "safe", edits: [removeComment(file.text, suppression.comment)] };
    }
  },
});

const noForm = {
  en: "This comment suppresses nothing. The only valid form is a separate comment that begins with 'huawei-iam-disable-next-line' and applies to the next line: '// huawei-iam-disable-next-line <rule>[, <rule>] [-- reason]', or the same in '/* */'. An ignore entry in .huawei-iam.json applies to whole files.",
  zh: "该注释不起作用。唯一的写法是以“huawei-iam-disable-next-line”开头的独立注释，作用于下一行：“// huawei-iam-disable-next-line <规则>[, <规则>] [-- 原因]”，也可写在“/* */”中。对整个文件忽略可使用 .huawei-iam.json 中的忽略条目。",
};
const namedRules = {
  en: "This comment suppresses nothing: the next line has no finding of {rules}.",
  zh: "该注释未屏蔽任何问题：下一行没有 {rules} 的检查结果。",
};
const anyRule = {
  en: "This comment suppresses nothing: the next line has no findings.",
  zh: "该注释未屏蔽任何问题：下一行没有检查结果。",
};
const removeTitle = { en: "Remove the comment", zh: "删除该注释" };
const renameTitle = { en: "Change to {near}", zh: "改为 {near}" };
const unknownRule = { en: "There is no rule called '{name}'.", zh: "没有名为“{name}”的规则。" };
const unknownNear = {
  en: "There is no rule called '{name}'. Did you mean '{near}'?",
  zh: "没有名为“{name}”的规则，是否应为“{near}”？",
};
