import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { compareNames } from "../../core/text/order.js";
import { definitionFolders, pageName, type Page } from "./page.js";
import { ImportProblem } from "../problem.js";

/** An entry of an edition's INDEX.json. */
interface IndexEntry {
  readonly service: string;
  readonly file: string;
  readonly repo: string;
  readonly commit: string;
  /** `null` if no day is published; then `pages.json` has the date when the pages were collected. */
  readonly commitDate: string | null;
  readonly path: string;
  readonly topicId: string;
  readonly title: string;
  readonly kind: string;
}

/** The pages of an edition in the order of its INDEX.json. */
export interface EditionFolder {
  readonly pages: readonly Page[];
  /** Names of the pages that INDEX.json lists as tables of API permissions. */
  readonly apiPages: readonly string[];
}

/** The names of the editions in a folder: each subfolder with an INDEX.json that is not skipped, the seed first. */
export function findEditions(folder: string, { skipped }: PagesFile = nothingKnown): string[] {
  const names = readdirSync(folder).filter(
    (name) =>
      !skipped.some(({ page }) => page === `${name}/`)
      && name !== definitionFolders["1.1"]
      && existsSync(join(folder, name, "INDEX.json")),
  );
  return names.sort((left, right) => Number(right === "seed") - Number(left === "seed") || compareNames(left, right));
}

/** The file `pages.json`: facts about saved pages that INDEX.json does not have, each entry with its reason. */
export interface PagesFile {
  /** Pages that are not read, and folders, which end with a slash. */
  readonly skipped: readonly { readonly page: string; readonly reason: string }[];
  /** The month or day for pages without a date. */
  readonly undated: readonly { readonly folder: string; readonly date: string; readonly source: string }[];
}

const nothingKnown: PagesFile = { skipped: [], undated: [] };

/** Reads one edition. Throws an `ImportProblem` if a page is missing or has no date. */
export function readEdition(folder: string, edition: string, known: PagesFile = nothingKnown): EditionFolder {
  const skipped = new Set(known.skipped.map(({ page }) => page));
  const entries = (JSON.parse(readFileSync(join(folder, edition, "INDEX.json"), "utf8")) as IndexEntry[])
    .filter(({ service, file }) => !skipped.has(`${edition}/${service}/${file}`));
  const pages = entries.map((entry) => readPage(folder, edition, entry, known));
  return { pages, apiPages: pages.filter((_, index) => entries[index]?.kind === "api").map(pageName) };
}

/** Marks the pages of which a folder `-newer` of the same edition has a newer state. */
export function markReplaced(pages: readonly Page[]): Page[] {
  const topic = ({ folder, repository, topicId }: Page) => `${folder.replace(/-newer$/, "")} ${repository}#${topicId}`;
  const newer = new Set(pages.filter(({ folder }) => folder.endsWith("-newer")).map(topic));
  return pages.map((page) =>
    !page.folder.endsWith("-newer") && newer.has(topic(page)) ? { ...page, isReplaced: true } : page,
  );
}

function readPage(folder: string, edition: string, entry: IndexEntry, { undated }: PagesFile): Page {
  const file = [`${entry.service}/${entry.file}`, entry.file].find((name) => existsSync(join(folder, edition, name)));
  if (file === undefined) throw new ImportProblem({ page: `${edition}/${entry.service}/${entry.file}` }, "INDEX.json names this page, but it is not there.");
  const date = entry.commitDate?.slice(0, 10) ?? undated.find((one) => one.folder === edition)?.date;
  if (date === undefined) throw new ImportProblem({ page: `${edition}/${file}` }, "INDEX.json has no date for this page, and pages.json has none for its folder.");
  return {
    folder: edition,
    service: entry.service,
    file,
    topicId: entry.topicId,
    title: entry.title,
    date,
    repository: entry.repo,
    path: entry.path,
    commit: entry.commit,
    text: readFileSync(join(folder, edition, file), "utf8"),
  };
}
