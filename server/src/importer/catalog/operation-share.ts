import { shapeOf } from "../../core/catalog/lookup/path-tree.js";
import type { AnnotatedNamesFile } from "../../core/catalog/load/file.js";
import type { ServiceFiles } from "./catalog-files.js";
import { type ListedOperations, readListedOperations } from "./listed-operations.js";

/** How many of the API operations that the vendor lists for a service have an action in the tables. */
export interface OperationShare {
  readonly listed: number;
  readonly withAction: number;
}

/** The operations of all services with an action of version 1.1. */
export interface TotalShare extends OperationShare {
  /** Also those for which only version 5.0 or an unproven name of an API definition is known. */
  readonly withAnyName: number;
}

/** What is known beside the tables of version 1.1. */
export interface OtherKnowledge {
  readonly identity: readonly ServiceFiles[];
  /** By product and operation. */
  readonly annotated: AnnotatedNamesFile["names"];
}

export interface OperationShares {
  readonly total: TotalShare;
  /** By service and edition; `undefined` if the vendor lists no operation of the service. */
  of(service: string, edition: string): OperationShare | undefined;
}

/**
 * Compares the rows of the catalog with the vendor's list. Operations are equal if method and path are, whatever the
 * names of parameters; those of Huawei Cloud Stack do not count.
 */
export function operationShares(
  files: readonly ServiceFiles[],
  operations: ListedOperations,
  others: OtherKnowledge = { identity: [], annotated: {} },
): OperationShares {
  const listed = listedByService(operations);
  const known = new Map(files.map(({ actions }) => [actions.service, knownByEdition(actions)]));
  const share = (service: string, isKnown: (api: string) => boolean): OperationShare => {
    const all = [...(listed.get(service) ?? [])];
    return { listed: all.length, withAction: all.filter(isKnown).length };
  };
  const isInTables = (service: string, api: string) =>
    [...(known.get(service)?.values() ?? [])].some((apis) => apis.has(api));
  const all = [...listed.keys()].map((service) => share(service, (api) => isInTables(service, api)));
  const named = namedElsewhere(operations, others);
  const withAnyName = [...listed].flatMap(([service, apis]) =>
    [...apis].filter((api) => isInTables(service, api) || named.has(`${service} ${api}`)),
  );
  return {
    total: {
      listed: all.reduce((sum, one) => sum + one.listed, 0),
      withAction: all.reduce((sum, one) => sum + one.withAction, 0),
      withAnyName: withAnyName.length,
    },
    of: (service, edition) =>
      listed.has(service)
        ? share(service, (api) => known.get(service)?.get(edition)?.has(api) === true)
        : undefined,
  };
}

/** `service METHOD /shape` of the operations that version 5.0 or an annotation names. */
function namedElsewhere({ table, services }: ListedOperations, { identity, annotated }: OtherKnowledge): Set<string> {
  const apis = new Map<string, Set<string>>();
  for (const { actions } of identity) {
    const titles = Object.values(actions.sources).map(({ title }) => title.split(" ")[0]!.toLowerCase());
    const own = new Set([...knownByEdition(actions).values()].flatMap((known) => [...known]));
    for (const key of new Set([actions.service, ...titles])) apis.set(key, new Set([...(apis.get(key) ?? []), ...own]));
  }
  const all = readListedOperations(table).flatMap(({ product, name, method, path }) => {
    const service = serviceOf(product, services);
    const api = `${method} ${shapeOf(path)}`;
    const isNamed = annotated[product]?.[name] !== undefined
      || [service, product.toLowerCase()].some((key) => apis.get(key)?.has(api));
    return isNamed ? [`${service} ${api}`] : [];
  });
  return new Set(all);
}

function serviceOf(product: string, services: ListedOperations["services"]): string {
  return (Object.hasOwn(services, product) ? services[product]![0] : undefined) ?? product.toLowerCase();
}

/** `METHOD /shape` of the listed operations, by the service whose actions their product checks first. */
function listedByService({ table, services }: ListedOperations): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { product, method, path } of readListedOperations(table)) {
    if (product.startsWith("HCS")) continue;
    const service = serviceOf(product, services);
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
