import type { ActionsFile, ErrataFile, RowRecord, SourceRecord } from "../core/catalog/file.js";
import type { ApiOperation, Dependency } from "../core/catalog/model.js";
import type { Page } from "./page.js";
import { readPage, type ImportedRow } from "./rows.js";

/** The folder whose rows decide what their actions require. */
const decidingFolder = "seed";

/** What an import gives. */
export interface ImportResult {
  readonly rows: readonly ImportedRow[];
  readonly services: readonly ActionsFile[];
}

/** Reads all pages. The order of the pages is the order of the rows. */
export function importPages(pages: readonly Page[], errata: ErrataFile): ImportResult {
  const rows = pages.flatMap(readPage);
  return { rows, services: toServices(rows, errata) };
}

function toServices(rows: readonly ImportedRow[], errata: ErrataFile): ActionsFile[] {
  const meant = new Map([...errata.actions, ...errata.paths].map((erratum) => [erratum.written, erratum.meant]));
  const correct = (text: string) => meant.get(text) ?? text;
  const byAction = new Map<string, ImportedRow[]>();
  for (const row of rows) {
    for (const action of new Set(row.actions.map(correct))) byAction.set(action, [...(byAction.get(action) ?? []), row]);
  }
  const names = [...byAction.keys()].sort();
  const services = [...new Set(names.map(serviceOf))].sort();
  return services.map((service) => {
    const own = names.filter((name) => serviceOf(name) === service);
    const pages = [...new Set(own.flatMap((name) => byAction.get(name) ?? []).map(({ page }) => page))].sort(byTopic);
    return {
      service,
      sources: Object.fromEntries(pages.map((page) => [page.topicId, toSource(page)])),
      actions: Object.fromEntries(own.map((name) => [name, (byAction.get(name) ?? []).map((row) => toRecord(row, correct))])),
    };
  });
}

function toSource(page: Page): SourceRecord {
  const { title, date, repository, path, commit } = page;
  const source = { edition: "huaweicloud", title, date, repository, path, commit };
  return page.folder === decidingFolder ? { ...source, decides: true } : source;
}

function toRecord(row: ImportedRow, correct: (text: string) => string): RowRecord {
  const { label, iamProject, enterpriseProject, instanceAuth, tagAuth } = row;
  return {
    label,
    apis: row.apis.map((api) => toApiText(api, correct)),
    dependsOn: row.dependsOn && row.dependsOn.map((dependency) => toDependency(dependency, correct)),
    iamProject,
    enterpriseProject,
    instanceAuth,
    tagAuth,
    source: row.page.topicId,
  };
}

function toApiText({ method, path }: ApiOperation, correct: (text: string) => string): string {
  return `${method} ${correct(path)}`;
}

function toDependency({ action, when }: Dependency, correct: (text: string) => string): string | { action: string; when: string } {
  return when === undefined ? correct(action) : { action: correct(action), when };
}

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(":")).toLowerCase();
}

function byTopic(left: Page, right: Page): number {
  return left.topicId < right.topicId ? -1 : 1;
}
