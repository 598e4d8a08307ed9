import type { Command } from "../commands/command.js";
import { severities } from "../files/result.js";

/** The help and options of `lint`. */
export const lintHelp: Pick<Command, "takes" | "summary" | "notes" | "examples" | "options"> = {
  takes: "[files|folders|globs|-]",
  summary: { en: "Checks policies with the same rules as the editor.", zh: "检查策略，规则与编辑器中相同。" },
  options: {
    format: { type: "string", value: ["text", "json", "sarif", "junit", "github", "gitlab"], text: { en: "report format (default text)", zh: "报告格式（默认 text）" } },
    severity: { type: "string", value: severities, text: { en: "lowest level that is shown and counted (default information)", zh: "显示并计入的最低级别（默认 information）" } },
    "max-warnings": { type: "string", value: "<n>", text: { en: "maximum number of warnings before the run fails (default 0)", zh: "允许的警告数，不超过则视为通过（默认 0）" } },
    rule: { type: "string", multiple: true, value: "<id>=<level>", text: { en: "level of a rule, or off; may be repeated", zh: "设置某条规则的级别或关闭（off），可重复" } },
    fix: { type: "boolean", text: { en: "apply safe fixes, which never change what is granted", zh: "应用安全修复，不改变授予的权限" } },
    "fix-dry-run": { type: "boolean", text: { en: "print the fixes as a diff and write nothing", zh: "以 diff 形式输出修复内容，不写入文件" } },
    "require-known": { type: "boolean", text: { en: "fail if a value is only known when Terraform runs", zh: "存在只有 Terraform 运行时才能确定的取值时失败" } },
    "policies-only": { type: "boolean", text: { en: "skip named files without a policy, as files in a folder", zh: "跳过指定的文件中不含策略的文件，与遍历文件夹时相同" } },
    "stdin-filename": { type: "string", value: "<name>", text: { en: "file name of standard input in reports", zh: "标准输入在报告中使用的文件名" } },
  },
  notes: [
    {
      en: "A folder, or no name at all, means all .json, .jsonc, .tf, .tofu and .tfvars files in it, except what git ignores,\nnode_modules and symbolic links. A file that you name is always checked. Files without a policy are skipped.",
      zh: "指定文件夹或不指定任何名称时，检查其中全部 .json、.jsonc、.tf、.tofu 和 .tfvars 文件；跳过 git 忽略的内容、node_modules 和符号链接，\n但直接指定的文件一定会检查。不含华为云策略的文件会被略过。",
    },
    {
      en: "Exit code: 0 clean, 1 errors or too many warnings, 2 wrong usage or a file that cannot be read.",
      zh: "退出码：0 无问题，1 有错误或警告过多，2 用法有误或文件无法读取。",
    },
  ],
  examples: ["huawei-iam lint", "huawei-iam lint 'policies/**/*.json' --max-warnings 5", "huawei-iam lint --fix-dry-run policy.json", "huawei-iam lint --format sarif > huawei-iam.sarif"],
};
