import { dirname, resolve } from "node:path";
import { type ContentCall, contentCalls } from "../../core/terraform/content-calls.js";
import {
  type FolderTexts,
  hasTemplateSequence,
  mayReadFiles,
  withFileContents,
} from "../../core/terraform/file-contents.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import { parseAllPolicies } from "../../core/terraform/find.js";
import { LineIndex } from "../../core/text/line-index.js";
import { isInside } from "../../disk/inside.js";
import { readText } from "../../disk/read.js";
import type { NamedText } from "./check.js";
import type { Siblings } from "./siblings.js";

/**
 * The text of a file, and those of its folder, with the policies of `file("x.json")` in it, if that file is in the
 * folder of the file or in the working folder.
 */
export function readWithContents(path: string, texts: FolderTexts, cwd: string): FolderTexts {
  if (notationOf(path) !== "terraform") return texts;
  return withFileContents(texts, (name) => {
    const target = contentPath(path, name, cwd);
    return target === undefined ? undefined : readContent(target);
  });
}

/** The path of a file that another one reads; `undefined` for a file that is in neither of the two folders. */
function contentPath(path: string, name: string, cwd: string): string | undefined {
  const folder = dirname(path);
  const target = resolve(folder, name);
  return [folder, cwd].some((root) => isInside(root, target)) ? target : undefined;
}

function readContent(path: string): string | undefined {
  const reading = readText({ path, isNamed: true });
  return reading.kind === "text" ? reading.text : undefined;
}

/** A file that is the policy of a Terraform file. */
export interface ContentUse extends Pick<ContentCall, "isControl"> {
  readonly path: string;
  readonly text: string;
  /** Where it is used, `main.tf:3`. */
  readonly place: string;
}

/**
 * The files that are policies of a Terraform file. One with sequences is a policy only if its name is that of a
 * template.
 */
export function contentUses({ path, shown, text }: NamedText, siblings: Siblings, cwd: string): ContentUse[] {
  const beside = siblings.of(path, text);
  if (notationOf(path) !== "terraform" || ![text, ...beside].some(mayReadFiles)) return [];
  const lines = new LineIndex(text);
  return contentCalls(parseAllPolicies(text, beside)).flatMap((call): ContentUse[] => {
    const target = contentPath(path, call.path, cwd);
    const content = target === undefined ? undefined : readContent(target);
    if (target === undefined || content === undefined) return [];
    if (call.isTemplate && notationOf(target) !== "terraform" && hasTemplateSequence(content)) return [];
    const place = `${shown}:${String(lines.positionAt(call.place).line + 1)}`;
    return [{ path: target, text: content, place, isControl: call.isControl }];
  });
}
