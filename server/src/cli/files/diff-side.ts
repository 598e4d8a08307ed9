import { resolve } from "node:path";
import type { ComparedFile } from "../../core/diff/sources.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import { decode } from "../../disk/read.js";
import { UsageProblem } from "../arguments/usage.js";
import type { Context } from "../commands/command.js";
import type { FileProblem } from "./find-files.js";
import { readEach } from "./read-each.js";

/** A file of one side of a comparison. */
export interface SideFile extends ComparedFile {
  /** The path on disk, also of a file that was read from git. */
  readonly path: string;
  /** Whether the user named this file. */
  readonly isNamed: boolean;
}

/** The files that some arguments mean; "-" is standard input. What cannot be read is added to `problems`. */
export async function readSide(
  names: readonly string[],
  context: Context,
  problems: FileProblem[],
): Promise<readonly SideFile[]> {
  if (!names.includes("-"))
    return [...readEach(names, context, problems)].map(({ path, shown, text, isNamed }) => ({
      name: shown,
      path,
      text,
      notation: notationOf(path),
      isNamed,
    }));
  if (names.length > 1) throw new UsageProblem(onlyStdin);
  const reading = decode(await context.io.stdin());
  if (reading.kind === "problem") problems.push({ shown: "<stdin>", template: reading.template, args: reading.args });
  if (reading.kind !== "text") return [];
  const path = resolve(context.io.cwd, "stdin.json");
  return [{ name: "<stdin>", path, text: reading.text, notation: "json", isNamed: true }];
}

const onlyStdin = {
  en: '"-" means standard input and cannot be combined with other names.',
  zh: "“-”表示标准输入，不能与其他文件同时使用。",
};
