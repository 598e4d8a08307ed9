/** The parts of docs/rules that are generated from the rule list. */
import { fenced, markdownTable, replacePart } from "./fences.mjs";

/** The names of categories and severities in English and Chinese. */
export const names = {
  category: {
    structure: ["structure", "结构"], action: ["action", "授权项"], dependency: ["dependency", "依赖"], logic: ["logic", "逻辑"],
    scope: ["scope", "作用范围"], condition: ["condition", "条件"], security: ["security", "安全"],
  },
  severity: { error: ["error", "错误"], warning: ["warning", "警告"], information: ["information", "信息"], hint: ["hint", "提示"], off: ["off", "关闭"] },
};

/** A rule's page; for a rule without one, a template. */
export function page(before, rule) {
  const text = before === "" ? newPage(rule.id) : before;
  const withHeader = replacePart(text, "header", header(rule));
  const whole = withHeader && replacePart(withHeader, "settings", settings(rule));
  if (whole === undefined) throw new Error(`docs/rules/${rule.id}.md: the fences of its generated parts are missing.`);
  return whole;
}

function header({ id, summary, category, severity, code, docs }) {
  const both = ([en, zh]) => `${en} · ${zh}`;
  const facts = [
    `**Category · 类别**: ${both(names.category[category])}`,
    `**Severity · 级别**: ${both(names.severity[severity])}`,
    ...(code ? [`**Service error · 服务错误码**: ${code}`] : []),
    ...(docs ? [`**Documentation · 官方文档**: <${docs}>`] : []),
  ];
  return `# ${id}\n\n${summary.en}\n\n${summary.zh}\n\n${facts.map((fact) => `- ${fact}`).join("\n")}`;
}

function settings({ id, severity }) {
  return [
    "## Settings · 设置", "",
    `In the editor's settings or in \`.huawei-iam.json\`: \`"error"\`, \`"warning"\`, \`"information"\`, \`"hint"\` or \`"off"\`; without a setting it is \`"${severity}"\`.`, "",
    `可在编辑器设置或 \`.huawei-iam.json\` 中设为 \`"error"\`、\`"warning"\`、\`"information"\`、\`"hint"\` 或 \`"off"\`；默认为 \`"${severity}"\`。`, "",
    "```json", `{ "rules": { "${id}": "${severity === "off" ? "hint" : "off"}" } }`, "```",
  ].join("\n");
}

/** docs/rules/README.md: one table for each language. */
export function table(before, rules) {
  const rows = (language, index) => rules.map(({ id, summary, category, severity, code }) =>
    [`[${id}](${id}.md)`, names.category[category][index], names.severity[severity][index], code ?? "", summary[language]]);
  const tableOf = (heads, language, index) => markdownTable(heads, rows(language, index));
  const text = before === "" ? newTable() : before;
  const english = replacePart(text, "rules", tableOf(["Rule", "Category", "Severity", "Service error", "What it finds"], "en", 0));
  const whole = english && replacePart(english, "规则", tableOf(["规则", "类别", "级别", "服务错误码", "检查内容"], "zh", 1));
  if (whole === undefined) throw new Error("docs/rules/README.md: the fences of its generated parts are missing.");
  return whole;
}

function newTable() {
  return `# Rules · 规则\n\n${fenced("rules")}\n\n${fenced("规则")}\n`;
}

export function newPage(id) {
  return `${fenced("header")}

## Avoid · 不推荐

\`\`\`jsonc finding
    "ecs:servers:stop",
//  ^^^^^^^^^^^^^^^^^^ ${id}
\`\`\`

## Prefer · 推荐

\`\`\`jsonc fixed
    "ecs:servers:stop",
\`\`\`

## Why · 原因

TODO: what the service does with it, and what follows for the author.

TODO：服务如何处理，对作者意味着什么。

${fenced("settings")}
`;
}
