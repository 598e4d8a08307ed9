import { replaceText } from "../../disk/write.js";
import type { NamedText } from "./check.js";
import { unifiedDiff } from "./diff.js";
import type { FileProblem } from "./find-files.js";

/** A text to check, and how its file begins. */
export interface FileToFix extends NamedText {
  readonly hasBom: boolean;
}

/** Writes the fixed text of a file; returns the reason if that is impossible. */
export function writeFixed(
  { path, shown, text, hasBom }: FileToFix,
  after: string,
  cwd: string,
): FileProblem | undefined {
  if (after === text) return undefined;
  const outcome = replaceText(path, { before: text, after, hasBom, cwd });
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
