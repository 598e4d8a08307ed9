import type { Catalog } from "./catalog.js";

/** The day (`YYYY-MM-DD`) of the newest page with a table of this service; `undefined` if there is none. */
export function newestPageOf(service: string, catalog: Catalog): string | undefined {
  return catalog
    .ofService(service)
    .flatMap(({ permissions }) => permissions.map(({ source }) => source.date))
    .sort()
    .at(-1);
}
