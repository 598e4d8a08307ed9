import { window, type ExtensionContext } from "vscode";
import { LanguageServer } from "./client.js";
import { registerCommands } from "./commands/register.js";
import type { LanguageClient } from "vscode-languageclient/node";

/** What `activate` gives to whoever asks for this extension, our editor tests above all. */
export interface Api {
  /** The client of the server that runs now; another one after a restart. */
  readonly client: LanguageClient | undefined;
}

let server: LanguageServer | undefined;

/** Starts the language server. Returns when it answers, or when it is known that it will not. */
export async function activate(context: ExtensionContext): Promise<Api> {
  const log = window.createOutputChannel("Huawei IAM", { log: true });
  const started = new LanguageServer(context.asAbsolutePath("dist/server.js"), log);
  server = started;
  context.subscriptions.push(log, ...registerCommands(started, log));
  await started.start();
  return { get client() { return started.client; } };
}

/** Ends the language server with the window. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
