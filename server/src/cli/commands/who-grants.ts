import { coverage, readGrantQuery, similarQuery } from "../../core/analysis/grants.js";
import type { ActionPattern } from "../../core/catalog/pattern.js";
import { grantNotes, grantSummary, nearQuery, notAQuery, usedInPlaces } from "../../core/describe/grants.js";
import { LineIndex } from "../../core/text/line-index.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import { exclusionsOf, type FileProblem } from "../files/find-files.js";
import { type FileGrants, grantsInFiles } from "../files/grants-in-files.js";
import { overriddenLines } from "../files/overridden.js";
import { readEach } from "../files/read-each.js";
import { regionOf } from "../files/result.js";
import { problemLine } from "../files/run-config.js";
import { displayWidth, padTo, visible } from "../terminal/width.js";
import { catalogOptions, type Command, type Context } from "./command.js";
import { greatest } from "../../core/text/push-all.js";

export const whoGrantsCommand: Command = {
  name: "who-grants",
  takes: "<action|wildcard|service> [files|folders|globs]",
  summary: { en: "Lists the policy entries that allow or deny an action.", zh: "列出允许或拒绝某个授权项的策略条目。" },
  options: {
    format: { type: "string", value: ["text", "json"], text: { en: "output format (default text)", zh: "输出格式（默认 text）" } },
    ...catalogOptions,
  },
  notes: [
    {
      en: "An entry is listed if it shares an action with the query: 'kms' means kms:*:*, and kms:cmk:create is also found in\nkms:*:* and kms:cmk:*. Each entry is listed with what limits it. Files are chosen as for 'lint'.",
      zh: "凡与所查内容有共同授权项的条目都会列出：kms 即 kms:*:*；查 kms:cmk:create 时，kms:*:* 和 kms:cmk:* 也会列出。每个条目附有\n其限制。文件的选取与 lint 相同。",
    },
    { en: "Exit code: 0 found, 1 nothing found, 2 wrong usage or a file that cannot be read.", zh: "退出码：0 找到结果，1 未找到，2 用法有误或文件无法读取。" },
  ],
  examples: ["huawei-iam who-grants kms", "huawei-iam who-grants iam:users:createUser policies/ infra/", "huawei-iam who-grants 'ecs:*:delete*' --format json"],
  run(context, { options, positionals: [question, ...names] }) {
    const query = readQuestion(question);
    const problems: FileProblem[] = [];
    const read = [...readEach(names, context, problems)];
    const files = grantsInFiles(read, query, context, exclusionsOf(names, context.io.cwd));
    for (const { shown, reason } of files.flatMap(({ unknown }) => unknown))
      context.io.err(`huawei-iam: ${problemLine({ shown, template: mayGrantMore, args: { reason } }, context)}\n`);
    const overridden = files.flatMap((one) => overriddenLines(one.file, one.overridden));
    for (const problem of [...overridden, ...problems])
      context.io.err(`huawei-iam: ${problemLine(problem, context)}\n`);
    const near = similarQuery(query, context.catalog());
    if (near !== undefined) context.io.err(`${context.say(nearQuery, { text: query.text, near })}\n`);
    context.io.out((options.value("format") === "json" ? toJson : toText)(files, query, context));
    if (problems.length > 0) return exit.usage;
    return files.some(({ found }) => found.length > 0) ? exit.clean : exit.findings;
  },
};

function readQuestion(question: string | undefined): ActionPattern {
  if (question === undefined || question.trim() === "") throw new UsageProblem(noQuestion);
  const query = readGrantQuery(question);
  if (!query) throw new UsageProblem(notAQuery, { question });
  return query;
}

function toText(files: readonly FileGrants[], query: ActionPattern, context: Context): string {
  const { style, say } = context;
  const blocks = files.filter(({ found }) => found.length > 0).map(({ file, lines, found, usedIn }) => {
    const rows = found.map((grant) => row(grant, lines, query, context));
    const widths = [0, 1, 2].map((column) => greatest(rows.map((cells) => displayWidth(cells[column]!))));
    const cells = rows.map(([place, effect, entry, notes]) => [
      padTo(place, widths[0]!), (effect === "Deny" ? style.red : style.green)(padTo(effect, widths[1]!)),
      style.bold(padTo(entry, widths[2]!)), style.dim(notes),
    ]);
    const use = usedIn.length > 0 ? `  ${style.dim(say(usedInPlaces(usedIn.map(visible))))}` : "";
    const heading = `${style.bold(visible(file.shown))}${use}`;
    return [heading, ...cells.map((parts) => `  ${parts.join("  ").trimEnd()}`)].join("\n");
  });
  return `${[...blocks, summaryOf(files, query, context)].join("\n\n")}\n`;
}

function row(
  grant: FileGrants["found"][number],
  lines: LineIndex,
  query: ActionPattern,
  { catalog, say }: Context,
): readonly [string, string, string, string] {
  const { startLine, startColumn } = regionOf(lines, grant.range);
  return [
    `${startLine}:${startColumn}`,
    grant.effect,
    visible(grant.written),
    say(grantNotes(grant, query, catalog())),
  ];
}

function summaryOf(files: readonly FileGrants[], query: ActionPattern, { say }: Context): string {
  const sum = (count: (file: FileGrants) => number) => files.reduce((total, file) => total + count(file), 0);
  const all = sum(({ policies }) => policies);
  const grants = files.flatMap(({ found }) => found);
  const summary = grantSummary(query, grants, { with: sum(({ granting }) => granting), all });
  const [first, ...others] = files.flatMap(({ unknown }) => unknown);
  if (grants.length > 0 || !first) return say(summary);
  // An answer that is empty says what it leaves out.
  const template = others.length > 0 ? unknownValues : unknownValue;
  const args = { count: others.length + 1, place: visible(first.shown), reason: first.reason };
  return say(emptyAnswer, { summary: all === 0 ? noneRead : summary, unread: visible(say(template, args)) });
}

function toJson(files: readonly FileGrants[], query: ActionPattern, context: Context): string {
  const { catalog, say } = context;
  const entries = files.flatMap(({ file, lines, found, usedIn }) => found.map((grant) => ({
    path: file.shown,
    ...regionOf(lines, grant.range),
    effect: grant.effect,
    entry: grant.written,
    means: grant.pattern.text,
    ...(grant.except ? { except: grant.except.map(({ text }) => text) } : {}),
    ...(grant.mayExcept
      ? { mayExcept: grant.mayExcept.map(({ pattern, guards }) => ({ name: pattern.text, guards })) }
      : {}),
    ...coverage(grant, query, catalog()),
    isForAllResources: grant.isForAllResources,
    hasCondition: grant.hasCondition,
    ...(grant.guards ? { guards: grant.guards } : {}),
    ...(grant.limitGuards ? { limitGuards: grant.limitGuards } : {}),
    usedIn,
  })));
  const summary = summaryOf(files, query, context);
  const policies = files.reduce((total, file) => total + file.policies, 0);
  const unknown = files.flatMap((file) => file.unknown.map(({ shown, value, reason }) => ({
    place: shown,
    value,
    reason: say(reason),
  })));
  return `${JSON.stringify({ query: query.text, summary, policies, entries, unknown }, undefined, 2)}\n`;
}

const mayGrantMore = {
  en: "{reason}; what it grants or denies is not counted.",
  zh: "{reason}，其允许或拒绝的内容未计入。",
};
const noneRead = { en: "No Huawei Cloud policy could be read.", zh: "未能读取任何华为云策略。" };
const unknownValue = {
  en: "1 value is not counted: {place}: {reason}.",
  zh: "有 1 处取值未计入：{place}：{reason}。",
};
const unknownValues = {
  en: "{count} values are not counted, the first one is at {place}: {reason}.",
  zh: "有 {count} 处取值未计入，首处位于 {place}：{reason}。",
};
const emptyAnswer = { en: "{summary} {unread}", zh: "{summary}{unread}" };
const noQuestion = {
  en: "'who-grants' takes an action, a wildcard or a service, and then files or folders.",
  zh: "who-grants 须给出授权项、通配写法或服务，其后可跟文件或文件夹。",
};
