import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Configuration } from "../../core/needs/terraform/configuration.js";
import { isConfigurationName } from "../../core/needs/terraform/read-file.js";
import { loadConfiguration, type SourceFile } from "../../core/needs/terraform/load.js";
import { compareNames } from "../../core/text/order.js";
import { readText } from "../../disk/read.js";
import { reasonOf } from "../../disk/reason.js";
import { walk } from "../../disk/walk.js";
import { UsageProblem } from "../arguments/usage.js";
import type { Context } from "../commands/command.js";
import { type FileProblem, shownPath } from "./find-files.js";

/** Whether an argument names a Terraform configuration: a folder, or a file that Terraform reads. */
export function isConfiguration(name: string, cwd: string): boolean {
  const isFolder = statSync(resolve(cwd, name), { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder || isConfigurationName(basename(name));
}

/**
 * The files of named folders, without those in their subfolders, and named files. Throws a `UsageProblem` if a folder
 * has none or a named file cannot be read; other files that cannot be read are added to `problems`.
 */
export function readRoots(names: readonly string[], context: Context, problems: FileProblem[]): SourceFile[] {
  const { cwd } = context.io;
  const files = new Map<string, SourceFile>();
  for (const name of names) {
    const path = resolve(cwd, name);
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    const found = isFolder ? filesIn(path, cwd, problems) : [readNamed(path, context)];
    if (found.length === 0) throw noneIn(path, name, cwd, problems);
    for (const file of found) files.set(file.path, file);
  }
  return [...files.values()];
}

/** A configuration with its modules. Paths are relative to the working folder. */
export function readConfiguration(
  roots: readonly SourceFile[],
  { io: { cwd } }: Context,
  problems: FileProblem[],
): Configuration {
  const reading = loadConfiguration(roots);
  let step = reading.next();
  while (step.done !== true) step = reading.next(filesIn(resolve(cwd, step.value), cwd, problems));
  return step.value;
}

function filesIn(folder: string, cwd: string, problems: FileProblem[]): SourceFile[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  const real = realpathSync(folder);
  return entries
    .filter((entry) => !entry.isDirectory() && isConfigurationName(entry.name))
    .sort((a, b) => compareNames(a.name, b.name))
    .flatMap(({ name }): SourceFile[] => {
      const path = join(folder, name);
      const shown = shownPath(path, cwd);
      const reading = readText({ path, isNamed: true });
      if (reading.kind === "text") return [{ path: shown, text: reading.text, folder: real }];
      if (reading.kind === "problem") problems.push({ shown, template: reading.template, args: reading.args });
      return [];
    });
}

function readNamed(path: string, { io: { cwd }, say }: Context): SourceFile {
  const shown = shownPath(path, cwd);
  const reading = readText({ path, isNamed: true });
  if (reading.kind === "text") return { path: shown, text: reading.text, folder: realpathSync(dirname(path)) };
  throw new UsageProblem(unusable, {
    shown,
    reason: reading.kind === "problem" ? say(reading.template, reading.args) : "",
  });
}

/** Names the folders below that do have Terraform files. */
function noneIn(folder: string, shown: string, cwd: string, problems: readonly FileProblem[]): UsageProblem {
  const [problem] = problems;
  if (problem) return new UsageProblem(unusable, { shown: problem.shown, reason: problem.template.en });
  try {
    readdirSync(folder);
  } catch (error) {
    return new UsageProblem(unusable, { shown, reason: reasonOf(error) });
  }
  const below = new Set<string>();
  let seen = 0;
  for (const path of walk(folder, () => undefined)) {
    if (isConfigurationName(basename(path)) && !path.includes(".terraform"))
      below.add(shownPath(resolve(path, ".."), cwd));
    if (below.size === mostFolders || ++seen === mostFiles) break;
  }
  return below.size === 0
    ? new UsageProblem(nothing, { shown })
    : new UsageProblem(onlyBelow, { shown, folders: [...below].join(", ") });
}

const mostFolders = 5;
/** A larger folder is not searched to its end for a hint. */
const mostFiles = 20_000;
const unusable = { en: "{shown}: {reason}", zh: "{shown}：{reason}" };
const nothing = {
  en: "{shown} has no Terraform files (.tf, .tofu, .tf.json, .tofu.json).",
  zh: "{shown} 中没有 Terraform 文件（.tf、.tofu、.tf.json、.tofu.json）。",
};
const onlyBelow = {
  en: "{shown} has no Terraform files itself, and Terraform reads one folder. Name one or several of its subfolders: {folders}",
  zh: "{shown} 本身没有 Terraform 文件，而 Terraform 只读取一个文件夹。请指定其中一个或多个子文件夹：{folders}",
};
