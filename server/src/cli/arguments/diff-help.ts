import type { Command } from "../commands/command.js";
import { checks } from "../files/fail-on.js";

/** The help and options of `diff`. */
export const diffHelp: Pick<Command, "takes" | "summary" | "notes" | "examples" | "options"> = {
  takes: "<old> <new>",
  summary: {
    en: "Shows what a change of policies grants: access that is new, wider, narrower or lost.",
    zh: "显示策略变更对权限的影响：新增、扩大、缩小和失去的权限。",
  },
  options: {
    format: {
      type: "string",
      value: ["text", "markdown", "json", "sarif", "github"],
      text: { en: "report format (default text)", zh: "报告格式（默认 text）" },
    },
    "fail-on": {
      type: "string",
      value: checks,
      text: {
        en: "exit code 1 if something new is allowed: anything, writing actions, or sensitive ones",
        zh: "有新增或扩大的权限时退出码为 1：任何权限、写操作或敏感授权项",
      },
    },
    "new-access-only": {
      type: "boolean",
      text: { en: "only what may allow something new", zh: "仅显示新增或扩大的权限" },
    },
    all: { type: "boolean", text: { en: "list every action of a wildcard", zh: "列出通配写法的全部授权项" } },
  },
  notes: [
    {
      en: "A side is a file, a folder, \"-\" for standard input, git:<revision>[:<path>] for the state of a commit, or\n\"system:<name>\" for a system policy with published content. Paths are relative to the working folder. Without a path,\ngit:<revision> means the paths of the other side, and several may follow; if there are none, the working folder.",
      zh: "每一侧可以是文件、文件夹、表示标准输入的 -、表示某次提交的 git:<版本>[:<路径>]，或表示系统策略的 \"system:<名称>\"（须已公开内容）。\n路径相对于当前文件夹。git:<版本> 不带路径时，使用另一侧的路径，其后可指定多个；两侧均无路径时为当前文件夹。",
    },
    {
      en: "The policies of a side are taken together, like those of one group, so moving a statement to another file is no change.\nOrder, letter case and the division into statements do not matter either. Files are chosen as for 'lint'.",
      zh: "每一侧的策略合并计算，相当于同一用户组的策略，因此把语句移到其他文件不算变更；顺序、大小写和语句的拆分也不算变更。\n文件的选取与 lint 相同。",
    },
    {
      en: "Exit code: 0, 1 if a check fails, 2 for wrong usage, an unreadable file or policies that cannot be compared.",
      zh: "退出码：0 正常，1 检查未通过，2 用法有误、文件无法读取或策略无法比较。",
    },
  ],
  examples: [
    "huawei-iam diff old.json new.json",
    "huawei-iam diff git:HEAD policies/ infra/",
    "huawei-iam diff git:origin/main git:HEAD --fail-on new-sensitive",
    "huawei-iam diff --format markdown before/ after/ > comment.md"],
};
