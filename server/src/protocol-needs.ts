// Our own requests about generated policies; a part of protocol.ts.

/** The folders of the workspace that contain Terraform files. No parameters. */
export const terraformFoldersRequest = "huaweiIam/terraformFolders";
export type TerraformFolders = readonly TerraformFolder[];

export interface TerraformFolder {
  readonly uri: string;
  /** Relative to its workspace folder; the name of the workspace folder for that folder itself. */
  readonly name: string;
  /** "2 files" */
  readonly detail: string;
}

/** The policies that the Terraform configuration in a folder needs. */
export const needsOfFolderRequest = "huaweiIam/needsOfFolder";
export interface NeedsOfFolderParams {
  readonly uri: string;
  /** Without it, all phases count. */
  readonly phase?: "plan" | "apply" | "destroy";
}

/** The policies that the calls of a log need. */
export const needsOfLogRequest = "huaweiIam/needsOfLog";
export interface NeedsOfLogParams {
  /** For the texts. */
  readonly name: string;
  readonly text: string;
}

/** Texts are in the language of the server. */
export type NeedsAnswer =
  | {
      readonly kind: "policies";
      /** One for each scope, and more if one would exceed a limit. */
      readonly policies: readonly NeededPolicy[];
      /** Where the actions come from, and what the policies do not cover. */
      readonly markdown: string;
    }
  | { readonly kind: "refused"; readonly message: string };

export interface NeededPolicy {
  readonly scope: "project" | "global" | "obs";
  readonly text: string;
}
