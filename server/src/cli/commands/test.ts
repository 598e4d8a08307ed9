import { pathToFileURL } from "node:url";
import { runTestFile, testsIn } from "../../core/policy-tests/run-file.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import type { FileProblem } from "../files/find-files.js";
import { problemLine } from "../files/run-config.js";
import { diskFiles, findTests } from "../tests/find-tests.js";
import { testReporters } from "../tests/reporters.js";
import { type FileReport, fileReport, totalsOf } from "../tests/test-report.js";
import { catalogOptions, type Command } from "./command.js";

export const testCommand: Command = {
  name: "test",
  takes: "[files|folders]",
  summary: { en: "Tests what policies allow and do not allow.", zh: "测试策略允许和不允许的操作。" },
  options: {
    format: { type: "string", value: ["text", "json", "junit"], text: { en: "report format (default text)", zh: "报告格式（默认 text）" } },
    ...catalogOptions,
  },
  notes: [
    {
      en: "A test names policies, and what they can and cannot do. Tests are in files *.hwpolicy-test.json, or under \"tests\" in\n.huawei-iam.json. A folder, or no name at all, means all of them in it, except what git ignores and node_modules.",
      zh: "测试写明一组策略，以及这些策略可以（can）和不可以（cannot）执行的操作。测试写在 *.hwpolicy-test.json 文件中，或\n.huawei-iam.json 的 tests 中。指定文件夹或不指定任何名称时，运行其中的全部测试；跳过 git 忽略的内容和 node_modules。",
    },
    {
      en: "An expectation fails if its result depends on a resource or a condition value that it does not state.",
      zh: "如果结果取决于未给出的资源或条件值，则视为不符合期望。",
    },
    {
      en: "Exit code: 0 all expectations are met, 1 some are not, 2 wrong usage, no tests, or an invalid test or unreadable file.",
      zh: "退出码：0 全部符合期望，1 有不符合的期望，2 用法有误、没有测试、测试无效或文件无法读取。",
    },
  ],
  examples: ["huawei-iam test", "huawei-iam test policies/ops.hwpolicy-test.json", "huawei-iam test --format junit > policy-tests.xml"],
  run(context, { options, positionals }) {
    const { io, say } = context;
    const problems: FileProblem[] = [];
    const files: FileReport[] = [];
    const disk = diskFiles();
    for (const file of findTests(positionals, io.cwd, problems)) {
      const uri = pathToFileURL(file.path).href;
      const read = testsIn(uri, file.text);
      const results = runTestFile(uri, read, disk, context.catalog());
      files.push(fileReport(file, read.problems, results, { say, cwd: io.cwd }));
    }
    for (const problem of problems) io.err(`huawei-iam: ${problemLine(problem, context)}\n`);
    if (files.length === 0 && problems.length === 0) throw new UsageProblem(noTests);
    if (files.length > 0) io.out(testReporters[options.value("format") ?? "text"]!(files, context));
    const { failed, errors } = totalsOf(files);
    return problems.length + errors > 0 ? exit.usage : failed > 0 ? exit.findings : exit.clean;
  },
};

const noTests = {
  en: "No policy tests found. A test is a file such as ops.hwpolicy-test.json:\n  { \"policies\": [\"ops.json\"], \"can\": [\"ecs:servers:stop\"], \"cannot\": [\"iam:*:*\"] }",
  zh: "未找到策略测试。测试是类似 ops.hwpolicy-test.json 的文件：\n  { \"policies\": [\"ops.json\"], \"can\": [\"ecs:servers:stop\"], \"cannot\": [\"iam:*:*\"] }",
};
