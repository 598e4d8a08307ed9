import type { CatalogIndex } from "./catalog-index.js";

/**
 * The shape of `server/catalog/actions/<service>.json`: written by the importer, packed into the bundles, read by
 * `load.ts`. `null` means that the table does not have the column.
 */
export interface ActionsFile {
  readonly service: string;
  readonly sources: Readonly<Record<string, SourceRecord>>;
  /**
   * Names with wildcards that the pages publish (`cce:kubernetes:*`). They are valid even if they match no known
   * action.
   */
  readonly patterns?: readonly string[];
  /** Rows by action name; names and rows are in a fixed order. */
  readonly actions: Readonly<Record<string, readonly RowRecord[]>>;
  /** What the authorization schema of the service says beyond rows. Only files of version 5.0 have it. */
  readonly schema?: SchemaRecord | undefined;
}

export interface SourceRecord {
  readonly edition: string;
  readonly title: string;
  readonly date: string;
  readonly repository: string;
  readonly path: string;
  readonly commit: string;
  /** Set on a page whose rows alone decide what their actions require. */
  readonly decides?: true;
}

/**
 * A name, or an object if the page limits the need to a case, in the page's own prose. `english` is the case in English
 * if the file itself has it; for published pages see `PackedCatalog.cases`.
 */
export type NeedRecord = string | { readonly action: string; readonly when: string; readonly english?: string };

export interface RowRecord {
  /**
   * Only in files of users: the labels of the published tables are in separate files, see `LabelsFile`. One label for
   * both languages, or one for each.
   */
  readonly label?: string | LabelRecord;
  /** The name of the API operation, if the file states it. */
  readonly operation?: string;
  /** Each is `METHOD /path`. */
  readonly apis: readonly string[];
  /** Other actions of the same cell: the same call also needs them. */
  readonly with?: readonly NeedRecord[];
  readonly dependsOn: readonly NeedRecord[] | null;
  readonly iamProject: boolean | null;
  readonly enterpriseProject: boolean | null;
  readonly instanceAuth: boolean | null;
  readonly tagAuth: boolean | null;
  /** A key of `sources`. */
  readonly source: string;
}

/** A text in both languages. */
export interface LabelRecord {
  readonly en: string;
  readonly zh: string;
}

/** An authorization schema, apart from the labels and operations of its actions, which are rows. */
export interface SchemaRecord {
  /** The version of the schema, such as `v1`, if the file has all of it. */
  readonly version?: string;
  readonly actions: Readonly<Record<string, SchemaActionRecord>>;
  readonly resources?: readonly { readonly type: string; readonly urn: string }[];
  readonly conditions?: readonly SchemaConditionRecord[];
}

export interface SchemaActionRecord {
  /** One of `accessLevels`. */
  readonly level?: string;
  /** The action has no API operation of its own. */
  readonly permissionOnly?: boolean;
  readonly aliases?: readonly string[];
  /** Keys that do not depend on the resource. Missing if unknown. */
  readonly conditionKeys?: readonly string[];
  /** Missing if unknown, empty if the action cannot be limited to resources. */
  readonly resources?: readonly SchemaResourceRecord[];
}

export interface SchemaResourceRecord {
  /** `ecs:<region>:<account-id>:instance:<instance-id>`. */
  readonly urn: string;
  readonly required?: boolean;
  readonly conditionKeys?: readonly string[];
}

export interface SchemaConditionRecord {
  readonly key: string;
  /** One of `conditionValueTypes`. */
  readonly type: string;
  readonly multiValued: boolean;
  readonly label: LabelRecord;
}

/** The shape of `server/catalog/scenarios.json`: what jobs in the console need, by the user guides. */
export interface ScenariosFile {
  /** The guides, each with the product whose console it describes. */
  readonly sources: Readonly<Record<string, SourceRecord & { readonly product: string }>>;
  readonly scenarios: readonly ScenarioRecord[];
}

/** One row of a scenario table. */
export interface ScenarioRecord {
  /** A key of `sources`. */
  readonly source: string;
  /** The title of the table. */
  readonly table: string;
  readonly scenario: string;
  /** Who needs the actions: the user, or the agency that the service uses for the job. */
  readonly grantee: "user" | "agency";
  /** Also wildcards. */
  readonly actions: readonly string[];
  /** System roles that the table lists beside the actions. */
  readonly roles?: readonly string[];
  readonly purpose?: string;
}

/** The shape of `server/catalog/annotated.json`. */
export interface AnnotatedNamesFile {
  /** The day of the API definitions. */
  readonly date: string;
  /** By product and operation. */
  readonly names: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** The shape of `server/catalog/errata.json`. */
export interface ErrataFile {
  readonly actions: readonly { readonly written: string; readonly meant: string; readonly source: string }[];
  readonly paths: readonly { readonly written: string; readonly meant: string; readonly source: string }[];
}

/** The shape of `server/catalog/labels/<language>/<service>.json`: by action, one label for each of its rows. */
export type LabelsFile = Readonly<Record<string, readonly (string | null)[]>>;

/** The labels of each language, by service. Without them the catalog works, but rows have no labels. */
export interface PackedLabels {
  readonly zh: Readonly<Record<string, LabelsFile>>;
  readonly en: Readonly<Record<string, LabelsFile>>;
  /** English labels made from the names of operations and actions, for rows without a published one. */
  readonly derived?: Readonly<Record<string, LabelsFile>>;
}

/** How completely the pages of an edition cover a service; see `rule` in `server/catalog/release.json`. */
export interface CoverageRecord {
  readonly status: "all-named" | "some-named";
  readonly date: string;
  readonly undocumented: readonly string[];
}

/** The shape of `server/catalog/renames.json`: two names of one permission, both valid. */
export interface RenamesFile {
  readonly renames: readonly { readonly old: string; readonly current: string; readonly source: string }[];
}

/** The shape of `server/catalog/language/service-scope.json`. A service that it does not list has no known scope. */
export interface ServiceScopeFile {
  readonly services: readonly { readonly prefix: string; readonly scope: string }[];
}

/** The complete catalog as packed into the bundles. */
export interface PackedCatalog {
  readonly services: readonly ActionsFile[];
  readonly errata: ErrataFile;
  readonly labels?: PackedLabels;
  /** By service and edition. */
  readonly coverage?: Readonly<Record<string, Readonly<Record<string, CoverageRecord>>>>;
  readonly renames?: RenamesFile;
  /** English for the cases of dependencies in Chinese tables: `server/catalog/cases.json`. */
  readonly cases?: Readonly<Record<string, string>>;
  /** Actions that official guides use although no table lists them: `server/catalog/guide-names.json`. */
  readonly guideNames?: readonly string[];
  /** The actions of policy version 5.0, a separate set of names. */
  readonly identity?: Pick<PackedCatalog, "services" | "labels" | "index">;
  readonly operations?: PackedOperations;
  readonly scenarios?: ScenariosFile;
  /** What is known without reading rows; the compact form has it. */
  readonly index?: CatalogIndex;
}

/** The vendor's list of API operations, from `server/catalog/operations`. */
export interface PackedOperations {
  /** In the format of `packed-table.ts`. It is unpacked when an operation is first looked up. */
  readonly table: string;
  /** The products by the first label of a host. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  /** The service prefixes of a product's actions, if they differ from its name in lower case. */
  readonly services: Readonly<Record<string, readonly string[]>>;
  /** Names in API definitions of which no table of version 1.1 proves that it knows them. */
  readonly annotated?: AnnotatedNamesFile;
  /** The requests of OBS, whose tables have names instead of paths. */
  readonly obs?: readonly ObsRequestRecord[];
}

/** An entry of `server/catalog/operations/obs.json`; see `rule` there. */
export interface ObsRequestRecord {
  readonly method: string;
  readonly on: string;
  readonly query?: string;
  readonly actions: readonly string[];
  readonly version?: readonly string[];
  readonly copy?: readonly string[];
}
