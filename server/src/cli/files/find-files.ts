import { statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { isReadByName } from "../../core/policy/file-names.js";
import type { Bilingual, MessageArgs } from "../../core/text/message.js";
import { isSpecial, special, unreadable } from "../../disk/read.js";
import { reasonOf } from "../../disk/reason.js";
import { walk, type WalkProblem } from "../../disk/walk.js";
import { isUnreadFormat, whyUnread } from "./unread.js";

/** A file to check. `isNamed`: the caller named this file, so it is reported in any case. */
export interface FoundFile {
  readonly path: string;
  /** The path in reports: relative to the working folder if it is inside, with `/`. */
  readonly shown: string;
  readonly isNamed: boolean;
}

/** A requested path that could not be read. */
export interface FileProblem {
  readonly shown: string;
  readonly template: Bilingual;
  readonly args: MessageArgs;
}

export interface Found {
  readonly files: readonly FoundFile[];
  readonly problems: readonly FileProblem[];
}

/**
 * The files for a list of arguments: files, folders and globs; `!glob` excludes files. Each file occurs once, in order.
 * With `policiesOnly`, a named file counts as found in its folder, because a program made the list and not a person.
 */
export function findFiles(args: readonly string[], cwd: string, policiesOnly = false): Found {
  const isExcluded = exclusionsOf(args, cwd);
  const wanted = args.filter((arg) => !isExclusion(arg));
  const files = new Map<string, FoundFile>();
  const problems: FileProblem[] = [];
  for (const arg of wanted.length > 0 ? wanted : ["."]) {
    const found = findOne(arg, cwd, problems, policiesOnly);
    for (const { path, isNamed } of found) {
      const known = files.get(path);
      if (known && (known.isNamed || !isNamed)) continue;
      if (!isNamed && isExcluded(path)) continue;
      files.set(path, { path, shown: shownPath(path, cwd), isNamed });
    }
  }
  return { files: [...files.values()], problems };
}

/** Whether the arguments exclude a file with `!glob`. */
export function exclusionsOf(args: readonly string[], cwd: string): (path: string) => boolean {
  const excluded = args
    .filter(isExclusion)
    .map((arg) => picomatch(toGlob(arg.slice(1)).replace(/^\.\//, ""), { dot: true }));
  return (path) => excluded.some((matches) => matches(shownPath(path, cwd)));
}

/** "!(a|b)" is a glob, not an exclusion. */
function isExclusion(arg: string): boolean {
  return /^!(?!\()/.test(arg);
}

function findOne(
  arg: string,
  cwd: string,
  problems: FileProblem[],
  policiesOnly: boolean,
): { path: string; isNamed: boolean }[] {
  const path = resolve(cwd, arg);
  const onProblem = ({ path: refused, reason }: WalkProblem) =>
    problems.push({ shown: shownPath(refused, cwd), template: unreadable, args: { reason } });
  // A name with brackets may be the name of a file: if it exists, it is not a glob.
  let kind;
  try {
    kind = statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    onProblem({ path, reason: reasonOf(error) });
    return [];
  }
  if (kind?.isDirectory())
    return [...walk(path, onProblem)].filter(isReadByName).map((file) => ({ path: file, isNamed: false }));
  if (kind && policiesOnly) {
    if (!isReadByName(path)) return [];
    if (!isSpecial(path, kind)) return [{ path, isNamed: false }];
    problems.push({ shown: shownPath(path, cwd), template: special, args: {} });
    return [];
  }
  const unread = kind && whyUnread(path);
  if (unread) {
    problems.push({ shown: shownPath(path, cwd), ...unread });
    return [];
  }
  if (kind) return [{ path, isNamed: true }];
  const { base, glob, isGlob } = picomatch.scan(toGlob(arg));
  if (!isGlob) {
    problems.push({ shown: shownPath(path, cwd), template: missing, args: {} });
    return [];
  }
  const root = resolve(cwd, base === "" ? "." : base);
  const matches = picomatch(glob, { dot: true });
  const exists = statSync(root, { throwIfNoEntry: false })?.isDirectory() === true;
  const found = exists
    ? [...walk(root, onProblem)].filter((file) => matches(relative(root, file).split(sep).join("/")))
    : [];
  // A mistyped glob in a build must not look like a clean run, and neither must a glob that matches only unread
  // formats.
  const read = found.filter((file) => !isUnreadFormat(file));
  if (read.length === 0) problems.push({ shown: arg, template: found.length > 0 ? noneRead : noMatch, args: {} });
  return read.map((file) => ({ path: file, isNamed: false }));
}

/** On Windows, globs are often written with backslashes; elsewhere a backslash escapes a character. */
function toGlob(arg: string): string {
  return process.platform === "win32" ? arg.replaceAll("\\", "/") : arg;
}

/** Relative with `/` in and near the working folder; unchanged on another drive. */
export function shownPath(path: string, cwd: string): string {
  // Most paths, and thousands of them.
  if (path.startsWith(cwd + sep)) return path.slice(cwd.length + 1).replaceAll(sep, "/");
  const inside = relative(cwd, path);
  return (inside === "" ? "." : isAbsolute(inside) ? path : inside).split(sep).join("/");
}

const missing = { en: "there is no such file or folder", zh: "文件或文件夹不存在" };
const noneRead = { en: "no file that matches this pattern is JSON or Terraform", zh: "与该模式匹配的文件都不是 JSON 或 Terraform" };
const noMatch = { en: "no file matches this pattern", zh: "没有文件与该模式匹配" };
