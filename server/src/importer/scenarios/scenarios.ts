import type { ScenarioRecord, ScenariosFile } from "../../core/catalog/load/file.js";
import { compareNames } from "../../core/text/order.js";
import { type Cell, cellText, pageName, type Page, type Table } from "../pages/page.js";
import { readTables } from "../pages/tables.js";
import { ImportProblem, type PagePlace } from "../problem.js";
import { isOtherTable, type ScenarioColumns, scenarioTables } from "./scenario-tables.js";

/**
 * The scenarios of user guides: which actions a job in the console needs. Throws an `ImportProblem` at a table whose
 * columns are unknown, and at a cell with a line that is neither an action nor a known remark.
 */
export function readScenarios(pages: readonly Page[]): ScenariosFile {
  const read = pages
    .map((page) => ({ page, scenarios: scenariosOf(page) }))
    .filter(({ scenarios }) => scenarios.length > 0)
    .sort((a, b) => compareNames(idOf(a.page), idOf(b.page)));
  return {
    sources: Object.fromEntries(read.map(({ page }) => [idOf(page), sourceOf(page)])),
    scenarios: read.flatMap(({ scenarios }) => scenarios),
  };
}

function scenariosOf(page: Page): ScenarioRecord[] {
  const titles = tableTitles(page.text);
  const tables = readTables(page);
  if (titles.length !== tables.length)
    throw new ImportProblem({ page: pageName(page) }, `${tables.length} tables have ${titles.length} titles.`);
  return tables.flatMap((table, index) => {
    const header = table.header.map(cellText);
    const columns = scenarioTables.find((known) => known.header.join("|") === header.join("|"));
    if (columns) return rowsOf(page, table, index + 1, titles[index]!, columns);
    if (isOtherTable(header)) return [];
    const place = { page: pageName(page), table: index + 1 };
    throw new ImportProblem(place, `no scenario table has the columns "${header.join('", "')}".`);
  });
}

function rowsOf(page: Page, { rows }: Table, table: number, title: string, columns: ScenarioColumns): ScenarioRecord[] {
  let scenario = "";
  return rows.flatMap((row, index) => {
    // A cell that spans rows is only in the first of them.
    scenario = (row[columns.scenario] ?? []).map(({ text }) => text).join("; ") || scenario;
    const place = { page: pageName(page), table, row: index + 1, cell: columns.header[columns.actions]! };
    const needs = (row[columns.actions] ?? []).map(({ text }) => needIn(text.trim(), place));
    const actions = needs.flatMap((need) => need.action ?? []);
    const roles = needs.flatMap((need) => need.role ?? []);
    if (actions.length === 0) return [];
    const purpose = columns.purpose === undefined ? undefined : purposeIn(row[columns.purpose] ?? []);
    return {
      source: idOf(page),
      table: title,
      scenario,
      grantee: columns.grantee,
      actions: [...new Set(actions)],
      ...(roles.length === 0 ? {} : { roles }),
      ...(purpose === undefined ? {} : { purpose }),
    };
  });
}

/** A line of a cell: an action, alone or before its description in parentheses, or a system role. */
function needIn(text: string, place: PagePlace): { readonly action?: string; readonly role?: string } {
  const action = /^([a-z][\w-]*:[\w*-]+:[\w*-]+):?(?: \(.*\))?$/i.exec(text)?.[1];
  if (action !== undefined) return { action };
  const role = /^([A-Z][\w ]* (?:Administrator|Operator|User|Admin))(?: \(role\))?$/.exec(text)?.[1];
  if (role !== undefined) return { role };
  if (/^(?:|Unavailable|Any .* permission, for example, .*)$/.test(text)) return {};
  throw new ImportProblem(place, `"${text}" is neither an action nor a role.`);
}

/** The first sentence of a purpose, without its final stop; `undefined` if it is longer than a label. */
function purposeIn(cell: Cell): string | undefined {
  const [first = ""] = (cell[0]?.text ?? "").replace(/^\(\w+\) /, "").split(/\.(?:\s|$)/);
  return first === "" || first.length > longestPurpose ? undefined : first;
}

const longestPurpose = 90;

/** The titles of the tables of a page in order, without their numbers. */
function tableTitles(text: string): string[] {
  return [...text.matchAll(/^ *\.\. table:: (?:\*\*Table \d+\*\* )?(.*)$/gm)].map(([, title = ""]) => title.trim());
}

/** Pages of user guides have topic ids of their own, so they never share a key with a table of permissions. */
function idOf({ topicId }: Page): string {
  return `guide/${topicId}`;
}

function sourceOf(page: Page): ScenariosFile["sources"][string] {
  const { title, date, repository, path, commit, service } = page;
  const product = products.get(service);
  if (product === undefined) throw new ImportProblem({ page: pageName(page) }, `"${service}" has no product name.`);
  return { edition: "otc", product, title, date, repository, path, commit };
}

/** The names of the products by the folders of their guides. */
const products = new Map([
  ["data-arts-studio", "DataArts Studio"],
  ["function-graph", "FunctionGraph"],
  ["modelarts", "ModelArts"],
]);
