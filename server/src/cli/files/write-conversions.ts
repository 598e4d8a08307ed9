import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, isAbsolute, join, resolve } from "node:path";
import { reasonOf } from "../../disk/reason.js";
import { UsageProblem } from "../arguments/usage.js";
import type { Conversion } from "../../core/convert/model.js";

/** A file with the conversions of its policies. */
export interface ConvertedFile {
  /** The absolute path. */
  readonly path: string;
  readonly shown: string;
  readonly conversions: readonly Conversion[];
}

/**
 * Writes the results of a conversion: a single one to the file `out`, or all to the folder `out` under the names of
 * their sources. A source is never overwritten, also by another path such as a link, and no result by another one:
 * then nothing is written. Throws a `UsageProblem` if something cannot be written.
 */
export function writeResults(files: readonly ConvertedFile[], out: string, cwd: string): void {
  const path = resolve(cwd, out);
  const results = files.flatMap((file) =>
    file.conversions.flatMap(({ text, policy }) => {
      const name = file.conversions.length > 1 ? numbered(nameOf(file), policy + 1) : nameOf(file);
      return text === undefined ? [] : [{ name, text }];
    }),
  );
  const isFolder = results.length > 1 || /[\\/]$/.test(out) || (existsSync(path) && statSync(path).isDirectory());
  const targets = results.map(({ name, text }) => ({ target: isFolder ? join(path, name) : path, text }));
  const sources = new Set(files.map((file) => identityOf(file.path)));
  const taken = new Set<string>();
  for (const { target } of targets) {
    if (sources.has(identityOf(target))) throw new UsageProblem(isSource, { path: target });
    if (taken.has(target)) throw new UsageProblem(isTwice, { path: target });
    taken.add(target);
  }
  for (const { target, text } of targets) {
    try {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text.endsWith("\n") ? text : `${text}\n`);
    } catch (error) {
      throw new UsageProblem(notWritten, { path: target, reason: reasonOf(error) });
    }
  }
}

/** What two paths of one file have in common: links, and letter case where the disk ignores it. */
function identityOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${String(found.dev)}:${String(found.ino)}` : path;
}

/** The path of a source in the folder of the results; only the name if the source is outside of the working folder. */
function nameOf({ shown, path }: ConvertedFile): string {
  return isAbsolute(shown) || shown.startsWith("..") || shown.startsWith("<") ? basename(path) : shown;
}

function numbered(name: string, number: number): string {
  const ending = extname(name);
  return `${name.slice(0, name.length - ending.length)}.${number}${ending}`;
}

const isSource = {
  en: "{path} is a source; the result needs another name.",
  zh: "{path} 是源文件，请为结果另指定名称。",
};
const isTwice = {
  en: "Two results would be {path}; convert the files separately, or run the command in a folder that contains both.",
  zh: "有两个结果的路径同为 {path}，请分别转换，或在同时包含这些源文件的文件夹中运行命令。",
};
const notWritten = { en: "{path} cannot be written: {reason}", zh: "无法写入 {path}：{reason}" };
