import { rules } from "../../core/rules/index.js";
import type { Severity } from "../../core/rule/rule.js";
import type { Bilingual } from "../../core/text/message.js";
import type { Command, Context } from "./command.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import { displayWidth, padTo } from "../terminal/width.js";

/** The names of the levels in all reports. */
export const severityNames: Readonly<Record<Severity | "off", Bilingual>> = {
  error: { en: "error", zh: "错误" },
  warning: { en: "warning", zh: "警告" },
  information: { en: "information", zh: "信息" },
  hint: { en: "hint", zh: "提示" },
  off: { en: "off", zh: "关闭" },
};

export const rulesCommand: Command = {
  name: "rules",
  takes: "[--format text|json|markdown]",
  summary: { en: "Lists the rules with their default levels.", zh: "列出全部规则及其默认级别。" },
  notes: [],
  examples: ["huawei-iam rules --format json"],
  options: {
    format: { type: "string", value: ["text", "json", "markdown"], text: { en: "output format (default text)", zh: "列表格式（默认 text）" } },
  },
  run(context, { options, positionals }) {
    if (positionals[0] !== undefined) throw new UsageProblem(tooMany, { word: positionals[0] });
    context.io.out(formats[options.value("format") ?? "text"]!(context));
    return exit.clean;
  },
};

const formats: Readonly<Record<string, (context: Context) => string>> = {
  text({ say, style }) {
    const idWidth = Math.max(...rules.map(({ id }) => id.length));
    const levelWidth = Math.max(...rules.map(({ severity }) => displayWidth(say(severityNames[severity]))));
    return rules
      .map(
        ({ id, severity, summary }) =>
          `${style.bold(padTo(id, idWidth))}  ${padTo(say(severityNames[severity]), levelWidth)}  ${say(summary)}\n`,
      )
      .join("");
  },
  json: () =>
    `${JSON.stringify(
      rules.map(({ id, category, severity, summary }) => ({ id, category, severity, summary })),
      undefined,
      2,
    )}\n`,
  markdown: ({ say }) =>
    [
      say(header),
      "| --- | --- | --- |",
      ...rules.map(({ id, severity, summary }) => `| \`${id}\` | ${say(severityNames[severity])} | ${say(summary)} |`),
    ].join("\n") + "\n",
};

const header = { en: "| Rule | Default | What it finds |", zh: "| 规则 | 默认级别 | 检查内容 |" };
const tooMany = { en: "Unexpected argument '{word}': this command accepts options only.", zh: "此处不需要“{word}”：该命令只接受选项。" };
