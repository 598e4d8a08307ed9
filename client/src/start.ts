import { Uri, window, type ExtensionContext } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { LanguageServer, type MakeClient } from "./client.js";
import { registerCommands } from "./commands/register.js";
import { PolicyDocument } from "./commands/policy-document.js";
import { registerPolicyStatus } from "./policy-status.js";
import { registerActionPages } from "./virtual/actions.js";
import { registerCatalogDocument } from "./virtual/catalog.js";
import { registerExplanations } from "./virtual/explanations.js";

/** What `activate` gives to whoever asks for this extension, our editor tests above all. */
export interface Api {
  /** The client of the server that runs now; another one after a restart. */
  readonly client: BaseLanguageClient | undefined;
}

/**
 * Starts the extension around a language client that runs on a desktop, on a remote machine or in a browser. Returns when
 * the server answers, or when it is known that it will not. `stop` ends the server.
 */
export async function startExtension(context: ExtensionContext, makeClient: MakeClient): Promise<Api & { stop(): Promise<void> }> {
  const log = window.createOutputChannel("Huawei IAM", { log: true });
  const server = new LanguageServer(makeClient, log, { rulePages: Uri.joinPath(context.extensionUri, "docs/rules").toString() });
  const policy = new PolicyDocument();
  context.subscriptions.push(log, ...registerCommands({ context, server, log, policy }));
  context.subscriptions.push(...registerExplanations(server), ...registerCatalogDocument(server), registerActionPages(server), ...registerPolicyStatus(server, log, policy));
  await server.start();
  return { get client() { return server.client; }, stop: () => server.stop() };
}
