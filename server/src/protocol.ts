/**
 * Our own requests beside those of the language server protocol: their names, and what goes to and fro as plain JSON. The
 * one file of the server that the client imports. A request that cannot be answered is answered by null.
 */

/** What a client may say at the start, beside the settings. */
export interface InitializationOptions {
  /** The address of the folder with the rules' pages, `<rule>.md`. Without it the server looks beside its own bundle. */
  readonly rulePages?: string;
  /** What the client does for the server. */
  readonly client?: ClientOffer;
}

/** What a client takes upon itself. Other editors than ours say nothing. */
export interface ClientOffer {
  /** It answers `huaweiIam/findFiles` and `huaweiIam/readFile`; then the server looks at no file by itself. */
  readonly files?: boolean;
  /** It shows what `huaweiIam.checkWorkspace` answers; then the server does not say it as well. */
  readonly checkResult?: boolean;
  /** Beside ours it has a JSON service that offers values from elsewhere in a file, unless the file's name has a schema. */
  readonly json?: boolean;
}

/** Server to client, no parameters: the JSON files of the workspace, without what its settings hide. */
export const findFilesRequest = "huaweiIam/findFiles";
export type FindFilesResult = { readonly uris: readonly string[] } | null;

/** Server to client: the text of a file; null if there is none, or one that is too large. */
export const readFileRequest = "huaweiIam/readFile";
export interface ReadFileParams { readonly uri: string }
export type ReadFileResult = { readonly text: string } | null;

/** Checks all files of the workspace. Its answer tells what came out: as a sentence for the reader, and in numbers. */
export const checkWorkspaceCommand = "huaweiIam.checkWorkspace";
export interface CheckResult {
  readonly message: string;
  readonly policies: number;
  /** Files that were looked at, policies or not. */
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  /** Whether it came to the end; it does not when it is cancelled. */
  readonly isComplete: boolean;
}

/** Larger than any policy, role list or configuration file: such a file is not read. */
export const largestFile = 4 * 1024 * 1024;

/** Actions for whatever somebody has at hand: an API call, a URL, a curl line, an error message, a name or words. */
export const findActionsRequest = "huaweiIam/findActions";

export interface FindActionsParams {
  readonly query: string;
  /** An open document: what its policies say about an action is then said of it. */
  readonly uri?: string;
}

/** Texts are in the reader's language. */
export interface FoundActions {
  /** How the query was understood, or that nothing fits it; "" for an empty query. */
  readonly summary: string;
  /** The best first, and no more than a reader looks through. */
  readonly actions: readonly ActionCandidate[];
  /** What the query asks for together: several actions that it names, or the actions of several calls. */
  readonly together?: { readonly title: string; readonly actions: readonly string[] };
}

export interface ActionCandidate {
  readonly name: string;
  /** `unknown`: named by the text, and not in the catalog. */
  readonly status: "documented" | "dependency-only" | "unknown";
  /** "" where no page has one. */
  readonly label: string;
  /** `POST /v1/...`, those that fit the query first. */
  readonly apis: readonly string[];
  /** What speaks for or against it, as short sentences. */
  readonly remarks: readonly string[];
}

/** All ways to allow actions at a place of a document; without one, or in one that is no policy, in a new policy. */
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

/** Texts are in the reader's language. */
export interface InsertChoice {
  /** Into the statement at the place, as a statement of its own, or as a policy of its own. */
  readonly kind: "insert" | "statement" | "policy";
  readonly withDependencies: boolean;
  readonly title: string;
  /** What it allows, and what else is to be known of it. */
  readonly detail: string;
  /** What is allowed anew. */
  readonly grants: readonly string[];
  /** One of the three: the edits, the text of the policy, or why it cannot be done. */
  readonly edits?: readonly PlainEdit[];
  readonly text?: string;
  readonly refused?: string;
}

export interface PlainEdit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

/** As the protocol counts: both from 0, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** All that is known of an action, as a page for people; of one that is not known, what that means. */
export const describeActionRequest = "huaweiIam/describeAction";

export interface DescribeActionParams {
  readonly action: string;
}

export interface DescribeActionResult {
  readonly markdown: string;
}

/** Policies for common jobs, in the order in which they are offered. Asks for nothing. */
export const policyTemplatesRequest = "huaweiIam/policyTemplates";

/** Texts are in the reader's language. */
export interface PolicyTemplateItem {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** JSON as a snippet of the protocol, with a tab for each step of its indentation. */
  readonly snippet: string;
}

/** A question about one open document. */
export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** What a document grants and denies, for people; null for a document that is not open. */
export const explainRequest = "huaweiIam/explain";

export interface ExplainResult {
  /** The text of `huawei-iam explain --format markdown`, or why there is nothing to explain. */
  readonly markdown: string;
}

/** What a document was recognised as; null for one that is no policy. */
export const documentStatusRequest = "huaweiIam/documentStatus";

/** Texts in the language of the server. */
export interface DocumentStatus {
  /** "Custom policy 1.1" */
  readonly label: string;
  /** "no errors or warnings · 1 statement, 2 actions" */
  readonly detail: string;
  /** "Catalog 2024-04": what it was held against. */
  readonly catalog: string;
}

/** One policy of a document for the console or a request: strict JSON, or what has to be asked before. */
export const copyPolicyRequest = "huaweiIam/copyPolicy";

export interface CopyPolicyParams extends DocumentParams {
  readonly form: "pretty" | "minified" | "api-body";
  /** Of a document with several policies: which one, from 0, or where the cursor stands. */
  readonly policy?: number;
  readonly position?: Position;
  /** Of an API body: the type of the role, if it was asked for. */
  readonly type?: "AX" | "XA";
}

/** All texts are in the language of the server. A question is answered by asking again with what was chosen. */
export type CopyPolicyResult =
  | { readonly kind: "text"; readonly text: string; readonly message: string; readonly errors: number; readonly warnings: number }
  | { readonly kind: "policy-wanted"; readonly message: string; readonly choices: readonly CopyChoice[] }
  | { readonly kind: "type-wanted"; readonly message: string; readonly policy: number; readonly suggested: "AX" | "XA"; readonly choices: readonly (CopyChoice & { readonly type: "AX" | "XA" })[] }
  | { readonly kind: "refused"; readonly message: string; readonly position?: Position };

export interface CopyChoice {
  readonly label: string;
  readonly description: string;
}

/** What the catalog holds, for people. Asks for nothing. */
export const catalogRequest = "huaweiIam/catalog";

export interface CatalogResult {
  readonly markdown: string;
}
