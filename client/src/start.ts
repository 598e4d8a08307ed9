import { Uri, window, type ExtensionContext, type LogOutputChannel, type TestController } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { LanguageServer, type MakeClient } from "./client.js";
import { registerCommands } from "./commands/register.js";
import { PolicyDocument } from "./commands/policy-document.js";
import { registerPolicyTests } from "./testing/policy-tests.js";
import { registerPolicyStatus } from "./policy-status.js";
import { registerActionPages } from "./virtual/actions.js";
import { registerCatalogDocument } from "./virtual/catalog.js";
import { startWhenNeeded } from "./start-when-needed.js";
import { registerReports } from "./virtual/reports.js";
import { registerExplanations } from "./virtual/explanations.js";

/** The exports of this extension, mainly for our editor tests. */
export interface Api {
  /** The client of the running server; a new one after a restart. */
  readonly client: BaseLanguageClient | undefined;
  /** The policy tests of the Testing view. */
  readonly testController: TestController;
  readonly log: LogOutputChannel;
  /** Whether the tools for coding agents are registered in this editor. */
  readonly isOfferedToAgents?: boolean;
}

/**
 * Starts the extension with a language client for a desktop, a remote machine or a browser. Returns when the server
 * answers, has failed to start, or waits to be needed. `stop` ends the server.
 */
export async function startExtension(
  context: ExtensionContext,
  makeClient: MakeClient,
): Promise<Api & { stop(): Promise<void> }> {
  const log = window.createOutputChannel("Huawei IAM", { log: true });
  const server = new LanguageServer(makeClient, log, {
    rulePages: Uri.joinPath(context.extensionUri, "docs/rules").toString(),
    terraformApis: Uri.joinPath(context.extensionUri, "dist/terraform-apis.txt").toString(),
  });
  const policy = new PolicyDocument();
  context.subscriptions.push(log, ...registerCommands({ context, server, log, policy }));
  context.subscriptions.push(
    ...registerExplanations(server),
    ...registerCatalogDocument(server),
    registerActionPages(server),
    registerReports(),
    ...registerPolicyStatus(server, log, policy),
  );
  const { isNow, started, subscriptions } = startWhenNeeded(server);
  const { controller: testController, subscriptions: ofTests } = registerPolicyTests(server, started);
  context.subscriptions.push(...subscriptions, ...ofTests);
  if (isNow) await started;
  return { log, testController, get client() { return server.client; }, stop: () => server.stop() };
}
