import { replaceEntry } from "../../edit/entry.js";
import type { ListedAction } from "../../policy/listed-actions.js";
import { defineRule } from "../../rule/rule.js";

export const serviceCase = defineRule<ListedAction>({
  id: "service-case",
  category: "action",
  severity: "warning",
  isAboutNames: true,
  summary: {
    en: "The service of an action is written with capital letters.",
    zh: "授权项的服务名含有大写字母。",
  },

  checkAction(listed, { catalog }) {
    const { pattern, range } = listed.entry;
    const service = pattern.text.split(":")[0]!;
    const lower = service.toLowerCase();
    if (!pattern.parts || service === lower || catalog.action(pattern.text)?.service === service) return undefined;
    // Published system policies use the product names of some services: «FunctionGraph:function:list».
    const severity = /^[A-Z][a-z]+([A-Z][a-z]+)+$/.test(service) ? "information" : "warning";
    return {
      range: { start: range.start, end: range.start + service.length },
      severity,
      message,
      args: { service, lower },
      data: listed,
      facts: { service, action: pattern.text },
    };
  },

  *fix({ data: { entry } }) {
    const { text } = entry.pattern;
    const colon = text.indexOf(":");
    const name = (colon < 0 ? text : text.slice(0, colon)).toLowerCase() + (colon < 0 ? "" : text.slice(colon));
    yield { title, args: { name }, safety: "safe", edits: [replaceEntry(entry, name)] };
  },
});

const message = {
  en: "Did you mean '{lower}'? Service names are lower case in the official documentation; only the other two parts of an action may be in any case.",
  zh: "是否应为“{lower}”？官方文档规定服务名只用小写；其余两段不区分大小写。",
};
const title = { en: "Change to {name}", zh: "改为 {name}" };
