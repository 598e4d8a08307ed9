import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { compareNames } from "../../core/text/order.js";
import { pageName, type Page } from "./page.js";
import { ImportProblem } from "../problem.js";

/** An entry of an edition's INDEX.json. */
interface IndexEntry {
  readonly service: string;
  readonly file: string;
  readonly repo: string;
  readonly commit: string;
  readonly commitDate: string;
  readonly path: string;
  readonly topicId: string;
  readonly title: string;
  readonly kind: string;
}

/** The pages of an edition in the order of its INDEX.json. */
export interface Edition {
  readonly pages: readonly Page[];
  /** Names of the pages that INDEX.json calls tables of API permissions. */
  readonly apiPages: readonly string[];
}

/** The names of the editions in a folder: each sub folder with an INDEX.json, the seed first. */
export function findEditions(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "INDEX.json")));
  return names.sort((left, right) => Number(right === "seed") - Number(left === "seed") || compareNames(left, right));
}

/** Reads one edition. */
export function readEdition(folder: string, edition: string): Edition {
  const entries = JSON.parse(readFileSync(join(folder, edition, "INDEX.json"), "utf8")) as IndexEntry[];
  const pages = entries.map((entry) => readPage(folder, edition, entry));
  return { pages, apiPages: pages.filter((_, index) => entries[index]?.kind === "api").map(pageName) };
}

function readPage(folder: string, edition: string, entry: IndexEntry): Page {
  const file = [`${entry.service}/${entry.file}`, entry.file].find((name) => existsSync(join(folder, edition, name)));
  if (file === undefined) throw new ImportProblem({ page: `${edition}/${entry.service}/${entry.file}` }, "INDEX.json names this page, but it is not there.");
  return {
    folder: edition,
    service: entry.service,
    file,
    topicId: entry.topicId,
    title: entry.title,
    date: entry.commitDate.slice(0, 10),
    repository: entry.repo,
    path: entry.path,
    commit: entry.commit,
    text: readFileSync(join(folder, edition, file), "utf8"),
  };
}
