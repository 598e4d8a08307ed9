import { basename } from "node:path";
import { type ConsoleForm, consoleForms, type ConsoleText, consoleText } from "../../core/export/console-text.js";
import { type RoleType, roleTypes } from "../../core/export/role-type.js";
import { sentencesAbout } from "../../core/export/sentences.js";
import { LineIndex } from "../../core/text/line-index.js";
import type { Bilingual, MessageArgs } from "../../core/text/message.js";
import { type TerraformPolicy, terraformPolicy } from "../../core/export/terraform-policy.js";
import { dialectOf, withoutEnding } from "../../core/policy/file-names.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import { catalogOptions, type Command } from "./command.js";
import { readFolder } from "../files/file-contents.js";
import { OverrideFiles, overriddenLines } from "../files/overridden.js";
import { problemLine, RunConfig } from "../files/run-config.js";
import { readInput } from "../files/read-input.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import { visible } from "../terminal/width.js";

export const exportCommand: Command = {
  name: "export",
  takes: "<file|->",
  summary: { en: "Prints a policy as strict JSON for the console, or as a request for the API.", zh: "将策略输出为可用于控制台的严格 JSON，或 API 请求体。" },
  options: {
    form: { type: "string", value: [...consoleForms], text: { en: "output form (default pretty)", zh: "输出形式（默认 pretty）" } },
    policy: { type: "string", value: "<n>", text: { en: "number of the policy in a file with several, from 1", zh: "文件含多个策略时，取第几个（从 1 起）" } },
    type: { type: "string", value: [...roleTypes], text: { en: "role type, if it cannot be inferred from the policy", zh: "api-body 的类型，仅在无法由策略确定时需要" } },
    ...catalogOptions,
  },
  notes: [
    { en: "Comments and trailing commas are omitted, and safe fixes are applied. Notes about the policy go to standard error.", zh: "输出中不含注释和多余的逗号，并应用安全修复；关于策略的说明输出到标准错误。" },
    { en: "Exit code: 0, 1 if nothing could be printed, 2 wrong usage or a file that cannot be read.", zh: "退出码：0 正常，1 无法输出，2 用法有误或文件无法读取。" },
  ],
  examples: ["huawei-iam export policy.jsonc", "huawei-iam export --form api-body policy.json > body.json"],
  async run(context, { options, positionals }) {
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new UsageProblem(oneFile);
    const number = options.value("policy");
    if (number !== undefined && !/^[1-9]\d{0,8}$/.test(number)) throw new UsageProblem(noNumber, { value: number });
    const { path, shown, text: written } = await readInput(name, context);
    const { text, siblings, nameOf, problems } = readFolder({ path, text: written }, context.io.cwd);
    const config = new RunConfig({});
    const settings = config.settingsFor(path);
    config.checked(path, []);
    const { errors, warnings } = config.report([], context.io.cwd);
    const file = { path, shown, text: written, isNamed: true };
    const overridden = overriddenLines(file, new OverrideFiles().replacedIn(file));
    for (const problem of [...errors, ...warnings, ...problems, ...overridden])
      context.io.err(`huawei-iam: ${problemLine(problem, context)}\n`);
    const wanted = number === undefined ? undefined : { index: Number(number) - 1 };
    const isTerraform = notationOf(path) === "terraform";
    const source = isTerraform
      ? terraformPolicy(text, wanted, siblings, nameOf)
      : { kind: "policy" as const, text, dialect: dialectOf(path) };
    const result =
      source.kind !== "policy"
        ? source
        : consoleText(
            { text: source.text, dialect: source.dialect, catalog: context.catalog(), settings },
            {
              form: (options.value("form") ?? "pretty") as ConsoleForm,
              policy: isTerraform ? undefined : wanted,
              type: options.value("type") as RoleType | undefined,
              name: withoutEnding(basename(path)),
            },
          );
    const say = (line: string) => context.io.err(`huawei-iam: ${visible(`${shown}: ${line}`)}\n`);
    if (result.kind !== "text") {
      say(
        reasonOf(
          isTerraform && source.kind === "policy" && result.kind === "refused"
            ? { ...result, range: undefined }
            : result,
          text,
          context.say,
        ),
      );
      return exit.findings;
    }
    context.io.out(`${result.text}\n`);
    for (const sentence of sentencesAbout(result, context.language)) say(sentence);
    return exit.clean;
  },
};

function reasonOf(
  result: Exclude<ConsoleText, { kind: "text" }> | Exclude<TerraformPolicy, { kind: "policy" }>,
  text: string,
  say: (template: Bilingual, args?: MessageArgs) => string,
): string {
  switch (result.kind) {
    case "policy-wanted":
      return say(which, { count: result.file.policies.length });
    case "type-wanted":
      return say(whichType, { reason: say(result.reason.text, result.reason.args) });
    case "refused": {
      const reason = say(result.reason.text, result.reason.args);
      const lines = new LineIndex(text);
      const place = "place" in result ? result.place : result.range && lines.positionAt(result.range.start);
      if (!place) return reason;
      const file = "file" in place && place.file !== undefined ? `${place.file}:` : "";
      return `${file}${String(place.line + 1)}:${String(place.character + 1)}: ${reason}`;
    }
  }
}

const oneFile = { en: "'export' takes exactly one file, or - for standard input.", zh: "export 须指定一个文件，或用 - 表示标准输入。" };
const noNumber = { en: "--policy must be a number from 1, not \"{value}\".", zh: "--policy 须为从 1 起的数字，不能是“{value}”。" };
const which = { en: "The file contains {count} policies. Select one with --policy <n>.", zh: "含有 {count} 个策略，请用 --policy <n> 指定其中一个。" };
const whichType = { en: "{reason} Specify the type with --type AX or --type XA.", zh: "{reason}请用 --type AX 或 --type XA 指定类型。" };
