import { convertFile } from "../../core/convert/convert-policy.js";
import { type ConvertedVersion, convertedVersions, isComplete } from "../../core/convert/model.js";
import { describeConversion } from "../../core/describe/conversion/conversion.js";
import { conversionToJson } from "../../core/describe/conversion/conversion-json.js";
import { kindByName } from "../../core/policy/file-names.js";
import { parsePolicyFile } from "../../core/policy/parse.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import type { Bilingual } from "../../core/text/message.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import type { FileProblem } from "../files/find-files.js";
import { readEach } from "../files/read-each.js";
import { noPolicyIn, readInput } from "../files/read-input.js";
import { problemLine } from "../files/run-config.js";
import { type ConvertedFile, writeResults } from "../files/write-conversions.js";
import { printOutline } from "../terminal/print-outline.js";
import { catalogOptions, type Command, type Context } from "./command.js";

export const convertCommand: Command = {
  name: "convert",
  takes: "--to 5.0|1.1 <files|folders|globs|->",
  summary: { en: "Converts policies between version 1.1 and version 5.0, with a report on each action.", zh: "在 1.1 版与 5.0 版之间转换策略，并逐项说明。" },
  options: {
    to: { type: "string", value: [...convertedVersions], text: { en: "version of the result", zh: "目标版本" } },
    format: { type: "string", value: ["text", "json"], text: { en: "output format (default text)", zh: "输出格式（默认 text）" } },
    out: { type: "string", value: "<file|folder>", text: { en: "file for the result, or folder for several results", zh: "结果文件；结果有多个时为文件夹" } },
    ...catalogOptions,
  },
  notes: [
    {
      en: "The result goes to standard output or --out, the report to standard error; --format json prints both. A result never\nallows more and never denies less than its source, as far as the operations of the actions are known. What is not\ncertain is left out and reported; a policy whose Deny cannot be converted has no result.",
      zh: "结果写到标准输出或 --out，说明写到标准错误；--format json 两者一并输出。就已知操作而言，结果不会多允许，也不会少拒绝。\n不确定的内容不写入结果，只在说明中列出；若某条 Deny 无法转换，则该策略没有结果。",
    },
    {
      en: "Few actions of version 5.0 are published. 'catalog import --authorization-schema' adds those of your account.",
      zh: "已公布的 5.0 版授权项不多，可用 catalog import --authorization-schema 导入账号的授权项。",
    },
    {
      en: "Exit code: 0 everything has a certain counterpart, 1 something is left out or left as it is, 2 wrong usage or a file\nthat cannot be read.",
      zh: "退出码：0 全部有确定的对应项，1 有内容未写入或保持原样，2 用法有误或文件无法读取。",
    },
  ],
  examples: ["huawei-iam convert --to 5.0 policy.json > policy-5.0.json", "huawei-iam convert --to 5.0 policies --out converted --overlay overlay.json", "huawei-iam convert --to 1.1 --format json policy.json"],
  async run(context, { options, positionals }) {
    const to = options.value("to") as ConvertedVersion | undefined;
    if (to === undefined) throw new UsageProblem(noVersion);
    if (positionals.length === 0) throw new UsageProblem(noFiles);
    const problems: FileProblem[] = [];
    const files = await convertAll(positionals, to, context, problems);
    const isJson = options.value("format") === "json";
    const out = options.value("out");
    const results = files.flatMap(({ conversions }) => conversions.filter(({ text }) => text !== undefined));
    if (!isJson && out === undefined && results.length > 1)
      throw new UsageProblem(severalResults, { count: results.length });
    if (out !== undefined) writeResults(files, out, context.io.cwd);
    for (const problem of problems) context.io.err(`huawei-iam: ${problemLine(problem, context)}\n`);
    if (isJson) context.io.out(toJson(files, context));
    else report(files, context, out === undefined ? results[0]?.text : undefined);
    const open = files.flatMap(({ conversions }) => conversions).filter((one) => one.refusal !== "same-version");
    if (problems.length > 0) return exit.usage;
    return open.length > 0 && open.every(isComplete) ? exit.clean : exit.findings;
  },
};

async function convertAll(
  names: readonly string[],
  to: ConvertedVersion,
  context: Context,
  problems: FileProblem[],
): Promise<ConvertedFile[]> {
  const isStdin = names.length === 1 && names[0] === "-";
  const read = isStdin
    ? [{ ...(await readInput("-", context)), isNamed: true }]
    : [...readEach(names, context, problems)];
  return read.flatMap(({ path, shown, text, isNamed }): ConvertedFile[] => {
    const notation = notationOf(path);
    if (notation === "terraform") {
      problems.push({ shown, template: terraform, args: {} });
      return [];
    }
    const conversions = convertFile(parsePolicyFile(text, notation, kindByName(path)), context.catalog(), to);
    if (conversions.length === 0 && isNamed) context.io.err(`huawei-iam: ${context.say(noPolicyIn, { shown })}\n`);
    return conversions.length > 0 ? [{ path, shown, conversions }] : [];
  });
}

function report(files: readonly ConvertedFile[], { io, language, style }: Context, result: string | undefined): void {
  for (const { shown, conversions } of files) {
    for (const one of conversions) {
      const title = conversions.length > 1 ? `${shown} (${one.policy + 1})` : shown;
      io.err(`${printOutline(describeConversion(one, language, title), style)}\n`);
    }
  }
  if (result !== undefined) io.out(result.endsWith("\n") ? result : `${result}\n`);
}

function toJson(files: readonly ConvertedFile[], { language }: Context): string {
  const all = files.map(({ shown, conversions }) => ({
    file: shown,
    policies: conversions.map((one) => conversionToJson(one, language)),
  }));
  return `${JSON.stringify({ files: all }, undefined, 2)}\n`;
}

const noVersion: Bilingual = { en: "Specify the version of the result: --to 5.0 or --to 1.1.", zh: "请用 --to 5.0 或 --to 1.1 指定目标版本。" };
const noFiles: Bilingual = { en: "'convert' takes files or folders, or - for standard input.", zh: "convert 须指定文件或文件夹，或用 - 表示标准输入。" };
const severalResults: Bilingual = {
  en: "There are {count} results. Specify a folder for them with --out <folder>, or print all with --format json.",
  zh: "共有 {count} 个结果，请用 --out <文件夹> 指定文件夹，或用 --format json 全部输出。",
};
const terraform: Bilingual = {
  en: "policies in Terraform files are not converted. 'huawei-iam export' prints such a policy as JSON.",
  zh: "不转换 Terraform 文件中的策略。可先用 huawei-iam export 将其输出为 JSON。",
};
