import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { ActionsFile } from "../../core/catalog/load/file.js";
import { createOperations } from "../../core/catalog/operations/operations.js";
import type { PackedCatalog } from "../../core/catalog/load/file.js";
import { errorReason } from "../../core/text/error.js";
import { type SavedSchema, schemaFiles } from "../../importer/schemas/schema-files.js";
import { SchemaProblem } from "../../importer/schemas/json-place.js";
import { reasonOf } from "../../disk/reason.js";
import { readText, unreadable } from "../../disk/read.js";
import { walk } from "../../disk/walk.js";
import { UsageProblem } from "../arguments/usage.js";
import type { Context } from "../commands/command.js";
import { shownPath } from "./find-files.js";

/** The result of an import of authorization schemas. */
export interface ImportedSchemas {
  readonly files: readonly ActionsFile[];
  /** The number of saved answers. */
  readonly read: number;
}

/**
 * Reads the saved answers at these paths, which are files, or folders with `.json` files, and converts them to catalog
 * files of version 5.0. Throws a `UsageProblem` for the first one that is not understood.
 */
export function importSchemas(
  paths: readonly string[],
  { io, say }: Pick<Context, "io" | "say">,
  packed: PackedCatalog,
): ImportedSchemas {
  const files = [...new Set(paths.flatMap((path) => filesAt(resolve(io.cwd, path), io.cwd, say)))];
  const saved = files.map((path): SavedSchema => {
    const file = shownPath(path, io.cwd);
    const reading = readText({ path, isNamed: true });
    if (reading.kind !== "text")
      throw new UsageProblem(unusable, {
        file,
        reason: reading.kind === "problem" ? say(reading.template, reading.args) : "",
      });
    return { file, date: statSync(path).mtime.toISOString().slice(0, 10), json: parse(reading.text, file) };
  });
  try {
    return { files: schemaFiles(saved, createOperations(packed.operations)), read: saved.length };
  } catch (error) {
    if (error instanceof SchemaProblem) throw new UsageProblem(stopped, { what: say(error.template, error.args) });
    throw error;
  }
}

function filesAt(path: string, cwd: string, say: Context["say"]): string[] {
  const shown = shownPath(path, cwd);
  const refuse = (reason: string) => new UsageProblem(unusable, { file: shown, reason });
  let isFolder;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    const reason = reasonOf(error);
    throw refuse(say(unreadable, { reason }));
  }
  if (!isFolder) return [path];
  const found = [
    ...walk(path, ({ reason }) => {
      throw refuse(say(unreadable, { reason }));
    }),
  ].filter((name) => /\.json$/i.test(name));
  if (found.length === 0) throw refuse(say(noFiles));
  return found;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageProblem(noJson, { file, reason: errorReason(error) });
  }
}

const unusable = { en: "{file}: {reason}", zh: "{file}：{reason}" };
const noFiles = { en: "the folder contains no .json files", zh: "文件夹中没有 .json 文件" };
const noJson = {
  en: "The import stopped; nothing was written. {file} is not JSON: {reason}",
  zh: "导入中止，未写入文件。{file} 不是 JSON：{reason}",
};
const stopped = { en: "The import stopped; nothing was written. {what}", zh: "导入中止，未写入文件。{what}" };
