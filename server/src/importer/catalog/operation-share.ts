import { shapeOf } from "../../core/catalog/lookup/path-tree.js";
import type { ServiceFiles } from "./catalog-files.js";
import { type ListedOperations, readListedOperations } from "./listed-operations.js";

/** How many of the API operations that the vendor lists for a service have an action in the tables. */
export interface OperationShare {
  readonly listed: number;
  readonly withAction: number;
}

export interface OperationShares {
  readonly total: OperationShare;
  /** By service and edition; `undefined` if the vendor lists no operation of the service. */
  of(service: string, edition: string): OperationShare | undefined;
}

/**
 * Compares the rows of the catalog with the vendor's list. Operations are equal if method and path are, whatever the
 * names of parameters; those of Huawei Cloud Stack do not count.
 */
export function operationShares(files: readonly ServiceFiles[], operations: ListedOperations): OperationShares {
  const listed = listedByService(operations);
  const known = new Map(files.map(({ actions }) => [actions.service, knownByEdition(actions)]));
  const share = (service: string, isKnown: (api: string) => boolean): OperationShare => {
    const all = [...(listed.get(service) ?? [])];
    return { listed: all.length, withAction: all.filter(isKnown).length };
  };
  const all = [...listed.keys()].map((service) =>
    share(service, (api) => [...(known.get(service)?.values() ?? [])].some((apis) => apis.has(api))),
  );
  return {
    total: {
      listed: all.reduce((sum, one) => sum + one.listed, 0),
      withAction: all.reduce((sum, one) => sum + one.withAction, 0),
    },
    of: (service, edition) =>
      listed.has(service)
        ? share(service, (api) => known.get(service)?.get(edition)?.has(api) === true)
        : undefined,
  };
}

/** `METHOD /shape` of the listed operations, by the service whose actions their product checks first. */
function listedByService({ table, services }: ListedOperations): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { product, method, path } of readListedOperations(table)) {
    if (product.startsWith("HCS")) continue;
    const [service = product.toLowerCase()] = Object.hasOwn(services, product) ? services[product]! : [];
    found.set(service, (found.get(service) ?? new Set()).add(`${method} ${shapeOf(path)}`));
  }
  return found;
}

function knownByEdition({ sources, actions }: ServiceFiles["actions"]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { source, apis } of Object.values(actions).flat()) {
    const edition = sources[source]?.edition ?? "";
    const known = found.get(edition) ?? new Set();
    found.set(edition, known);
    for (const api of apis) {
      const [method = "", path = ""] = api.split(" ");
      known.add(`${method} ${shapeOf(path)}`);
    }
  }
  return found;
}
