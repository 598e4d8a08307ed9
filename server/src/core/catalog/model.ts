import type { Language } from "../text/message.js";

/** The nouns of the catalog: what the published permission tables say, row by row. */

/** `GET /v1/{project_id}/cloudservers/detail`: the path is kept as published. */
export interface ApiOperation {
  readonly method: string;
  readonly path: string;
}

/** An action that a row depends on. `when` is the page's own prose where the need is bound to a case. */
export interface Dependency {
  readonly action: string;
  readonly when?: string;
}

/** The page that a row was read from. */
export interface Source {
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  /** Day of the published state that was read, `YYYY-MM-DD`. */
  readonly date: string;
  /** The rows of this page decide what is required for their actions; rows of other pages only add hints. */
  readonly decides: boolean;
  /** Where the state that was read can be seen; `undefined` for a page that nobody else can reach. */
  readonly url?: string | undefined;
}

/** One row of a published table. `undefined` means that the table has no such column: unknown, not false. */
export interface Permission {
  /** The label in each language where it is known. A user's own table has one label for both. */
  readonly labels: Readonly<Record<Language, string | undefined>>;
  readonly apis: readonly ApiOperation[];
  readonly dependencies: readonly Dependency[] | undefined;
  /** Those of `dependencies` that the page lists in the same cell as the action itself: one call needs all of them. */
  readonly together: readonly Dependency[];
  readonly iamProject: boolean | undefined;
  readonly enterpriseProject: boolean | undefined;
  readonly instanceLevel: boolean | undefined;
  readonly tagLevel: boolean | undefined;
  readonly source: Source;
}

/** One 授权项. `name` is spelled as published. */
export interface Action {
  readonly name: string;
  readonly service: string;
  readonly resourceType: string;
  readonly operation: string;
  readonly permissions: readonly Permission[];
  /** `dependency-only`: no table row of its own is known, other rows name it as something they need. */
  readonly status: "documented" | "dependency-only";
}

/** A misprint of the published tables: `written` there, but `meant` by them. */
export interface Erratum {
  readonly written: string;
  readonly meant: string;
  readonly source: string;
}

/** Two names of one permission: older tables have `old`, newer ones `current`, and the service knows both. */
export interface Rename {
  readonly old: string;
  readonly current: string;
  readonly source: string;
}
