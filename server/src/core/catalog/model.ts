import type { Language } from "../text/message.js";
import type { ActionSchema } from "./schema.js";

/** The data model of the catalog: what the published permission tables say, row by row. */

/** `GET /v1/{project_id}/cloudservers/detail`; the path is as published. */
export interface ApiOperation {
  readonly method: string;
  readonly path: string;
}

/** An action that a row depends on. */
export interface Dependency {
  readonly action: string;
  /** The page's own prose if the need is limited to a case. */
  readonly when?: string;
  /** `when` in English, if the page is Chinese. */
  readonly english?: string;
}

/** The page of a row. */
export interface Source {
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  /** Day of the published state that was read, `YYYY-MM-DD`. */
  readonly date: string;
  /** The rows of this page decide what is required for their actions; rows of other pages only add hints. */
  readonly decides: boolean;
  /** Where readers can see the page in the state that was read; `undefined` for a page that is not public. */
  readonly url?: string | undefined;
}

/** One row of a published table. `undefined` means that the table has no such column: unknown, not false. */
export interface Permission {
  /** The label in each language, if known. A user's own table may have one label for both. */
  readonly labels: Readonly<Record<Language, string | undefined>>;
  /** An English label made from the name of the API operation or of the action, if no page has one. */
  readonly derivedLabel?: string | undefined;
  readonly apis: readonly ApiOperation[];
  /** The name of the API operation in SDKs and KooCLI, if the source of the row states it. */
  readonly operation?: string | undefined;
  readonly dependencies: readonly Dependency[] | undefined;
  /** The subset of `dependencies` that the page lists in the same cell as the action: one call needs all of them. */
  readonly together: readonly Dependency[];
  readonly iamProject: boolean | undefined;
  readonly enterpriseProject: boolean | undefined;
  readonly instanceLevel: boolean | undefined;
  readonly tagLevel: boolean | undefined;
  readonly source: Source;
}

/** One action (授权项). `name` is spelled as published. */
export interface Action {
  readonly name: string;
  readonly service: string;
  readonly resourceType: string;
  readonly operation: string;
  readonly permissions: readonly Permission[];
  /** `dependency-only`: no table row is known for it, but other rows name it as a dependency. */
  readonly status: "documented" | "dependency-only";
  /** What an authorization schema says about an action of version 5.0; `undefined` without one. */
  readonly schema?: ActionSchema | undefined;
}

/** A misprint of the published tables: they have `written` and mean `meant`. */
export interface Erratum {
  readonly written: string;
  readonly meant: string;
  readonly source: string;
}

/** Two names of one permission: older tables have `old`, newer ones `current`, and the service accepts both. */
export interface Rename {
  readonly old: string;
  readonly current: string;
  readonly source: string;
}
