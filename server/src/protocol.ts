/**
 * Our own requests beside those of the language server protocol: their names, and what goes to and fro as plain JSON. The
 * one file of the server that the client imports. A request that cannot be answered is answered by null.
 */

/** What a client may say at the start, beside the settings. */
export interface InitializationOptions {
  /** The address of the folder with the rules' pages, `<rule>.md`. Without it the server looks beside its own bundle. */
  readonly rulePages?: string;
}
