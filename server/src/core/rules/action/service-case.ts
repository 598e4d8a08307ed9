import { replaceEntry } from "../../edit/entry.js";
import type { ListedAction } from "../../policy/listed-actions.js";
import { defineRule } from "../../rule/rule.js";

export const serviceCase = defineRule<ListedAction>({
  id: "service-case",
  category: "action",
  // The guides say lower case only, but roles and samples of the same guides write upper case: no more than a remark.
  severity: "information",
  summary: {
    en: "The service of an action is written with capital letters.",
    zh: "授权项的服务名含有大写字母。",
  },

  checkAction(listed, { catalog }) {
    const { pattern, range } = listed.entry;
    const service = pattern.text.split(":")[0]!;
    const lower = service.toLowerCase();
    if (!pattern.parts || service === lower || catalog.action(pattern.text)?.service === service) return undefined;
    return { range: { start: range.start, end: range.start + service.length }, message, args: { service, lower }, data: listed, facts: { service, action: pattern.text } };
  },

  *fix({ data: { entry } }) {
    const { text } = entry.pattern;
    const colon = text.indexOf(":");
    const name = (colon < 0 ? text : text.slice(0, colon)).toLowerCase() + (colon < 0 ? "" : text.slice(colon));
    yield { title, args: { name }, safety: "safe", edits: [replaceEntry(entry, name)] };
  },
});

const message = {
  en: "The guides write service names in lower case: '{lower}', not '{service}'. Only the other two parts may be in any case.",
  zh: "文档规定服务名只用小写：应写“{lower}”而非“{service}”；其余两段不区分大小写。",
};
const title = { en: "Change to {name}", zh: "改为 {name}" };
