import { type Incomparable, comparePolicies } from "../../core/diff/compare.js";
import { comparisonToJson } from "../../core/diff/comparison-json.js";
import type { PolicyComparison, Side } from "../../core/diff/model.js";
import { comparisonToMarkdown, describeComparison, newAccessOnly } from "../../core/describe/diff/comparison.js";
import { familyNames, incomparableText } from "../../core/describe/diff/diff-texts.js";
import { diffHelp } from "../arguments/diff-help.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import { checkSides } from "../files/check-sides.js";
import { readSide, type SideFile } from "../files/diff-side.js";
import type { FileProblem } from "../files/find-files.js";
import { problemLine, RunConfig } from "../files/run-config.js";
import { printOutline } from "../terminal/print-outline.js";
import { catalogOptions, type Command, type Context } from "./command.js";

export const diffCommand: Command = {
  ...diffHelp,
  name: "diff",
  options: { ...diffHelp.options, ...catalogOptions },
  async run(context, { options, positionals }) {
    const sides = sidesOf(positionals);
    const problems: FileProblem[] = [];
    const files = {
      old: await readSide(sides.old, context, problems),
      new: await readSide(sides.new, context, problems),
    };
    problems.push(...checkSides(files));
    for (const problem of problems) context.io.err(`huawei-iam: ${problemLine(problem, context)}\n`);
    if (problems.length > 0) return exit.usage;
    const result = comparePolicies(files, context.catalog(), assumedFor(files, context));
    if ("kind" in result) throw incomparable(result);
    const comparison = options.has("new-access-only") ? newAccessOnly(result) : result;
    context.io.out(print(comparison, options.value("format") ?? "text", options.has("all"), context));
    return exit.clean;
  },
};

function sidesOf(positionals: readonly string[]): Readonly<Record<Side, readonly string[]>> {
  const [old, ...rest] = positionals;
  if (old === undefined || rest.length !== 1) throw new UsageProblem(twoSides);
  return { old: [old], new: rest };
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

function print(
  comparison: PolicyComparison,
  format: string,
  isAll: boolean,
  { language, style, say }: Context,
): string {
  if (format === "json") return `${JSON.stringify(comparisonToJson(comparison, language), undefined, 2)}\n`;
  if (format === "markdown") return comparisonToMarkdown(comparison, language, isAll);
  const outline = describeComparison(comparison, language);
  const isCut = !isAll && outline.some(({ kind }) => kind === "fold");
  return `${printOutline(outline, style, isAll)}${isCut ? `\n${style.dim(say(more))}\n` : ""}`;
}

const twoSides = {
  en: "'diff' compares two sides: OLD and NEW, each a file, a folder or git:<revision>.",
  zh: "diff 比较两侧：旧、新各一个文件、文件夹或 git:<版本>。",
};
const more = { en: "--all lists every action.", zh: "--all 列出全部授权项。" };
