import { dirname } from "node:path";
import type { Finding } from "../../core/lint/finding.js";
import type { SourceResult } from "../../core/lint/lint-source.js";
import { pushAll } from "../../core/text/push-all.js";
import { readText } from "../../disk/read.js";
import { type Checker, fixText, isAutoFixable, lintText } from "./check.js";
import { type FileProblem, shownPath } from "./find-files.js";
import { fixCount } from "./fix-count.js";
import { diffOf, type FileToFix, writeAllFixed } from "./fixed-file.js";
import type { FixCount } from "./result.js";
import type { Siblings } from "./siblings.js";

/** The result of fixing Terraform files that share local values. */
export interface FixedFolder {
  /** The files to check, with their new texts if these were written. */
  readonly sources: readonly FileToFix[];
  readonly problems: readonly FileProblem[];
  /** The changes as unified diffs, if they are only shown. */
  readonly diffs: readonly string[];
  readonly count: FixCount;
}

/** Groups files by folder, in the order of the first file of each. */
export function byFolder(sources: readonly FileToFix[]): FileToFix[][] {
  const folders = new Map<string, FileToFix[]>();
  for (const source of sources) {
    const folder = dirname(source.path);
    folders.set(folder, [...(folders.get(folder) ?? []), source]);
  }
  return [...folders.values()];
}

/**
 * Applies the safe fixes of Terraform files of one folder, and of the files whose local values they use. A fix may
 * change several files: all of them are written, or none.
 */
export function fixFolder(
  sources: readonly FileToFix[],
  checker: Checker,
  { isWritten, cwd }: { readonly isWritten: boolean; readonly cwd: string },
): FixedFolder {
  const { siblings } = checker;
  const results = sources.map((one) => lintText(one, checker));
  const used = usedBy(sources, results, siblings, cwd);
  const wanted = [...sources, ...used];
  const before = [...results, ...used.map((one) => lintText(one, checker))].flatMap(fixableIn);
  const fixes = fixTogether(wanted, checker);
  const problems: FileProblem[] = [];
  const diffs: string[] = [];
  for (const paths of fixes.groups) {
    const files = paths.flatMap((path) => sourceOf(path, wanted, cwd) ?? []);
    const failed = isWritten ? writeAllFixed(files, fixes.texts, cwd) : [];
    if (!isWritten) pushAll(diffs, files.map((one) => diffOf(one, fixes.texts.get(one.path)!)));
    if (failed.length === 0) continue;
    pushAll(problems, failed);
    for (const { path, text } of files) {
      fixes.texts.set(path, text);
      siblings.changed(path, text);
    }
  }
  const fixed = wanted.map((one) => ({ ...one, text: fixes.texts.get(one.path) ?? one.text }));
  const left = fixed.flatMap((one) => fixableIn(lintText(one, checker)));
  if (!isWritten) for (const { path, text } of fixes.originals) siblings.changed(path, text);
  const checked = isWritten ? fixed.slice(0, sources.length) : sources;
  return { sources: checked, problems, diffs, count: fixCount(before, left, checker.lowest) };
}

/** The findings that `--fix` can fix, at all levels. */
function fixableIn({ findings }: SourceResult): readonly Finding[] {
  return findings.filter(isAutoFixable);
}

/** The files whose local values the policies of others use. `results` are those of `sources`. */
function usedBy(
  sources: readonly FileToFix[],
  results: readonly SourceResult[],
  siblings: Siblings,
  cwd: string,
): FileToFix[] {
  const used = new Set<string>();
  for (const [index, { path, text }] of sources.entries()) {
    const { usedSiblings = [] } = results[index]!;
    for (const one of siblings.filesOf(path, text)) if (usedSiblings.includes(one.text)) used.add(one.path);
  }
  return [...used].flatMap((path) =>
    sources.some((one) => one.path === path) ? [] : (sourceOf(path, [], cwd) ?? []),
  );
}

/** A file as it is before its fixes. */
function sourceOf(path: string, known: readonly FileToFix[], cwd: string): FileToFix | undefined {
  const found = known.find((one) => one.path === path);
  if (found) return found;
  const reading = readText({ path, isNamed: false });
  if (reading.kind !== "text") return undefined;
  return { path, shown: shownPath(path, cwd), isNamed: false, text: reading.text, hasBom: reading.hasBom };
}

interface Together {
  /** The new texts of the changed files. */
  readonly texts: Map<string, string>;
  /** The paths of the changed files: those that one fix changes are in one group. */
  readonly groups: readonly (readonly string[])[];
  readonly originals: readonly { readonly path: string; readonly text: string }[];
}

/** Applies the safe fixes of files until none is left. */
function fixTogether(sources: readonly FileToFix[], checker: Checker): Together {
  const { siblings } = checker;
  const texts = new Map<string, string>();
  const originals = new Map<string, string>();
  let groups: string[][] = [];
  const put = (path: string, before: string, after: string) => {
    if (!originals.has(path)) originals.set(path, before);
    texts.set(path, after);
    siblings.changed(path, after);
  };
  for (let round = 0, isChanged = true; isChanged && round < mostRounds; round++) {
    isChanged = false;
    for (const { path, text: first } of sources) {
      const text = texts.get(path) ?? first;
      const beside = siblings.filesOf(path, text);
      const fixed = fixText({ path, text }, checker);
      const all = [{ path, text }, ...beside].flatMap((one, index) => {
        const after = index === 0 ? fixed.text : fixed.siblings[index - 1]!;
        return one.text === after ? [] : [{ ...one, after }];
      });
      for (const one of all) put(one.path, one.text, one.after);
      const changed = new Set(all.map((one) => one.path));
      if (changed.size === 0) continue;
      isChanged = true;
      const joined = groups.filter((group) => group.some((one) => changed.has(one)));
      groups = [...groups.filter((group) => !joined.includes(group)), [...new Set([...joined.flat(), ...changed])]];
    }
  }
  return { texts, groups, originals: [...originals].map(([path, text]) => ({ path, text })) };
}

/** A bound that no real folder reaches. */
const mostRounds = 5;
