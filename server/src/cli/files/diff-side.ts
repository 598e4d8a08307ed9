import { statSync } from "node:fs";
import { dirname, posix, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import type { ComparedFile } from "../../core/diff/sources.js";
import { isReadByName } from "../../core/policy/file-names.js";
import { isSiblingName, mayHold, mayMatterInFolder, notationOf } from "../../core/terraform/file-notation.js";
import { mayNameLocals } from "../../core/terraform/local-references.js";
import { committedFiles } from "../../disk/git.js";
import { decode } from "../../disk/read.js";
import type { SideSource } from "../arguments/diff-sides.js";
import { UsageProblem } from "../arguments/usage.js";
import type { Context } from "../commands/command.js";
import { type FileProblem, shownPath } from "./find-files.js";
import { Siblings, textsOf } from "./siblings.js";
import { systemSide } from "./system-side.js";
import { readEach } from "./read-each.js";

/** A file of one side of a comparison. */
export interface SideFile extends ComparedFile {
  /** The path on disk, also of a file that was read from git. */
  readonly path: string;
  /** Whether the user named this file. */
  readonly isNamed: boolean;
}

/**
 * The files of one side; "-" is standard input, and a system policy counts as a file. What cannot be read is added to
 * `problems`.
 */
export async function readSide(
  source: SideSource,
  context: Context,
  problems: FileProblem[],
): Promise<readonly SideFile[]> {
  const { revision, names, system } = source;
  const inFolder = (file: string) => resolve(context.io.cwd, file);
  if (system !== undefined)
    return [{ ...systemSide(system), path: inFolder("system.json"), notation: "json", isNamed: true }];
  if (revision !== undefined) return readCommitted({ ...source, revision }, context, problems);
  const siblings = new Siblings();
  if (!names.includes("-"))
    return [...readEach(names, context, problems)].map(({ path, shown, text, isNamed }) => ({
      name: shown,
      path,
      text,
      notation: notationOf(path),
      siblings: siblings.of(path, text),
      isNamed,
    }));
  if (names.length > 1) throw new UsageProblem(onlyStdin);
  const reading = decode(await context.io.stdin());
  if (reading.kind === "problem") problems.push({ shown: "<stdin>", template: reading.template, args: reading.args });
  if (reading.kind !== "text") return [];
  return [{ name: "<stdin>", path: inFolder("stdin.json"), text: reading.text, notation: "json", isNamed: true }];
}

function readCommitted(
  { revision, names, isImplied }: SideSource & { readonly revision: string },
  { io, say }: Context,
  problems: FileProblem[],
): SideFile[] {
  if (names.includes("-")) throw new UsageProblem(noStdinInGit);
  const cwd = folderFor(names[0]!, io.cwd);
  const selectors = names.map((name) => selectorOf(resolve(io.cwd, name), name, cwd));
  const isWanted = (path: string) =>
    selectors.some((fits) => fits.isFile(path))
    || (isReadByName(path) && !/(?:^|\/)node_modules\//.test(path) && selectors.some((fits) => fits(path)));
  const folders = new Set(selectors.map(({ folder }) => folder));
  const maySibling = (path: string) => isSiblingName(path) && folders.has(posix.dirname(path));
  const found = committedFiles({ revision, cwd, isWanted: (path) => isWanted(path) || maySibling(path) });
  const shownRevision = `git:${revision}`;
  if (found.kind === "problem") {
    problems.push({ shown: shownRevision, template: found.template, args: found.args });
    return [];
  }
  for (const [index, name] of names.entries()) {
    if (found.files.some(({ path }) => selectors[index]!(path))) continue;
    if (isImplied) io.err(`huawei-iam: ${say(notThereYet, { name, revision: shownRevision })}\n`);
    else problems.push({ shown: `${shownRevision}:${name}`, template: notThere, args: {} });
  }
  const texts = found.files.flatMap(({ path, bytes }) => {
    const reading = isSiblingName(path) ? decode(bytes) : undefined;
    return reading?.kind === "text" && mayMatterInFolder(reading.text) ? [{ path, text: reading.text }] : [];
  });
  const siblingsOf = (name: string, text: string) =>
    isSiblingName(name) && mayNameLocals(text)
      ? textsOf(name, texts.filter(({ path }) => path !== name && posix.dirname(path) === posix.dirname(name)))
      : [];
  return found.files.flatMap(({ path: name, bytes }): SideFile[] => {
    if (!isWanted(name)) return [];
    const path = resolve(cwd, name);
    const shown = shownPath(path, io.cwd);
    const reading = decode(bytes);
    const isNamed = selectors.some((fits) => fits.isFile(name));
    const notation = notationOf(path);
    if (reading.kind === "text")
      return isNamed || mayHold(reading.text, notation)
        ? [{ name: shown, path, text: reading.text, notation, siblings: siblingsOf(name, reading.text), isNamed }]
        : [];
    if (reading.kind === "problem" && isNamed)
      problems.push({ shown: `${shownRevision}:${shown}`, template: reading.template, args: reading.args });
    return [];
  });
}

/** The folder in which git is asked: the named one, or that of the named file, if it exists. */
function folderFor(name: string, cwd: string): string {
  const path = resolve(cwd, name);
  for (const folder of [path, dirname(path)]) {
    try {
      if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder;
    } catch {
      // A file in place of a folder: the next one may exist.
    }
  }
  return cwd;
}

/** Whether a path of the commit is a name or in it. `isFile`: whether it is exactly the name, in `folder`. */
type Selector = ((path: string) => boolean) & {
  readonly isFile: (path: string) => boolean;
  readonly folder: string;
};

/** `cwd`: the folder to which paths are relative. Names that are not paths can be globs. */
function selectorOf(path: string, name: string, cwd: string): Selector {
  const inside = relative(cwd, path).split(sep).join("/");
  const isFile = (one: string) => one === inside;
  const matches = picomatch.scan(name).isGlob ? picomatch(inside, { dot: true }) : () => false;
  const isIn = (one: string) =>
    inside === "" ? !one.startsWith("../") : isFile(one) || one.startsWith(`${inside}/`) || matches(one);
  return Object.assign(isIn, { isFile, folder: posix.dirname(inside) });
}

const onlyStdin = {
  en: '"-" means standard input and cannot be combined with other names.',
  zh: "“-”表示标准输入，不能与其他文件同时使用。",
};
const noStdinInGit = {
  en: "Standard input has no name that could be looked up in git. Name a file: git:HEAD:policies/a.json.",
  zh: "标准输入没有名称，无法在 git 中查找，请指定文件：git:HEAD:policies/a.json。",
};
const notThereYet = {
  en: "{name} is not in {revision}, so it is compared with nothing.",
  zh: "{revision} 中没有 {name}，按没有策略比较。",
};
const notThere = { en: "there is no such file or folder in that commit", zh: "该提交中没有此文件或文件夹" };
