import { type Draft, isDraft, prepareText, replaceText, type Written } from "../../disk/write.js";
import type { NamedText } from "./check.js";
import { unifiedDiff } from "./diff.js";
import type { FileProblem } from "./find-files.js";

/** A text to check, and how its file begins. */
export interface FileToFix extends NamedText {
  readonly hasBom: boolean;
}

/** Writes the fixed text of a file; returns the reason if that is impossible. */
export function writeFixed(file: FileToFix, after: string, cwd: string): FileProblem | undefined {
  const { path, text, hasBom } = file;
  return after === text ? undefined : problemOf(file, replaceText(path, { before: text, after, hasBom, cwd }));
}

/** Writes the fixed texts of all files or of none; returns why they were not written, for each file. */
export function writeAllFixed(
  files: readonly FileToFix[],
  texts: ReadonlyMap<string, string>,
  cwd: string,
): readonly FileProblem[] {
  const drafts: Draft[] = [];
  for (const file of files) {
    const { path, text: before, hasBom } = file;
    const prepared = prepareText(path, { before, after: texts.get(path)!, hasBom, cwd });
    if (isDraft(prepared)) {
      drafts.push(prepared);
      continue;
    }
    for (const { discard } of drafts) discard();
    return notWrittenFor(file, problemOf(file, prepared)!, files);
  }
  for (const [index, file] of files.entries()) {
    const problem = problemOf(file, drafts[index]!.replace());
    if (!problem) continue;
    for (const { discard } of drafts.slice(index + 1)) discard();
    const undo = (one: FileToFix) => writeFixed({ ...one, text: texts.get(one.path)! }, one.text, cwd) ?? [];
    return [...notWrittenFor(file, problem, files), ...files.slice(0, index).flatMap(undo)];
  }
  return [];
}

/** The problem of one file, and what follows for the others. */
function notWrittenFor(file: FileToFix, problem: FileProblem, files: readonly FileToFix[]): FileProblem[] {
  const others = files.filter((one) => one !== file);
  return [problem, ...others.map(({ shown }) => ({ shown, template: withOther, args: { other: file.shown } }))];
}

function problemOf({ shown }: FileToFix, outcome: Written): FileProblem | undefined {
  switch (outcome) {
    case "written":
      return undefined;
    case "changed-meanwhile":
      return { shown, template: changed, args: {} };
    case "link-out":
      return { shown, template: linkOut, args: {} };
    default:
      return { shown, template: notWritten, args: { reason: outcome.reason } };
  }
}

/** The change of a file as a unified diff. */
export function diffOf({ shown, text, hasBom }: FileToFix, after: string): string {
  return unifiedDiff(shown, withBom(text, hasBom), withBom(after, hasBom));
}

/** A text as it is in its file. */
export function withBom(text: string, hasBom: boolean): string {
  return hasBom ? `\ufeff${text}` : text;
}

const changed = { en: "changed during the check, so it was not written", zh: "检查期间文件发生变化，未作修改" };
const linkOut = {
  en: "a link that leads out of this folder; it was checked but not written",
  zh: "链接指向当前文件夹之外，已检查，未作修改",
};
const notWritten = { en: "cannot be written: {reason}", zh: "无法写入：{reason}" };
const withOther = {
  en: "not changed, because its fixes also change {other}",
  zh: "未作修改，因为其修复还涉及 {other}",
};
