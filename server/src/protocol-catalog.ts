// Our own requests about the content of the catalog, for a client that lets its user browse it; a part of protocol.ts.

/** The version of the policy language whose actions are wanted; without it, 1.1. */
export interface CatalogParams {
  readonly version?: "1.1" | "5.0";
}

/** The services of the catalog. */
export const catalogServicesRequest = "huaweiIam/catalogServices";

export interface CatalogServices {
  /** The number of known actions. */
  readonly actions: number;
  /** The day of the newest page, `YYYY-MM-DD`; null for a catalog without pages. */
  readonly newest: string | null;
  readonly services: readonly CatalogService[];
}

export interface CatalogService {
  /** The prefix of its actions. */
  readonly name: string;
  readonly actions: number;
  /** Actions without a row of their own: other rows name them as a dependency. */
  readonly dependencyOnly: number;
  /** Whether every action that the pages name is in a table. */
  readonly coverage: "all-named" | "some-named";
  readonly newest: string | null;
  readonly scope: "global" | "project" | null;
  /** Whether a page states the scope; otherwise it is inferred. */
  readonly isScopeCertain: boolean;
}

/** The actions of a service in the order of their names; empty for an unknown service. */
export const serviceActionsRequest = "huaweiIam/serviceActions";

export interface ServiceActionsParams extends CatalogParams {
  readonly service: string;
}

export interface ServiceActions {
  readonly service: CatalogService | null;
  readonly actions: readonly ServiceAction[];
}

/** Labels are quoted from the tables: each in its own language, "" if there is none. */
export interface ServiceAction {
  readonly name: string;
  readonly labels: { readonly en: string; readonly zh: string };
  readonly access: "read" | "write";
  readonly status: "documented" | "dependency-only";
}

/** Everything that the catalog has about an action; null if it does not have the action. */
export const actionFactsRequest = "huaweiIam/actionFacts";

export interface ActionFactsParams extends CatalogParams {
  readonly action: string;
}

type Support = "yes" | "no" | "depends" | "unknown";

/** `remarks` and `cases` are in the language of the user; labels and titles are quoted. */
export interface ActionFacts {
  readonly action: string;
  readonly service: CatalogService;
  readonly status: "documented" | "dependency-only";
  readonly access: "read" | "write";
  readonly discarded: boolean;
  /** The names that the other version of the policy language has for the same operations, as far as known. */
  readonly otherVersion: { readonly version: "1.1" | "5.0"; readonly names: readonly string[] };
  /** Newer names of the same permission. */
  readonly currentNames: readonly string[];
  readonly remarks: readonly string[];
  readonly labels: { readonly en: readonly string[]; readonly zh: readonly string[] };
  /** Whether the English label was made from the name of the operation, because no page has one. */
  readonly isEnglishDerived: boolean;
  /** `operation` is `METHOD /path`; `name` is its name in SDKs and KooCLI. */
  readonly apis: readonly { readonly operation: string; readonly label: string; readonly name?: string }[];
  readonly otherApis: readonly { readonly action: string; readonly apis: readonly string[] }[];
  /** Whether any table states what the action needs. */
  readonly needsStated: boolean;
  readonly required: readonly string[];
  readonly conditional: readonly {
    readonly action: string;
    readonly apis: readonly string[];
    readonly cases: readonly string[];
  }[];
  readonly newer: readonly { readonly action: string; readonly date: string }[];
  /** The actions that need this one, or a wildcard that includes it. */
  readonly neededBy: readonly { readonly action: string; readonly isAlways: boolean }[];
  readonly support: {
    readonly iamProject: Support;
    readonly enterpriseProject: Support;
    readonly instance: Support;
    readonly tag: Support;
  };
  readonly sources: readonly {
    readonly edition: string;
    readonly title: string;
    readonly date: string;
    readonly url?: string;
    readonly decides: boolean;
  }[];
}
