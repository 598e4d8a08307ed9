import { dirname, resolve } from "node:path";
import type { ContentCall } from "../../core/terraform/content-calls.js";
import {
  contentCallsIn,
  type FolderTexts,
  hasTemplateSequence,
  withFileContents,
} from "../../core/terraform/file-contents.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import type { NameOfFile } from "../../core/terraform/folder-place.js";
import { LineIndex } from "../../core/text/line-index.js";
import { isInside } from "../../disk/inside.js";
import { readText } from "../../disk/read.js";
import type { NamedText } from "./check.js";
import { type FileProblem, shownPath } from "./find-files.js";
import { Siblings, textsOf } from "./siblings.js";

/**
 * The text of a file, and those of its folder, with the policies of `file("x.json")` in it, if that file is in the
 * folder of the file or in the working folder.
 */
export function readWithContents(
  path: string,
  texts: FolderTexts,
  cwd: string,
  onProblem?: (problem: FileProblem) => void,
): FolderTexts {
  if (notationOf(path) !== "terraform") return texts;
  return withFileContents(texts, (name) => {
    const content = readCall(path, { path: name, isTemplate: false }, cwd);
    if (content.kind === "problem") onProblem?.(content);
    return content.kind === "text" ? content.text : undefined;
  });
}

/** A text and those of its folder, with the names of these. */
export interface NamedFolder extends FolderTexts {
  readonly nameOf: NameOfFile;
  /** The files that it reads a policy from and that cannot be read. */
  readonly problems: readonly FileProblem[];
}

/** The same for a file that is read without others. */
export function readFolder({ path, text }: Pick<NamedText, "path" | "text">, cwd: string): NamedFolder {
  const beside = new Siblings().filesOf(path, text);
  const problems: FileProblem[] = [];
  const texts = { text, siblings: textsOf(path, beside) };
  const read = readWithContents(path, texts, cwd, (problem) => problems.push(problem));
  const nameOf = (wanted: string) => {
    const found = beside[read.siblings.indexOf(wanted)];
    return found && shownPath(found.path, cwd);
  };
  return { ...read, nameOf, problems };
}

/** The path of a file that another one reads; `undefined` for a file that is in neither of the two folders. */
function contentPath(path: string, name: string, cwd: string): string | undefined {
  const folder = dirname(path);
  const target = resolve(folder, name);
  return [folder, cwd].some((root) => isInside(root, target)) ? target : undefined;
}

/** The content of the file that a call reads, or why there is none. A template with sequences is only a template. */
export type CallContent =
  | { readonly kind: "text"; readonly path: string; readonly text: string }
  | ({ readonly kind: "problem" } & FileProblem)
  | { readonly kind: "template" };

/**
 * Reads the content of a call in a Terraform file. Text with sequences is a policy only if the name of the file is that
 * of a template.
 */
export function readCall(path: string, call: Pick<ContentCall, "path" | "isTemplate">, cwd: string): CallContent {
  const target = contentPath(path, call.path, cwd);
  if (target === undefined) return { kind: "problem", shown: call.path, template: outside, args: {} };
  const reading = readText({ path: target, isNamed: true });
  if (reading.kind === "problem") return { ...reading, shown: shownPath(target, cwd) };
  if (reading.kind === "skipped") return { kind: "template" };
  const isOpen = call.isTemplate && notationOf(target) !== "terraform" && hasTemplateSequence(reading.text);
  return isOpen ? { kind: "template" } : { kind: "text", path: target, text: reading.text };
}

/** A file that is the policy of a Terraform file. */
export interface ContentUse extends Pick<ContentCall, "isControl"> {
  readonly path: string;
  readonly text: string;
  /** Where it is used, `main.tf:3`. */
  readonly place: string;
}

/** The files that are policies of a Terraform file. */
export function contentUses({ path, shown, text }: NamedText, siblings: Siblings, cwd: string): ContentUse[] {
  const beside = siblings.of(path, text);
  const found = notationOf(path) === "terraform" ? contentCallsIn(text, beside) : undefined;
  if (!found) return [];
  const lines = new LineIndex(text);
  return found.calls.filter(({ isChanged }) => !isChanged).flatMap((call): ContentUse[] => {
    const content = readCall(path, call, cwd);
    if (content.kind !== "text") return [];
    const place = `${shown}:${String(lines.positionAt(call.place).line + 1)}`;
    return [{ path: content.path, text: content.text, place, isControl: call.isControl }];
  });
}

const outside = {
  en: "outside of the folder of the Terraform file and of the working folder",
  zh: "不在该 Terraform 文件所在的文件夹或当前工作文件夹中",
};
