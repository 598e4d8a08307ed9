import type { ExtensionContext, LogOutputChannel } from "vscode";
import type { LanguageServer } from "../client.js";
import type { PolicyDocument } from "./policy-document.js";

/** The context of commands. */
export interface App {
  readonly context: ExtensionContext;
  readonly server: LanguageServer;
  readonly log: LogOutputChannel;
  readonly policy: PolicyDocument;
}

/** A command of the palette, or an internal command of our actions. */
export interface Command {
  readonly id: string;
  run(app: App, ...args: readonly unknown[]): unknown;
}
