/** The table of docs/editors.md: what works in the editors that the tests drive, from test/support/tried.json. */
import { markdownTable, replacePart } from "./fences.mjs";

const columns = ["diagnostics", "completion", "hover", "fix", "close"];

const texts = {
  en: {
    heads: ["Client", "Version", "Diagnostics", "Completion", "Hover", "Fixes", "Cleared on close"],
    outcomes: { works: "works", absent: "the client has none", wordFilter: "with `completion.wordFilter`" },
  },
  zh: {
    heads: ["编辑器或客户端", "版本", "诊断", "补全", "悬停说明", "修复", "关闭后清除"],
    outcomes: { works: "可用", absent: "客户端不支持", wordFilter: "需设置 `completion.wordFilter`" },
  },
};

/** `text` is docs/editors.md, which has the table in both languages. */
export function editors(text, tried) {
  return Object.entries(texts).reduce((before, [language, { heads, outcomes }]) => {
    const rows = Object.entries(tried).map(([client, { version, ...works }]) => [client, version, ...columns.map((column) => outcomes[works[column]] ?? "—")]);
    const after = replacePart(before, `tried ${language}`, markdownTable(heads, rows));
    if (after === undefined) throw new Error(`docs/editors.md lacks the fences of its part "tried ${language}".`);
    return after;
  }, text);
}
