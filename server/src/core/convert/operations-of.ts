import type { Catalog } from "../catalog/catalog.js";
import type { Action } from "../catalog/model.js";
import { shapeOf } from "../catalog/lookup/path-tree.js";

/** An action that one version names for an operation, with the other actions that the same call needs. */
export interface Naming {
  readonly action: Action;
  readonly together: readonly string[];
}

/** The API operations of the actions of one version. */
export interface OperationIndex {
  /** The operations of an action by key; keys are equal in both versions. */
  of(action: Action): readonly string[];
  /** The actions that an operation checks. */
  naming(key: string): readonly Naming[];
}

/**
 * The operations of all actions of a catalog. `main` has the vendor's list of operations, by which an operation is the
 * same although its service has another prefix: `vpc` and `eip`.
 */
export function operationIndex(catalog: Catalog, main: Catalog): OperationIndex {
  const known = indexes.get(catalog) ?? build(catalog, main);
  indexes.set(catalog, known);
  return known;
}

const indexes = new WeakMap<Catalog, OperationIndex>();

function build(catalog: Catalog, main: Catalog): OperationIndex {
  const byKey = new Map<string, Naming[]>();
  const byAction = new Map<Action, string[]>();
  for (const action of catalog.actions) {
    const keys = new Set<string>();
    for (const { apis, together } of action.permissions) {
      for (const { method, path } of apis) {
        const key = keyOf(method, path, action.service.toLowerCase(), main);
        keys.add(key);
        const names = together.map((need) => need.action);
        const list = byKey.get(key);
        if (list) list.push({ action, together: names });
        else byKey.set(key, [{ action, together: names }]);
      }
    }
    byAction.set(action, [...keys]);
  }
  return { of: (action) => byAction.get(action) ?? [], naming: (key) => byKey.get(key) ?? [] };
}

function keyOf(method: string, path: string, service: string, { operations }: Catalog): string {
  const operation = operations.ofApi(method, path, service);
  return operation
    ? `${operation.product} ${operation.method} ${operation.path}`
    : `${service} ${method} ${shapeOf(path)}`;
}

/** `METHOD /path` in a key. */
export function apiInKey(key: string): string {
  return key.slice(key.indexOf(" ") + 1);
}
