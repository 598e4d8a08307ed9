import { removeComment } from "../edit/remove.js";
import { defineDisablingRule, type UnusedDisabling } from "./rule.js";

export const unusedIgnore = defineDisablingRule<UnusedDisabling>({
  id: "unused-ignore",
  category: "structure",
  severity: "warning",
  summary: {
    en: "A disabling comment, or an ignore entry of the configuration file, silences nothing.",
    zh: "禁用注释或配置文件中的忽略条目未屏蔽任何问题。",
  },

  *check({ unused }) {
    for (const data of unused) {
      const { disabling, rules } = data;
      const args = { rules: { en: rules.join(", "), zh: rules.join("、") } };
      yield { range: disabling.comment, message: rules.length > 0 ? namedRules : anyRule, args, data, facts: { rules }, tags: ["unnecessary"] };
    }
  },

  *fix({ data: { disabling, rules } }, { file }) {
    // Of several rules in one comment, those that do silence something have to stay: that takes a hand.
    if (rules.length < disabling.rules.length) return;
    yield { title: removeTitle, args: {}, safety: "repair", edits: [removeComment(file.text, disabling.comment)] };
  },
});

const namedRules = {
  en: "This comment silences nothing: the next line has no finding of {rules}.",
  zh: "该注释未屏蔽任何问题：下一行没有 {rules} 的检查结果。",
};
const anyRule = {
  en: "This comment silences nothing: the next line has no findings.",
  zh: "该注释未屏蔽任何问题：下一行没有检查结果。",
};
const removeTitle = { en: "Remove the comment", zh: "删除该注释" };
