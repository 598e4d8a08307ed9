/**
 * The shape of `server/catalog/actions/<service>.json`: written by the importer, packed into the bundles, read by
 * `load.ts`. `null` stands for a column that the table does not have.
 */
export interface ActionsFile {
  readonly service: string;
  readonly sources: Readonly<Record<string, SourceRecord>>;
  /** Rows by action name, names and rows in a fixed order. */
  readonly actions: Readonly<Record<string, readonly RowRecord[]>>;
}

export interface SourceRecord {
  readonly edition: string;
  readonly title: string;
  readonly date: string;
  readonly repository: string;
  readonly path: string;
  readonly commit: string;
  /** Present on a page whose rows alone decide what their actions require. */
  readonly decides?: true;
}

export interface RowRecord {
  readonly label: string;
  /** `METHOD /path` each. */
  readonly apis: readonly string[];
  /** An object where the page binds the need to a case, in its own prose. */
  readonly dependsOn: readonly (string | { readonly action: string; readonly when: string })[] | null;
  readonly iamProject: boolean | null;
  readonly enterpriseProject: boolean | null;
  readonly instanceAuth: boolean | null;
  readonly tagAuth: boolean | null;
  /** A key of `sources`. */
  readonly source: string;
}

/** The shape of `server/catalog/errata.json`. */
export interface ErrataFile {
  readonly actions: readonly { readonly written: string; readonly meant: string; readonly source: string }[];
  readonly paths: readonly { readonly written: string; readonly meant: string; readonly source: string }[];
}

/** All of the catalogue as it is packed into the bundles. */
export interface PackedCatalog {
  readonly services: readonly ActionsFile[];
  readonly errata: ErrataFile;
}
