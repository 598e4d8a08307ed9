import { dirname, resolve } from "node:path";
import { changedTexts } from "../../core/lint/apply-safe-fixes.js";
import type { Finding } from "../../core/lint/finding.js";
import type { Fix } from "../../core/fix/fix.js";
import type { Bilingual } from "../../core/text/message.js";
import { lazily } from "../../core/text/lazily.js";
import { ignoreRulesAt } from "../../disk/ignored.js";
import { exclusionsOf, shownPath } from "./find-files.js";
import type { Siblings } from "./siblings.js";

type Refusal = NonNullable<Fix["refused"]>;

/** Why `--fix` does not write a file; `undefined` if it may. */
export type WhyKept = (path: string) => Refusal | undefined;

/** `--fix -` prints a text and writes no file. */
export function allButStdin(stdin: string, cwd: string): WhyKept {
  return (path) => (path === stdin ? undefined : refusal(onlyStdin, path, cwd));
}

/**
 * Files that the arguments exclude or that git ignores. A fix would reach them although they are not in the run if
 * policies use their local values.
 */
export function outsideRun(args: readonly string[], cwd: string, policiesOnly: boolean): WhyKept {
  const isExcluded = exclusionsOf(args, cwd);
  const named = new Set(args.map((arg) => resolve(cwd, arg)));
  const known = new Map<string, Refusal | undefined>();
  const whyKept = (path: string) => {
    const isNamed = named.has(path);
    if (isExcluded(path) && (policiesOnly || !isNamed)) return refusal(excluded, path, cwd);
    return !isNamed && isIgnored(path) ? refusal(ignored, path, cwd) : undefined;
  };
  return (path) => {
    if (!known.has(path)) known.set(path, whyKept(path));
    return known.get(path);
  };
}

function isIgnored(path: string): boolean {
  const folder = dirname(path);
  return ignoreRulesAt(folder).enter(folder).isIgnored(path, false);
}

function refusal(reason: Bilingual, path: string, cwd: string): Refusal {
  return { reason, args: { file: shownPath(path, cwd) } };
}

/** The texts of a file and its siblings that the run does not write. Only local values lead from one to another. */
export function keptTexts(
  path: string,
  text: string,
  { siblings, whyKept }: { readonly siblings: Siblings; readonly whyKept?: WhyKept | undefined },
): ReadonlyMap<string, Refusal> {
  const kept = new Map<string, Refusal>();
  const beside = whyKept ? siblings.filesOf(path, text) : [];
  if (beside.length === 0) return kept;
  for (const one of [{ path, text }, ...beside]) {
    const reason = whyKept?.(one.path);
    if (reason) kept.set(one.text, reason);
  }
  return kept;
}

/** A finding whose certain fix is refused if it changes a text that the run does not write. */
export function refusingKept(finding: Finding, own: string, kept: ReadonlyMap<string, Refusal>): Finding {
  if (kept.size === 0) return finding;
  const fixes = lazily(() => {
    const [first, ...others] = finding.fixes();
    if (!first || first.safety !== "safe" || first.refused) return finding.fixes();
    const refused = changedTexts(first, own).map((one) => kept.get(one)).find((one) => one !== undefined);
    return refused ? [{ ...first, edits: [], elsewhere: [], refused }, ...others] : finding.fixes();
  });
  return { ...finding, fixes };
}

const onlyStdin = {
  en: "This fix changes {file}; only the text from standard input is fixed.",
  zh: "该修复需修改 {file}，而本次仅修复标准输入的文本。",
};
const excluded = {
  en: "This fix changes {file}, which the arguments exclude.",
  zh: "该修复需修改 {file}，而命令行参数已排除该文件。",
};
const ignored = {
  en: "This fix changes {file}, which git ignores. Name the file to have it fixed.",
  zh: "该修复需修改 {file}，而 git 忽略该文件；如需修复，请直接指定该文件。",
};
