import { effectivePermissions } from "../../core/analysis/permissions.js";
import type { PolicyScope } from "../../core/language/scope.js";
import { neededActions } from "../../core/needs/needed-actions.js";
import { policiesFor } from "../../core/needs/policies-for.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import { sourcePolicies } from "../../core/terraform/source-policies.js";
import type { Bilingual } from "../../core/text/message.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import { noPolicyIn, readInput } from "../files/read-input.js";
import { catalogOptions, type Command, type Context } from "./command.js";
import { noCalls, readCallsFrom } from "./find-calls.js";
import { type NeedsResult, needsReport, needsToJson } from "./needs-report.js";

export const needsCommand: Command = {
  name: "needs",
  takes: "[file|-]",
  summary: { en: "Writes the policy that the API calls of a log need.", zh: "根据日志中的 API 调用生成所需的策略。" },
  options: {
    format: {
      type: "string",
      value: ["policy", "json"],
      text: { en: "output format (default policy)", zh: "输出格式（默认 policy）" },
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
      en: "Reads what 'find' reads: HAR files, logs of Terraform, KooCLI and SDKs, access logs, curl commands and lists of METHOD and URL.\nThe policy goes to standard output, everything else to standard error. Project-level services, global services and OBS\nneed a policy each.",
      zh: "可读取的内容与 find 相同：HAR 文件，Terraform、KooCLI、SDK 的日志，访问日志，curl 命令，以及“请求方法 URL”列表。\n策略输出到标准输出，其余信息输出到标准错误。项目级服务、全局服务和 OBS 各需一个策略。",
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
    "huawei-iam needs calls.txt --existing policy.json --with-dependencies",
  ],
  async run(context, { options, positionals: [name = "-", ...more] }) {
    if (more.length > 0) throw new UsageProblem(oneFile);
    if (name === "-" && context.io.inIsTerminal) throw new UsageProblem(noInput);
    const read = await readCallsFrom(name, context);
    if (read.kind === "query") throw new UsageProblem(noCalls, { shown: name });
    const needs = neededActions(read.collector.calls, context.catalog());
    const isAllowed = await allowedBy(options.values("existing"), context);
    const withDependencies = options.has("with-dependencies");
    const wanted = [...needs.actions.map((one) => one.name), ...(withDependencies ? needs.dependencies : [])];
    const missing = wanted.filter((action) => !isAllowed(action));
    const scope = options.value("scope") as PolicyScope | undefined;
    const policies = policiesFor(missing).filter((policy) => scope === undefined || policy.scope === scope);
    const dependencies = withDependencies ? [] : needs.dependencies.filter((action) => !isAllowed(action));
    const { isCut } = read;
    const result: NeedsResult = { needs, isCut, policies, dependencies, allowed: wanted.length - missing.length };
    if (options.value("format") === "json") context.io.out(needsToJson(result));
    else {
      context.io.err(needsReport(result, read.shown, context));
      context.io.out(policies.map(({ text }) => `${text}\n`).join("\n"));
    }
    return isCut || needs.undecided.length + needs.unanswered.length > 0 ? exit.findings : exit.clean;
  },
};

/** Whether the policies in some files, taken together, allow an action: one allows it and none denies it. */
async function allowedBy(names: readonly string[], context: Context): Promise<(action: string) => boolean> {
  const all: { verdict(action: string): string }[] = [];
  for (const name of names) {
    const { path, shown, text } = await readInput(name, context);
    const policies = sourcePolicies(text, notationOf(path));
    if (policies.length === 0) throw new UsageProblem(noPolicyIn, { shown });
    all.push(...policies.map(({ policy }) => effectivePermissions(policy, context.catalog())));
  }
  return (action) => {
    const verdicts = all.map((one) => one.verdict(action));
    return verdicts.includes("allowed") && !verdicts.includes("denied");
  };
}

const oneFile: Bilingual = {
  en: "'needs' takes exactly one file, or standard input.",
  zh: "needs 须指定一个文件，或使用标准输入。",
};
const noInput: Bilingual = {
  en: "'needs' reads a log: name a file, or pipe one in.",
  zh: "needs 需要读取日志：请指定文件，或通过管道输入。",
};
