import { resolve } from "node:path";
import { catalogOptions, type Command, type Context } from "./command.js";
import { problemLine, RunConfig } from "../files/run-config.js";
import { type Checker, checkText, fixPolicyText, type NamedText } from "../files/check.js";
import { whyUnread } from "../files/unread.js";
import { diffOf, type FileToFix, withBom, writeFixed } from "../files/fixed-file.js";
import { byFolder, fixFolder } from "../files/fix-folder.js";
import { addFixes, noFixes } from "../files/fix-count.js";
import type { FixCount } from "../files/result.js";
import { type FileProblem, shownPath } from "../files/find-files.js";
import { readEach } from "../files/read-each.js";
import { decode, readText } from "../../disk/read.js";
import { undecidedRanges } from "../../core/terraform/unknown-values.js";
import { distinctLines, type UnknownLine, unknownLines } from "../files/unknown.js";
import { allButStdin, outsideRun, type WhyKept } from "../files/kept-files.js";
import { OverrideFiles } from "../files/overridden.js";
import { Siblings } from "../files/siblings.js";
import { limitHeap } from "../files/small-heap.js";
import type { Arguments, Options } from "../arguments/options.js";
import { reporters } from "../reporters/index.js";
import { LintReport } from "../reporters/lint-report.js";
import { ruleSettings } from "../arguments/settings.js";
import type { Severity } from "../../core/rule/rule.js";
import { createStyle } from "../terminal/style.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import { lintHelp } from "../arguments/lint-help.js";
import { pushAll } from "../../core/text/push-all.js";

type Fixing = "no" | "write" | "show";

export const lintCommand: Command = {
  ...lintHelp,
  name: "lint",
  options: { ...lintHelp.options, ...catalogOptions },
  async run(context, args) {
    const limit = maxWarnings(args.options);
    const fixing = fixingOf(args.options);
    // An invalid overlay ends the command, whatever the files contain.
    if (args.options.has("overlay")) context.catalog();
    const checker: Checker = {
      // Many folders have no policy, and then the catalog is not needed.
      get catalog() {
        return context.catalog();
      },
      config: new RunConfig(ruleSettings(args.options.values("rule"))),
      siblings: new Siblings(),
      overrides: new OverrideFiles(),
      lowest: (args.options.value("severity") ?? "information") as Severity,
      whyKept: fixing === "no" ? undefined : whyKeptIn(args, context.io.cwd),
    };
    const start = (isBeside: boolean) =>
      new LintReport(reporters[args.options.value("format") ?? "text"]!, {
        ...context,
        style: isBeside ? createStyle(false) : context.style,
        maxWarnings: limit,
        fixing,
      });
    const run = args.positionals.includes("-")
      ? await checkStdin(args, checker, fixing, context, start)
      : checkFiles(args, checker, fixing, context, start(fixing === "show"));
    const { printed, report } = run;
    const about = checker.config.report(wholeFolders(args.positionals, context.io.cwd), context.io.cwd);
    const problems = [...run.problems, ...about.errors];
    // If a diff or a fixed text uses standard output, the report goes to standard error.
    const isBeside = printed !== undefined;
    context.io.out(printed ?? "");
    const text = report.end({ problems, fixed: run.fixed });
    for (const problem of [...about.warnings, ...problems, ...run.unknown])
      context.io.err(`huawei-iam: ${problemLine(problem, context)}\n`);
    (isBeside ? context.io.err : context.io.out)(text);
    return exitCode({ totals: report.totals, problems, unknown: run.unknown }, limit ?? 0);
  },
};

function whyKeptIn(args: Arguments, cwd: string): WhyKept {
  const { positionals, options } = args;
  if (positionals.includes("-")) return allButStdin(stdinPath(args, cwd), cwd);
  return outsideRun(positionals, cwd, options.has("policies-only"));
}

function stdinPath({ options }: Arguments, cwd: string): string {
  return resolve(cwd, options.value("stdin-filename") ?? "stdin.json");
}

/** What a run found, apart from its files, and their report. */
interface Run {
  readonly report: LintReport;
  readonly problems: readonly FileProblem[];
  /** What is not known before Terraform runs, if the run requires everything to be known. */
  readonly unknown: readonly FileProblem[];
  readonly fixed: FixCount;
  /** What standard output gets in place of the report. */
  readonly printed?: string;
}

/** The folders whose policies were all checked: the named folders, or the working folder if none was named. */
function wholeFolders(names: readonly string[], cwd: string): string[] {
  return (names.length > 0 ? names : ["."]).map((name) => resolve(cwd, name));
}

function exitCode(
  { totals, problems, unknown }: Pick<Run, "problems" | "unknown"> & Pick<LintReport, "totals">,
  limit: number,
): number {
  if (problems.length > 0) return exit.usage;
  if (unknown.length > 0) return exit.findings;
  const { error, warning } = totals.findings;
  return error > 0 || warning > limit ? exit.findings : exit.clean;
}

function checkFiles(
  { positionals, options }: Arguments,
  checker: Checker,
  fixing: Fixing,
  context: Context,
  report: LintReport,
): Run {
  const problems: FileProblem[] = [];
  const diffs: string[] = [];
  const unknown: UnknownLine[] = [];
  const done = new Set<string>();
  let fixed = noFixes;
  const check = (source: NamedText) => {
    const file = checkText(source, checker);
    if (!file) return;
    done.add(file.path);
    report.add(file);
  };
  const checkedOne = limitHeap();
  const finish = (source: NamedText) => {
    check(source);
    if (options.has("require-known"))
      pushAll(unknown, unknownLines(source, checker.siblings, context.io.cwd, undecidedRanges));
    checkedOne();
  };
  const inFolders: FileToFix[] = [];
  for (const source of readEach(positionals, context, problems, options.has("policies-only"))) {
    // Fixes of these may change each other's files, so all are fixed before one of them is checked.
    if (fixing !== "no" && checker.siblings.of(source.path, source.text).length > 0) {
      inFolders.push(source);
      continue;
    }
    const after = fixing === "no" ? undefined : fixPolicyText(source, checker);
    if (after && fixing === "show") diffs.push(diffOf(source, after.text));
    const problem = after && fixing === "write" ? writeFixed(source, after.text, context.io.cwd) : undefined;
    if (problem) problems.push(problem);
    const isWritten = after !== undefined && fixing === "write" && !problem;
    if (after && !problem) fixed = addFixes(fixed, after.count);
    finish(isWritten ? { ...source, text: after.text } : source);
  }
  for (const sources of byFolder(inFolders)) {
    const folder = fixFolder(sources, checker, { isWritten: fixing === "write", cwd: context.io.cwd });
    pushAll(problems, folder.problems);
    pushAll(diffs, folder.diffs);
    fixed = addFixes(fixed, folder.count);
    for (const source of folder.sources) finish(source);
  }
  for (const source of usedBySiblings(checker, done, context)) check(source);
  const printed = fixing === "show" ? { printed: diffs.join("") } : {};
  return { report, problems, unknown: problemsOf(unknown, done), fixed, ...printed };
}

/** The values that are not known. The content of a file is known if that file was checked, too. */
function problemsOf(unknown: readonly UnknownLine[], checked: ReadonlySet<string>): FileProblem[] {
  return distinctLines(unknown)
    .filter(({ content }) => content === undefined || !checked.has(content))
    .map(({ shown, reason }) => ({ shown, template: notFullyChecked, args: { reason } }));
}

/** Files that were not checked because they contain only local values of policies that were. */
function usedBySiblings(checker: Checker, done: ReadonlySet<string>, { io }: Context): NamedText[] {
  return checker.siblings.used.flatMap((path) => {
    const reading = done.has(path) ? undefined : readText({ path, isNamed: false });
    if (reading?.kind !== "text") return [];
    return { path, shown: shownPath(path, io.cwd), text: reading.text, isNamed: false };
  });
}

async function checkStdin(
  args: Arguments,
  checker: Checker,
  fixing: Fixing,
  context: Context,
  start: (isBeside: boolean) => LintReport,
): Promise<Run> {
  if (args.positionals.length > 1) throw new UsageProblem(onlyStdin);
  const name = args.options.value("stdin-filename");
  const { io } = context;
  const path = stdinPath(args, io.cwd);
  const shown = name === undefined ? "<stdin>" : shownPath(path, io.cwd);
  const reading = decode(await io.stdin());
  const unread =
    reading.kind === "problem"
      ? reading
      : reading.kind === "text" && name !== undefined
        ? whyUnread(path, reading.text)
        : undefined;
  const problems = unread ? [{ shown, template: unread.template, args: unread.args }] : [];
  if (reading.kind !== "text" || unread) return { report: start(false), problems, unknown: [], fixed: noFixes };
  const source: FileToFix = { path, shown, isNamed: true, text: reading.text, hasBom: reading.hasBom };
  checker.siblings.put(path, source.text);
  const after = fixing === "no" ? undefined : fixPolicyText(source, checker);
  const checked = after && fixing === "write" ? { ...source, text: after.text } : source;
  checker.siblings.put(path, checked.text);
  const report = start(after !== undefined);
  const file = checkText(checked, checker);
  if (file) report.add(file);
  for (const one of usedBySiblings(checker, new Set([path]), context)) {
    const beside = checkText(one, checker);
    if (beside) report.add(beside);
  }
  const isAsked = args.options.has("require-known");
  const unknown = isAsked ? unknownLines(checked, checker.siblings, io.cwd, undecidedRanges) : [];
  const run = { report, problems, unknown: problemsOf(unknown, new Set()), fixed: after?.count ?? noFixes };
  if (!after) return run;
  return { ...run, printed: fixing === "show" ? diffOf(source, after.text) : withBom(after.text, source.hasBom) };
}

function maxWarnings(options: Options): number | undefined {
  const value = options.value("max-warnings");
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new UsageProblem(noNumber, { value });
  return Number(value);
}

function fixingOf(options: Options): Fixing {
  if (options.has("fix") && options.has("fix-dry-run")) throw new UsageProblem(oneOfTwo);
  return options.has("fix") ? "write" : options.has("fix-dry-run") ? "show" : "no";
}

const onlyStdin = { en: "\"-\" means standard input and cannot be combined with other names.", zh: "“-”表示标准输入，不能与其他文件同时使用。" };
const noNumber = { en: "--max-warnings must be a number, not \"{value}\".", zh: "--max-warnings 须为数字，不能是“{value}”。" };
const oneOfTwo = { en: "--fix and --fix-dry-run exclude each other.", zh: "--fix 与 --fix-dry-run 不能同时使用。" };
const notFullyChecked = {
  en: "{reason}, so the policy is not fully checked",
  zh: "{reason}，因此该策略未能完整检查",
};
