import { describeExplanation } from "../../core/describe/explanation/explanation.js";
import { explainSource } from "../../core/explain/explain-source.js";
import { explanationToMarkdown } from "../../core/describe/explanation/explanation.js";
import type { Block } from "../../core/outline/outline.js";
import { kindByName } from "../../core/policy/file-names.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import { catalogOptions, type Command, type Context } from "./command.js";
import { readFolder } from "../files/file-contents.js";
import { OverrideFiles, overriddenLines } from "../files/overridden.js";
import { problemLine, RunConfig } from "../files/run-config.js";
import { noPolicyIn, readInput } from "../files/read-input.js";
import { printOutline } from "../terminal/print-outline.js";
import { exit, UsageProblem } from "../arguments/usage.js";

export const explainCommand: Command = {
  name: "explain",
  takes: "<file|->",
  summary: { en: "Explains what a policy grants and denies, what does not work, and how much of the limits it uses.", zh: "解读策略：授予和拒绝了什么、哪些无法生效、限额用量。" },
  options: {
    format: { type: "string", value: ["text", "markdown", "json"], text: { en: "output format (default text)", zh: "输出格式（默认 text）" } },
    all: { type: "boolean", text: { en: "also list every action of a wildcard and every API", zh: "列出通配写法匹配的全部授权项和全部 API" } },
    ...catalogOptions,
  },
  notes: [{ en: "Exit code: 0, 1 if the file contains no Huawei Cloud policy, 2 if it cannot be read.", zh: "退出码：0 正常，1 文件中没有华为云策略，2 文件无法读取。" }],
  examples: ["huawei-iam explain policy.json", "huawei-iam explain --format markdown policy.json > review.md"],
  async run(context, { options, positionals }) {
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new UsageProblem(oneFile);
    const { path, shown, text } = await readInput(name, context);
    const whole = readFolder({ path, text }, context.io.cwd);
    const config = new RunConfig({});
    const { assumeGranted } = config.settingsFor(path);
    const explanation = explainSource(
      { ...whole, notation: notationOf(path), expected: kindByName(path) },
      context.catalog(),
      context.language,
      assumeGranted,
    );
    if (explanation.policies.length + (explanation.unknown ?? []).length === 0) {
      context.io.err(`huawei-iam: ${context.say(noPolicyIn, { shown })}\n`);
      return exit.findings;
    }
    config.checked(path, []);
    const { errors, warnings } = config.report([], context.io.cwd);
    const file = { path, shown, text, isNamed: true };
    const overridden = overriddenLines(file, new OverrideFiles().replacedIn(file));
    for (const problem of [...errors, ...warnings, ...whole.problems, ...overridden])
      context.io.err(`huawei-iam: ${problemLine(problem, context)}\n`);
    const format = options.value("format") ?? "text";
    context.io.out(format === "json" ? `${JSON.stringify(explanation, undefined, 2)}\n`
      : format === "markdown" ? explanationToMarkdown(explanation, context.language, options.has("all"))
      : asText(describeExplanation(explanation, context.language), options.has("all"), context));
    return exit.clean;
  },
};

function asText(outline: readonly Block[], isAll: boolean, { style, say }: Context): string {
  const isCut = !isAll && outline.some(({ kind }) => kind === "fold");
  return `${printOutline(outline, style, isAll)}${isCut ? `\n${style.dim(say(more))}\n` : ""}`;
}

const more = { en: "--all lists every action of the wildcards, and every API.", zh: "--all 列出通配写法匹配的全部授权项和全部 API。" };
const oneFile = { en: "'explain' takes exactly one file, or - for standard input.", zh: "explain 须指定一个文件，或用 - 表示标准输入。" };
