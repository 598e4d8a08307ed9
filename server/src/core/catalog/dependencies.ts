import type { Language } from "../text/message.js";
import { contradictedBy, isNeededInEveryRow } from "./joint-rows.js";
import { labelOf } from "./labels.js";
import type { Action, ApiOperation, Dependency, Permission, Source } from "./model.js";
import { oncePer } from "../text/lazily.js";
import { pushAll } from "../text/push-all.js";

/**
 * What an action depends on. Tables state dependencies per row, and an action has a row for each of its APIs, so there
 * are three answers: what every row needs, what only some rows or cases need, and what only a newer page adds to the
 * deciding rows. What a row needs because its cell lists several actions is required only if no row contradicts it: a
 * fix that grants more than the author's calls need is worse than a missing hint.
 */
export interface ActionDependencies {
  /**
   * Whether any row states what the action needs. A table without that column states nothing, which is not the same as
   * «needs nothing».
   */
  readonly isStated: boolean;
  readonly required: readonly string[];
  readonly conditional: readonly ConditionalDependency[];
  readonly newer: readonly NewerDependency[];
}

/** Needed only for these APIs, only in these cases, or only by these rows, which name no API. */
export interface ConditionalDependency {
  readonly action: string;
  readonly apis: readonly ApiOperation[];
  readonly cases: readonly Case[];
  readonly rows: readonly Permission[];
}

/** The page's own prose, and in English if the page is Chinese. */
type Case = Required<Pick<Dependency, "when">> & Pick<Dependency, "english">;

export interface NewerDependency {
  readonly action: string;
  readonly source: Source;
}

/**
 * Sorts an action's dependencies by how binding they are. Each dependency is in one list only. Actions never change, so
 * this is done once.
 */
export const dependenciesOf = oncePer((action: Action): ActionDependencies => sortOut(action));

/** Whether an action needs others, at least in some cases. */
export function mayNeedOthers(action: Action): boolean {
  const { required, conditional, newer } = dependenciesOf(action);
  return required.length + conditional.length + newer.length > 0;
}

function sortOut(action: Action): ActionDependencies {
  const deciding = action.permissions.filter(({ source }) => source.decides);
  const all = deciding.length > 0 ? deciding : action.permissions;
  const rows = all.filter(statesNeeds);
  const fromCell = new Set(rows.flatMap(({ together }) => together.map((need) => need.action.toLowerCase())));
  const required = requiredBy(rows, action.name).filter(
    (name) => !fromCell.has(name.toLowerCase()) || isNeededInEveryRow(name, action, all),
  );
  const known = new Set([action.name, ...required].map((name) => name.toLowerCase()));
  const conditional = conditionalOn(rows, known);
  for (const { action: name } of conditional) known.add(name.toLowerCase());
  const others = deciding.length > 0 ? action.permissions.filter((row) => !row.source.decides).filter(statesNeeds) : [];
  return { isStated: rows.length > 0, required, conditional, newer: addedBy(others, known) };
}

/** A row of a table with a column of dependencies. Only such a row can say that something is not needed. */
type StatingRow = Permission & { readonly dependencies: readonly Dependency[] };

function statesNeeds(row: Permission): row is StatingRow {
  return row.dependencies !== undefined;
}

function requiredBy(rows: readonly StatingRow[], self: string): string[] {
  const [first, ...rest] = rows.map((row) => row.dependencies.filter(({ when }) => when === undefined));
  const needs = (row: readonly Dependency[], name: string) => row.some(({ action }) => sameName(action, name));
  const names = (first ?? []).map(({ action }) => action).filter((name) => rest.every((row) => needs(row, name)));
  return names.filter(
    (name, index) => !sameName(name, self) && names.findIndex((other) => sameName(other, name)) === index,
  );
}

function conditionalOn(rows: readonly StatingRow[], known: ReadonlySet<string>): ConditionalDependency[] {
  const found = new Map<string, { action: string; apis: ApiOperation[]; cases: Case[]; rows: Permission[] }>();
  for (const row of rows) {
    for (const { action, when, ...translated } of row.dependencies) {
      const key = action.toLowerCase();
      if (known.has(key)) continue;
      const entry = found.get(key) ?? { action, apis: [], cases: [], rows: [] };
      found.set(key, entry);
      if (when !== undefined) entry.cases.push({ when, ...translated });
      else if (row.apis.length > 0) pushAll(entry.apis, row.apis);
      else entry.rows.push(row);
    }
  }
  return [...found.values()];
}

function addedBy(rows: readonly StatingRow[], known: ReadonlySet<string>): NewerDependency[] {
  const found = new Map<string, NewerDependency>();
  for (const row of rows) {
    const contradicted = contradictedBy(rows, row);
    for (const { action } of row.dependencies) {
      const key = action.toLowerCase();
      if (!known.has(key) && !found.has(key) && !contradicted.has(key)) found.set(key, { action, source: row.source });
    }
  }
  return [...found.values()];
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/**
 * The cases in which a conditional dependency applies, for display: the page's prose, and the labels of rows without an
 * API.
 */
export function casesOf({ cases, rows }: ConditionalDependency, language: Language): string[] {
  const labels = rows.map((row) => labelOf(row, language)).filter((label) => label !== "");
  const words = cases.map(({ when, english }) => (language === "en" ? (english ?? when) : when));
  return [...new Set([...words, ...labels])];
}
