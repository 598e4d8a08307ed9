import type { ApiCall } from "../../calls/api-call.js";
import type { Catalog } from "../catalog.js";
import type { Operation } from "./operations.js";

/** What API definitions say about an operation beside the tables of version 1.1. */
export interface OtherNames {
  /** The actions of version 5.0 that the operation checks. */
  readonly identity?: readonly string[];
  /** Names of which no table proves that version 1.1 checks them for the operation. */
  readonly annotated?: readonly string[];
}

/** The names for the operations of a call. Nothing if the call may belong to several products. */
export function otherNames(operations: readonly Operation[], catalog: Catalog): OtherNames {
  const [first] = operations;
  if (!first || operations.some(({ product }) => product !== first.product)) return {};
  const identity = operations.flatMap((operation) => identityNames(operation, catalog));
  const annotated = operations.flatMap((operation) => catalog.operations.annotated(operation));
  return {
    ...(identity.length > 0 ? { identity: [...new Set(identity)] } : {}),
    ...(annotated.length > 0 ? { annotated: [...new Set(annotated)] } : {}),
  };
}

/** The actions of version 5.0 for a call that neither the tables of version 1.1 nor the list of operations has. */
export function namesOfUnlisted(
  { method, path }: ApiCall,
  isInScope: (service: string) => boolean,
  { identity }: Catalog,
): OtherNames {
  const found = (identity?.atPath(path, isInScope).values ?? [])
    .filter(({ operation }) => method === undefined || operation.method === method)
    .map(({ action }) => action.name);
  return found.length > 0 ? { identity: [...new Set(found)] } : {};
}

/**
 * Products share paths such as `/v1/{project_id}/instances`, so the row must be about the product. One path may be for
 * several operations, such as starting and stopping: then the names are unknown unless as many are known as in 1.1.
 */
function identityNames({ product, method, path }: Operation, catalog: Catalog): string[] {
  const { identity, operations } = catalog;
  const services = operations.servicesOf(product);
  const older = catalog.byApi({ method, path }).filter(({ action }) => services.includes(action.service.toLowerCase()));
  const found = (identity?.byApi({ method, path }) ?? [])
    .filter(
      ({ action }) =>
        services.includes(action.service.toLowerCase())
        || action.permissions.some(({ source }) => source.title.startsWith(`${product} `)),
    )
    .map(({ action }) => action.name);
  return found.length < older.length ? [] : found;
}
