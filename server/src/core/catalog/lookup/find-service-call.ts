import type { Catalog } from "../catalog.js";
import { type ApiLookup, findObsRequest, lookUpCall } from "./find-call.js";

/** A call as the source of a program states it: a product instead of a host, and a path with `{names}`. */
export interface ServiceCall {
  readonly method: string;
  /** Of OBS also `?acl`: a bucket's sub-resource. */
  readonly path: string;
  /**
   * Names of products in the vendor's list; the services whose actions they check decide. Requests to OBS are about a
   * bucket; those of `OBSService` are about the account.
   */
  readonly products: readonly string[];
}

/** The actions for a call whose product is known. */
export function findServiceCall({ method, path, products }: ServiceCall, catalog: Catalog): ApiLookup {
  const [bare = "", query] = path.split("?");
  const obsHost = products.includes("OBS") ? "bucket.obs" : products.includes("OBSService") ? "obs" : undefined;
  if (obsHost !== undefined) {
    const call = { method, path: bare === "" ? "/" : bare, host: `${obsHost}.region.myhuaweicloud.com` };
    return findObsRequest(query === undefined ? call : { ...call, query }, "", catalog)!;
  }
  const services = products.flatMap((product) => catalog.operations.servicesOf(product));
  return lookUpCall({ method, path: bare }, (service) => services.includes(service), catalog);
}
