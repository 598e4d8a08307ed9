/**
 * Our own requests in addition to the language server protocol: their names, and their parameters and results as plain
 * JSON. This is the only server file that the client imports. A request that cannot be answered returns null.
 */

// Client and server look for policies in files of the same names.
export * from "./protocol-catalog.js";
export * from "./protocol-files.js";
export * from "./protocol-find.js";
export * from "./protocol-needs.js";
export * from "./protocol-start.js";
export * from "./protocol-tests.js";
export { isPolicyName, isReadByName, isTestName, readGlob } from "./core/policy/file-names.js";

/** Checks all files of the workspace. The result has a sentence for the reader and numbers. */
export const checkWorkspaceCommand = "huaweiIam.checkWorkspace";
export interface CheckResult {
  readonly message: string;
  readonly policies: number;
  /** Files that were checked, policies or not. */
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  /** False if the check was cancelled. */
  readonly isComplete: boolean;
}

/** Asks which policies of the workspace allow or deny an action, a wildcard or the actions of a service. */
export const whoGrantsRequest = "huaweiIam/whoGrants";

export interface WhoGrantsParams {
  readonly query: string;
}

/** Texts are in the user's language. */
export interface WhoGrants {
  /** How many entries were found, or why none; "" for an empty query. */
  readonly summary: string;
  /** Those that allow come first. */
  readonly places: readonly GrantPlace[];
}

export interface GrantPlace {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly effect: "Allow" | "Deny";
  /** The action or wildcard as written. */
  readonly entry: string;
  /** What limits it; "" if nothing does. */
  readonly notes: string;
}

/**
 * All ways to allow actions at a place in a document. Without a document, or in one that is no policy: in a new policy.
 */
export const insertActionsRequest = "huaweiIam/insertActions";

export interface InsertActionsParams {
  readonly actions: readonly string[];
  readonly textDocument?: { readonly uri: string };
  readonly position?: Position;
}

export interface InsertChoices {
  /** The version of the document that the edits are for. */
  readonly version: number | null;
  readonly choices: readonly InsertChoice[];
}

/** Texts are in the user's language. */
export interface InsertChoice {
  /** In the statement at the place, in a new statement, or in a new policy. */
  readonly kind: "insert" | "statement" | "policy";
  readonly withDependencies: boolean;
  readonly title: string;
  /** What it allows, and what else the user should know. */
  readonly detail: string;
  /** Actions that were not allowed before. */
  readonly grants: readonly string[];
  /** Exactly one of these is set: the edits, the text of the policy, or why it cannot be done. */
  readonly edits?: readonly PlainEdit[];
  readonly text?: string;
  readonly refused?: string;
}

export interface PlainEdit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

/** A position of the protocol: both count from 0, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A page with everything that is known about an action, or what it means that the action is unknown. */
export const describeActionRequest = "huaweiIam/describeAction";

export interface DescribeActionParams {
  readonly action: string;
}

export interface DescribeActionResult {
  readonly markdown: string;
}

/** Policies for common tasks in the order of the list. No parameters. */
export const policyTemplatesRequest = "huaweiIam/policyTemplates";

/** Texts are in the user's language. */
export interface PolicyTemplateItem {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** JSON as a snippet of the protocol, indented with tabs. */
  readonly snippet: string;
}

/** A question about one open document. */
export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** What a document grants and denies, as a page; null if the document is not open. */
export const explainRequest = "huaweiIam/explain";

export interface ExplainResult {
  /** The text of `huawei-iam explain --format markdown`, or why there is nothing to explain. */
  readonly markdown: string;
  /** The version of the policy language whose actions it names; that of the first policy, if there are several. */
  readonly version: "1.1" | "5.0";
}

/** What changed from another text to a document, as a page; null if the document is not open. */
export const compareRequest = "huaweiIam/compare";

export interface CompareParams extends DocumentParams {
  readonly old: { readonly name: string; readonly text: string };
}
export type CompareResult = { readonly markdown: string } | { readonly refused: string };

/** The policies of a document in another version, and a report on each action; null if the document is not open. */
export const convertRequest = "huaweiIam/convert";

export interface ConvertParams extends DocumentParams {
  readonly to: "1.1" | "5.0";
}
/** `texts`: the results, fewer than the policies if some have none. `markdown`: the report on all of them. */
export type ConvertResult =
  | { readonly texts: readonly string[]; readonly markdown: string }
  | { readonly refused: string };

/** How a document was recognized; null if it is not a policy. */
export const documentStatusRequest = "huaweiIam/documentStatus";

/** Texts in the language of the server. */
export interface DocumentStatus {
  /** "Custom policy 1.1" */
  readonly label: string;
  /** "no errors or warnings · 1 statement, 2 actions" */
  readonly detail: string;
  /** "Catalog 2024-04": the catalog that it was checked against. */
  readonly catalog: string;
}

/** One policy of a document for the console or a request: strict JSON, or a question for the user. */
export const copyPolicyRequest = "huaweiIam/copyPolicy";

export interface CopyPolicyParams extends DocumentParams {
  readonly form: "pretty" | "minified" | "api-body";
  /** The policy in a document with several: its index from 0, or the position of the cursor. */
  readonly policy?: number;
  readonly position?: Position;
  /** The role type of an API body, if the user was asked for it. */
  readonly type?: "AX" | "XA";
}

/**
 * All texts are in the language of the server. To answer a question, the client sends the request again with the
 * choice.
 */
export type CopyPolicyResult =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly message: string;
      readonly errors: number;
      readonly warnings: number;
    }
  | { readonly kind: "policy-wanted"; readonly message: string; readonly choices: readonly CopyChoice[] }
  | {
      readonly kind: "type-wanted";
      readonly message: string;
      readonly policy: number;
      readonly suggested: "AX" | "XA";
      readonly choices: readonly (CopyChoice & { readonly type: "AX" | "XA" })[];
    }
  | { readonly kind: "refused"; readonly message: string; readonly position?: Position };

export interface CopyChoice {
  readonly label: string;
  readonly description: string;
}

/** What the catalog contains, as a page. No parameters. */
export const catalogRequest = "huaweiIam/catalog";

export interface CatalogResult {
  readonly markdown: string;
}
