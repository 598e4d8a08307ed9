import type {
  ActionsFile,
  LabelRecord,
  RowRecord,
  SchemaActionRecord,
  SourceRecord,
} from "../../core/catalog/load/file.js";
import { identityEdition } from "../../core/catalog/load/load.js";
import { accessLevels } from "../../core/catalog/schema.js";
import { groupBy } from "../../core/text/group-by.js";
import { compareNames } from "../../core/text/order.js";
import { servicePrefix } from "../catalog/permissions.js";
import { ImportProblem } from "../problem.js";

/** The shape of `server/catalog/identity/published.json`: rows that were copied by hand, each with its page. */
export interface PublishedFile {
  readonly pages: Readonly<Record<string, { readonly title: string; readonly date: string }>>;
  readonly actions: readonly PublishedRow[];
  /** The URN templates of resource types, by service. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface PublishedRow {
  readonly action: string;
  readonly page: string;
  /** The purpose. Without it a label is made from the name of the operation or of the action. */
  readonly label?: LabelRecord;
  readonly level?: string;
  readonly aliases?: readonly string[];
  readonly conditionKeys?: readonly string[];
  /** Types of `resources` that a request for the action always has. */
  readonly resources?: readonly string[];
  readonly apis?: readonly string[];
}

/**
 * Files of version 5.0 from the published rows, ordered by service. Throws an `ImportProblem` at a page, level or
 * resource type that the file does not define.
 */
export function publishedRows(file: PublishedFile): ActionsFile[] {
  const byService = groupBy(file.actions, ({ action }) => servicePrefix(action));
  return [...byService].sort(([a], [b]) => compareNames(a, b)).map(([service, own]): ActionsFile => {
    const rows = [...own].sort((a, b) => compareNames(a.action, b.action));
    const pages = [...new Set(rows.map(({ page }) => page))].sort(compareNames);
    const types = file.resources[service];
    return {
      service,
      sources: Object.fromEntries(pages.map((page) => [sourceId(page), sourceOf(page, file)])),
      actions: Object.fromEntries(rows.map((row) => [row.action, [toRow(row)]])),
      schema: {
        actions: Object.fromEntries(rows.map((row) => [row.action, toSchema(row, service, file)])),
        ...(types ? { resources: Object.entries(types).map(([type, urn]) => ({ type, urn })) } : {}),
      },
    };
  });
}

function sourceId(page: string): string {
  return `${identityEdition}/${page}`;
}

function sourceOf(page: string, { pages }: PublishedFile): SourceRecord {
  const known = pages[page];
  if (!known) throw new ImportProblem({ page }, "identity/published.json has rows of this page, but not its title and date.");
  // A page of the manual is named by its path; a guide that was read as a whole has no page of its own.
  const path = page.includes("/") ? `https://support.huaweicloud.com/${page}.html` : "";
  return { edition: identityEdition, title: known.title, date: known.date, repository: "", path, commit: "" };
}

function toRow({ page, label, apis = [] }: PublishedRow): RowRecord {
  return {
    ...(label ? { label } : {}),
    apis,
    dependsOn: null,
    iamProject: null,
    enterpriseProject: null,
    instanceAuth: null,
    tagAuth: null,
    source: sourceId(page),
  };
}

function toSchema(row: PublishedRow, service: string, { resources: types }: PublishedFile): SchemaActionRecord {
  const { action, page, level, aliases, conditionKeys, resources } = row;
  if (level !== undefined && !accessLevels.some((known) => known === level))
    throw new ImportProblem({ page }, `${action} has the unknown access level ${JSON.stringify(level)}.`);
  return {
    ...(level === undefined ? {} : { level }),
    ...(aliases && aliases.length > 0 ? { aliases } : {}),
    ...(conditionKeys ? { conditionKeys } : {}),
    ...(resources ? { resources: resources.map((type) => ({ urn: urnOf(type), required: true })) } : {}),
  };

  function urnOf(type: string): string {
    const urn = types[service]?.[type];
    if (urn === undefined) throw new ImportProblem({ page }, `${action} has the resource type ${type} without a URN.`);
    return urn;
  }
}
