import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { Edition as EditionName } from "../../core/catalog/load/load.js";
import { standingOf } from "../../importer/pages/editions.js";
import { findEditions, readEdition } from "../../importer/pages/folder.js";
import type { Page } from "../../importer/pages/page.js";
import { reasonOf } from "../../disk/reason.js";
import { readText } from "../../disk/read.js";
import { UsageProblem } from "../arguments/usage.js";

/** Pages, and a test for those of the requested edition. */
export interface SavedPages {
  readonly pages: readonly Page[];
  isWanted(page: Page): boolean;
}

const pageFile = /\.(md|markdown|html?|rst)$/i;

/**
 * The saved pages at a path. Either folders with an INDEX.json each, in the format of this project, or one such folder;
 * or any pages or a single page, as users save them. Pages without an INDEX.json belong to the edition that the caller
 * chose.
 */
export function readPages(path: string, edition: EditionName): SavedPages {
  try {
    const isFolder = statSync(path).isDirectory();
    const editions = !isFolder ? [] : existsSync(join(path, "INDEX.json")) ? [basename(path)] : findEditions(path);
    if (editions.length > 0) {
      const parent = existsSync(join(path, "INDEX.json")) ? dirname(path) : path;
      const pages = editions.flatMap((name) => readEdition(parent, name).pages);
      return { pages, isWanted: (page) => standingOf(page).edition === edition };
    }
    const folder = isFolder ? path : dirname(path);
    const files = isFolder
      ? readdirSync(path, { recursive: true, encoding: "utf8" })
          .filter((name) => pageFile.test(name))
          .sort()
      : [basename(path)];
    return { pages: files.map((name) => toPage(folder, name)), isWanted: () => true };
  } catch (error) {
    if (error instanceof UsageProblem) throw error;
    throw new UsageProblem(unreadable, { path, reason: reasonOf(error) });
  }
}

/** A page without a description: name and date are those of the file. */
function toPage(folder: string, name: string): Page {
  const path = join(folder, name);
  const reading = readText({ path, isNamed: true });
  if (reading.kind !== "text")
    throw new UsageProblem(unusable, { path, reason: reading.kind === "problem" ? reading.template : "" });
  const file = relative(folder, path).split(sep).join("/");
  const title = /^#+[ \t]*([^<\r\n]+)/m.exec(reading.text)?.[1]?.trim() ?? basename(file).replace(pageFile, "");
  const date = statSync(path).mtime.toISOString().slice(0, 10);
  return {
    folder: basename(folder),
    service: "",
    file,
    topicId: file,
    title,
    date,
    repository: "",
    path: file,
    commit: "",
    text: reading.text,
  };
}

const unreadable = { en: "{path} cannot be read: {reason}", zh: "无法读取 {path}：{reason}" };
const unusable = { en: "{path}: {reason}", zh: "{path}：{reason}" };
