import type { ExtensionContext, LogOutputChannel } from "vscode";
import type { LanguageServer } from "../client.js";
import type { PolicyDocument } from "./policy-document.js";

/** What commands work with. */
export interface App {
  readonly context: ExtensionContext;
  readonly server: LanguageServer;
  readonly log: LogOutputChannel;
  readonly policy: PolicyDocument;
}

/** A command of the palette, or one that our own actions run. */
export interface Command {
  readonly id: string;
  run(app: App, ...args: readonly unknown[]): unknown;
}
