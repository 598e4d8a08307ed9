import { type CallResult, describeCallNeeds } from "../../core/describe/needs/call-needs.js";
import type { PolicyScope } from "../../core/language/scope.js";
import { isAnswered, neededActions } from "../../core/needs/needed-actions.js";
import { terraformPhases } from "../../core/needs/terraform/phases.js";
import { wantedPolicies, type Wish } from "../../core/needs/wanted-policies.js";
import type { Bilingual } from "../../core/text/message.js";
import type { Options } from "../arguments/options.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import { isConfiguration } from "../files/configuration-files.js";
import { readExistingFiles } from "../files/existing-files.js";
import { printOutline } from "../terminal/print-outline.js";
import { catalogOptions, type Command, type Context } from "./command.js";
import { noCallsIn, readCallsFrom } from "./find-calls.js";
import { needsOfConfiguration } from "./needs-configuration.js";
import { callNeedsToJson } from "./needs-json.js";

export const needsCommand: Command = {
  name: "needs",
  takes: "[file|-|folder...]",
  summary: {
    en: "Writes the policy that a log or a Terraform configuration needs.",
    zh: "根据日志或 Terraform 配置生成所需的策略。",
  },
  options: {
    format: {
      type: "string",
      value: ["policy", "json"],
      text: { en: "output format (default policy)", zh: "输出格式（默认 policy）" },
    },
    phase: {
      type: "string",
      value: terraformPhases,
      text: {
        en: "of Terraform: only what this phase calls (default all phases)",
        zh: "用于 Terraform：仅该阶段的调用（默认全部阶段）",
      },
    },
    existing: {
      type: "string",
      multiple: true,
      value: "<file>",
      text: {
        en: "leave out what the policies in this file allow; may be repeated",
        zh: "不含该文件中的策略已允许的授权项，可重复",
      },
    },
    "with-dependencies": {
      type: "boolean",
      text: { en: "also allow what the actions depend on", zh: "同时允许所依赖的授权项" },
    },
    scope: {
      type: "string",
      value: ["project", "global", "obs"],
      text: { en: "write only the policy of this scope", zh: "仅输出该作用范围的策略" },
    },
    ...catalogOptions,
  },
  notes: [
    {
      en: "From a log, reads what 'find' reads: HAR files, logs of Terraform, KooCLI and SDKs, access logs, curl commands and lists of\nMETHOD and URL. From Terraform, reads the resources and data sources of the provider huaweicloud in the folder and in the\nmodules that it calls by a relative path, without a plan and without a network.",
      zh: "日志可读取的内容与 find 相同：HAR 文件，Terraform、KooCLI、SDK 的日志，访问日志，curl 命令，以及“请求方法 URL”列表。\n对于 Terraform，读取文件夹及其以相对路径调用的模块中 huaweicloud 提供商的资源和数据源，不执行 plan，不联网。",
    },
    {
      en: "The policy goes to standard output, everything else to standard error. Project-level services, global services and OBS\nneed a policy each.",
      zh: "策略输出到标准输出，其余信息输出到标准错误。项目级服务、全局服务和 OBS 各需一个策略。",
    },
    {
      en: "A policy from a log allows what was called, and nothing that the same program calls in other cases. A call without a published\naction is named and not guessed.",
      zh: "根据日志生成的策略只允许实际调用的操作，不含同一程序在其他情况下的调用。没有公开授权项的调用会逐一列出，不作猜测。",
    },
    {
      en: "Exit code: 0 if the actions of every call are known, 1 if not or if the input is incomplete, 2 for wrong usage or\nunreadable input.",
      zh: "退出码：0 全部调用的授权项均已知，1 有未知的调用或输入不完整，2 用法有误或输入无法读取。",
    },
  ],
  examples: [
    "TF_LOG=DEBUG terraform apply 2>&1 | huawei-iam needs --scope project > policy.json",
    "huawei-iam needs console.har --scope project",
    "huawei-iam needs infra --phase plan",
    "huawei-iam needs calls.txt --existing policy.json --with-dependencies",
  ],
  async run(context, { options, positionals }) {
    const { io } = context;
    const names = positionals.length === 0 ? ["-"] : positionals;
    const configurations = names.filter((name) => isConfiguration(name, io.cwd));
    const isLog = configurations.length === 0;
    if (isLog && names.length > 1) throw new UsageProblem(oneFile);
    if (!isLog && configurations.length < names.length) throw new UsageProblem(mixed);
    if (isLog && options.has("phase")) throw new UsageProblem(phaseOfLog);
    if (names[0] === "-" && io.inIsTerminal) throw new UsageProblem(noInput);
    const { existing, isCertain } = await readExistingFiles(options.values("existing"), context);
    const wish: Wish = {
      existing,
      withDependencies: options.has("with-dependencies"),
      scope: options.value("scope") as PolicyScope | undefined,
    };
    const code = isLog
      ? await needsOfLog(names[0]!, options, wish, context)
      : await needsOfConfiguration(names, options, wish, context);
    return code === exit.clean && !isCertain ? exit.findings : code;
  },
};

/** `needs` for the calls of a log. Returns the exit code. */
async function needsOfLog(name: string, options: Options, wish: Wish, context: Context): Promise<number> {
  const { io, style, language } = context;
  const read = await readCallsFrom(name, context);
  if (read.kind === "query") throw noCallsIn(name, name, read.query);
  const needs = neededActions(read.collector.calls, context.catalog());
  const wanted = wantedPolicies({ ...needs, actions: needs.actions.map((one) => one.name) }, wish);
  const result: CallResult = { needs, isCut: read.isCut, wanted };
  if (options.value("format") === "json") io.out(callNeedsToJson(result));
  else {
    io.err(
      `${printOutline(describeCallNeeds(result, { shown: read.shown, language, surface: "command-line" }), style)}\n`,
    );
    io.out(wanted.policies.map(({ text }) => `${text}\n`).join("\n"));
  }
  return read.isCut || !isAnswered(needs) ? exit.findings : exit.clean;
}

const oneFile: Bilingual = {
  en: "'needs' takes exactly one log, or standard input, or Terraform folders and files.",
  zh: "needs 须指定一个日志文件、使用标准输入，或指定 Terraform 文件夹和文件。",
};
const mixed: Bilingual = {
  en: "'needs' reads either one log or Terraform folders and files, not both at once.",
  zh: "needs 一次只能读取一个日志，或若干 Terraform 文件夹和文件，不能混用。",
};
const phaseOfLog: Bilingual = {
  en: "--phase is for Terraform folders and files. A log contains the calls of one run.",
  zh: "--phase 仅用于 Terraform 文件夹和文件；日志只包含一次运行的调用。",
};
const noInput: Bilingual = {
  en: "'needs' reads a log or a Terraform folder: name one, or pipe a log in.",
  zh: "needs 需要读取日志或 Terraform 文件夹：请指定一个，或通过管道输入日志。",
};
