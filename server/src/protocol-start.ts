/** What a client may say about itself in `initialize`. */

/** Options that a client may send at the start, in addition to the settings. */
export interface InitializationOptions {
  /** URI of the folder with the rule pages, `<rule>.md`. Without it the server looks next to its own bundle. */
  readonly rulePages?: string;
  /** URI of `terraform-apis.txt`, the provider's API calls. Without it the server looks next to its own bundle. */
  readonly terraformApis?: string;
  /** What the client does for the server. */
  readonly client?: ClientOffer;
}

/** Optional capabilities of a client. Only our own client declares them. */
export interface ClientOffer {
  /**
   * The client answers `huaweiIam/findFiles` and `huaweiIam/readFile`. The server itself finds no files; on Node, it
   * reads those on the disk.
   */
  readonly files?: boolean;
  /** The client shows the result of `huaweiIam.checkWorkspace`, so the server does not show it as well. */
  readonly checkResult?: boolean;
  /** The client has the command `huaweiIam.explainPolicy`, which opens the explanation of a document by its URI. */
  readonly explanation?: boolean;
  /**
   * The editor also has a JSON service. It suggests values from elsewhere in a file unless a schema matches the file's
   * name.
   */
  readonly json?: boolean;
}
