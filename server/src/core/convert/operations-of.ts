import type { Catalog } from "../catalog/catalog.js";
import type { Action } from "../catalog/model.js";
import { addTo } from "../text/group-by.js";
import { compareNames } from "../text/order.js";
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

/** Reads a service on first use, because reading all rows takes as long as starting the server. */
function build(catalog: Catalog, main: Catalog): OperationIndex {
  const known = new Map<string, ServiceIndex>();
  const indexOf = (service: string): ServiceIndex => {
    const found = known.get(service) ?? indexService(service, catalog, main);
    known.set(service, found);
    return found;
  };
  return {
    of: (action) => indexOf(action.service.toLowerCase()).byAction.get(action) ?? [],
    naming: (key) =>
      servicesWithKey(key, main).flatMap((service) => indexOf(service).byKey.get(key) ?? []).sort(byActionName),
  };
}

/** The operations of the actions of one service. */
interface ServiceIndex {
  readonly byKey: ReadonlyMap<string, readonly Naming[]>;
  readonly byAction: ReadonlyMap<Action, readonly string[]>;
}

function indexService(service: string, catalog: Catalog, main: Catalog): ServiceIndex {
  const byKey = new Map<string, Naming[]>();
  const byAction = new Map<Action, string[]>();
  for (const action of catalog.ofService(service)) {
    const keys = new Set<string>();
    for (const { apis, together } of action.permissions) {
      for (const { method, path } of apis) {
        const key = keyOf(method, path, service, main);
        keys.add(key);
        addTo(byKey, key, { action, together: together.map((need) => need.action) });
      }
    }
    byAction.set(action, [...keys]);
  }
  return { byKey, byAction };
}

/** The services whose actions may have an operation: those of its product, or the service in the key itself. */
function servicesWithKey(key: string, { operations }: Catalog): readonly string[] {
  return operations.servicesOf(key.slice(0, key.indexOf(" ")));
}

function byActionName(left: Naming, right: Naming): number {
  return compareNames(left.action.name, right.action.name);
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
