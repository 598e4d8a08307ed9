import { type Command, commonOptions, type Context } from "../commands/command.js";
import type { OptionSpec, OptionSpecs } from "./options.js";
import { displayWidth, padTo } from "../terminal/width.js";

/** The help of the whole program. */
export function programHelp(commands: readonly Command[], { say, style }: Context): string {
  const rows = commands.map(({ name, summary }): Row => [`  ${name}`, say(summary)]);
  const options = { ...commonOptions, version: { type: "boolean", short: "V", text: versionText } } as const;
  return (
    [
      say(purpose),
      `${style.bold(say(usage))}\n  huawei-iam ${say(commandPlace)}`,
      `${style.bold(say(commandsTitle))}\n${table(rows)}`,
      `${style.bold(say(optionsTitle))}\n${optionTable(options, say)}`,
      say(more),
    ].join("\n\n") + "\n"
  );
}

/** The help of one command. */
export function commandHelp(
  { name, takes, summary, notes, examples, options }: Command,
  { say, style }: Context,
): string {
  return (
    [
      say(summary),
      `${style.bold(say(usage))}\n  huawei-iam ${name} ${takes}`.trimEnd(),
      `${style.bold(say(optionsTitle))}\n${optionTable({ ...options, ...commonOptions }, say)}`,
      ...notes.map((note) => say(note)),
      ...(examples.length > 0
        ? [`${style.bold(say(examplesTitle))}\n${examples.map((line) => `  ${line}`).join("\n")}`]
        : []),
    ].join("\n\n") + "\n"
  );
}

type Row = readonly [left: string, right: string];

function optionTable(options: OptionSpecs, say: Context["say"]): string {
  return table(Object.entries(options).map(([name, spec]): Row => [flag(name, spec), say(spec.text)]));
}

function flag(name: string, { short, value }: OptionSpec): string {
  const place = value === undefined ? "" : ` ${typeof value === "string" ? value : value.join("|")}`;
  return `  ${short ? `-${short}, ` : ""}--${name}${place}`;
}

/** Two columns. If the left text is too wide, the right one starts on the next line. */
function table(rows: readonly Row[]): string {
  const widest = 30;
  const column = Math.max(...rows.map(([left]) => displayWidth(left)).filter((width) => width <= widest)) + 2;
  return rows
    .map(([left, right]) =>
      displayWidth(left) > widest ? `${left}\n${" ".repeat(column)}${right}` : `${padTo(left, column)}${right}`,
    )
    .join("\n");
}

const purpose = {
  en: "huawei-iam checks and explains custom policies of Huawei Cloud IAM, and looks up actions. It works offline.",
  zh: "huawei-iam：检查和解读华为云 IAM 自定义策略，查询授权项。无需联网。",
};
const usage = { en: "Usage", zh: "用法" };
const commandPlace = { en: "<command> [options]", zh: "<命令> [选项]" };
const commandsTitle = { en: "Commands", zh: "命令" };
const optionsTitle = { en: "Options", zh: "选项" };
const examplesTitle = { en: "Examples", zh: "示例" };
const versionText = { en: "the version", zh: "显示版本号" };
const more = { en: "huawei-iam <command> --help shows the help of a command.", zh: "huawei-iam <命令> --help 显示该命令的详细说明。" };
