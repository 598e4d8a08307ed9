import type { ImportedRow } from "../cells/rows.js";
import { standingOf } from "../pages/editions.js";
import type { AnnotatedOperation } from "./operation.js";

/** How well the names in `pdpKey` of one product agree with the published tables of version 1.1. */
export interface Proof {
  /** Names of operations that the tables also list. */
  readonly compared: number;
  /** Those that the tables name for the same operation. */
  readonly agreeing: number;
  readonly isProven: boolean;
}

/** `pdpKey` is read as version 1.1 only with at least this many comparable names and this share of agreeing ones. */
const fewest = 10;
const share = 0.9;

/** Compares by method, path without the names of its parameters, and action. Letter case is ignored. */
export function proofOf(operations: readonly AnnotatedOperation[], rows: readonly ImportedRow[]): Proof {
  const tables = actionsByApi(rows);
  const names = new Map<string, boolean>();
  for (const operation of operations) {
    const listed = tables.get(apiKey(operation));
    if (!listed) continue;
    for (const name of operation.pdpKey) names.set(name, names.get(name) === true || listed.has(name.toLowerCase()));
  }
  const compared = names.size;
  const agreeing = [...names.values()].filter((agrees) => agrees).length;
  return { compared, agreeing, isProven: compared >= fewest && agreeing >= compared * share };
}

function actionsByApi(rows: readonly ImportedRow[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { page, apis, actions } of rows) {
    if (standingOf(page).role === "history") continue;
    for (const api of apis) {
      const names = found.get(apiKey(api)) ?? new Set<string>();
      for (const { action } of actions) names.add(action.toLowerCase());
      found.set(apiKey(api), names);
    }
  }
  return found;
}

function apiKey({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path.replace(/\{[^}]*\}/g, "{}")}`;
}
