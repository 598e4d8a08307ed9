import type { Rename } from "../model.js";

/** What a build derives from all rows of an edition. */
export interface EditionFacts {
  /** Day of the newest page, `YYYY-MM-DD`. */
  readonly newest?: string;
  /** Names that rows need and that have no row. */
  readonly dependencyOnly: readonly string[];
  /** Services whose tables have every action that their pages and the official guides name. */
  readonly allNamed: readonly string[];
  readonly renames: readonly Rename[];
}

/** What is known of a packed catalog without reading its rows. */
export interface CatalogIndex {
  /** `undefined` for an edition without derived facts. */
  facts(edition: string): EditionFacts | undefined;
  /** The actions of a service with a row of the edition, or only those with a row of another one. */
  names(service: string, edition: string, isOther: boolean): readonly string[];
  readonly patterns: readonly string[];
}
