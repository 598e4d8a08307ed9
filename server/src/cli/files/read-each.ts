import { readText, type FileFilter } from "../../disk/read.js";
import { type FileNotation, mayBytesHold, mayHold, notationOf } from "../../core/terraform/file-notation.js";
import type { Context } from "../commands/command.js";
import { progressOn } from "../terminal/progress.js";
import { type FileProblem, findFiles } from "./find-files.js";
import { whyUnread } from "./unread.js";
import { pushAll } from "../../core/text/push-all.js";

/** A file that may contain a policy. */
export interface ReadFile {
  readonly path: string;
  readonly shown: string;
  readonly text: string;
  readonly hasBom: boolean;
  /** Whether the user named this file, and not a folder or a pattern. */
  readonly isNamed: boolean;
}

/**
 * The files that the arguments of a command mean, read one after the other, with progress on the terminal. Files that
 * were only found and cannot contain a policy are left out; with `policiesOnly` named files, too. What cannot be found
 * or read is added to `problems`.
 */
export function* readEach(
  names: readonly string[],
  { io, say }: Pick<Context, "io" | "say">,
  problems: FileProblem[],
  policiesOnly = false,
): Generator<ReadFile, void> {
  const found = findFiles(names, io.cwd, policiesOnly);
  pushAll(problems, found.problems);
  const progress = progressOn(io, found.files.length, say);
  for (const { path, shown, isNamed } of found.files) {
    progress.step();
    const reading = readText({ path, isNamed, wanted: wanted[notationOf(path)] });
    if (reading.kind === "skipped") continue;
    const unread = reading.kind === "problem" ? reading : isNamed ? whyUnread(path, reading.text) : undefined;
    if (reading.kind === "problem" || unread) problems.push({ shown, template: unread!.template, args: unread!.args });
    else yield { path, shown, isNamed, text: reading.text, hasBom: reading.hasBom };
  }
  progress.end();
}

const wanted: Readonly<Record<FileNotation, FileFilter>> = {
  json: wantedIn("json"),
  jsonc: wantedIn("jsonc"),
  terraform: wantedIn("terraform"),
};

function wantedIn(notation: FileNotation): FileFilter {
  return {
    mayMatter: (text) => mayHold(text, notation),
    mayBytesMatter: (bytes) => mayBytesHold(bytes, notation),
  };
}
