import { devNull } from "node:os";
import { compareSources, type Incomparable } from "../../core/diff/compare.js";
import type { Side } from "../../core/diff/model.js";
import { readComparedFile } from "../../core/diff/sources.js";
import { newAccessOnly } from "../../core/describe/diff/comparison.js";
import { familyNames, incomparableText } from "../../core/describe/diff/diff-texts.js";
import { LineIndex } from "../../core/text/line-index.js";
import { diffHelp } from "../arguments/diff-help.js";
import { readSides } from "../arguments/diff-sides.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import { type CheckedSource, checkSides } from "../files/check-sides.js";
import { readSide, type SideFile } from "../files/diff-side.js";
import { readWithContents } from "../files/file-contents.js";
import { type Check, failureOf, groupFails } from "../files/fail-on.js";
import type { FileProblem } from "../files/find-files.js";
import { rejectedNotes } from "../files/rejected-notes.js";
import { problemLine, RunConfig } from "../files/run-config.js";
import { diffReporters } from "../reporters/diff/index.js";
import { catalogOptions, type Command, type Context } from "./command.js";
import { pushAll } from "../../core/text/push-all.js";

/** The files with the policies that they read from other files, `policy = file("x.json")`. */
function withContents(side: readonly SideFile[], cwd: string): readonly SideFile[] {
  return side.map((file) => {
    const { siblings = [], isAlone } = file;
    const read = readWithContents(file.path, { text: file.text, siblings }, cwd);
    return { ...file, text: read.text, ...(isAlone ? { siblings: read.siblings } : {}) };
  });
}

/** The files, each with whether others of its folder are compared, too. */
function withCompany(side: readonly SideFile[]): readonly SideFile[] {
  const texts = new Set(side.map(({ text }) => text));
  return side.map((file) => ({ ...file, isAlone: !(file.siblings ?? []).some((text) => texts.has(text)) }));
}

export const diffCommand: Command = {
  ...diffHelp,
  name: "diff",
  options: { ...diffHelp.options, ...catalogOptions },
  async run(context, { options, positionals }) {
    const { io, language } = context;
    const sides = readSides(positionals);
    const problems: FileProblem[] = [];
    const old = withCompany(await readSide(sides.old, context, problems));
    const asWritten = { old, new: withCompany(await readSide(sides.new, context, problems)) };
    // Of an earlier commit, only the files that were named are read, so what they read is not compared.
    const isOnDisk = [sides.old, sides.new].every(({ revision }) => revision === undefined);
    const files = isOnDisk
      ? { old: withContents(asWritten.old, io.cwd), new: withContents(asWritten.new, io.cwd) }
      : asWritten;
    const read = (side: readonly SideFile[]) =>
      side.map((file): CheckedSource => ({
        ...readComparedFile(file),
        isNamed: file.isNamed && file.path !== devNull,
      }));
    const sources = { old: read(files.old), new: read(files.new) };
    if (problems.length === 0) pushAll(problems, checkSides([...sources.old, ...sources.new]));
    for (const problem of problems) io.err(`huawei-iam: ${problemLine(problem, context)}\n`);
    if (problems.length > 0) return exit.usage;
    for (const note of rejectedNotes(sources, context.catalog(), context)) io.err(`huawei-iam: ${note}\n`);
    const comparison = compareSources(sources, context.catalog(), assumedFor(files, context));
    if ("kind" in comparison) throw incomparable(comparison);
    const check = options.value("fail-on") as Check | undefined;
    io.out(
      diffReporters[options.value("format") ?? "text"]!({
        comparison: options.has("new-access-only") ? newAccessOnly(comparison) : comparison,
        context: { ...context, language },
        isAll: options.has("all"),
        isFailure: (group) => groupFails(check, group),
        linesOf: linesIn(files.new),
      }),
    );
    const failures = check === undefined ? [] : failureOf(check, comparison, context);
    for (const failure of failures) io.err(`huawei-iam: ${failure}\n`);
    return failures.length > 0 ? exit.findings : exit.clean;
  },
};

/** The lines of each file, made on first use. */
function linesIn(files: readonly SideFile[]): (name: string) => LineIndex | undefined {
  const known = new Map<string, LineIndex>();
  return (name) => {
    const file = known.has(name) ? undefined : files.find((one) => one.name === name);
    if (file) known.set(name, new LineIndex(file.text));
    return known.get(name);
  };
}

/** What other policies grant according to the configuration files of both sides. */
function assumedFor(files: Readonly<Record<Side, readonly SideFile[]>>, context: Context) {
  const config = new RunConfig({});
  const paths = [...new Set([...files.old, ...files.new].map(({ path }) => path))];
  const assumed = paths.flatMap((path) => {
    const { assumeGranted = [] } = config.settingsFor(path);
    config.checked(path, []);
    return assumeGranted;
  });
  const { errors, warnings } = config.report([], context.io.cwd);
  for (const problem of [...errors, ...warnings]) context.io.err(`huawei-iam: ${problemLine(problem, context)}\n`);
  return [...new Map(assumed.map((grant) => [JSON.stringify([grant.policy, grant.text]), grant])).values()];
}

function incomparable({ old, new: now }: Incomparable): UsageProblem {
  return new UsageProblem(incomparableText, { old: familyNames[old], new: familyNames[now] });
}
