import {
  commands,
  l10n,
  languages,
  LanguageStatusSeverity,
  window,
  workspace,
  type Disposable,
  type LanguageStatusItem,
  type LogOutputChannel,
  type TextDocument,
} from "vscode";
import { State } from "vscode-languageclient";
import { documentStatusRequest, type DocumentParams, type DocumentStatus } from "../../server/src/protocol.js";
import type { LanguageServer } from "./client.js";
import type { PolicyDocument } from "./commands/policy-document.js";
import { documents } from "./documents.js";
import { latest } from "./latest.js";

/** The `when` clauses of commands that need a policy use this key. */
const policyKey = "huaweiIam.isPolicy";

/** Shows whether the active editor contains a policy and how it was recognized; nothing in other files. */
export function registerPolicyStatus(
  server: LanguageServer,
  log: LogOutputChannel,
  policy: PolicyDocument,
): Disposable[] {
  const status = new PolicyStatus(server, policy);
  const update = latest(
    () => status.update(),
    (error) => log.error(String(error)),
  );
  const isActive = (document: TextDocument | undefined) =>
    document !== undefined && document === window.activeTextEditor?.document;
  update();
  return [
    status,
    window.onDidChangeActiveTextEditor(update),
    workspace.onDidChangeTextDocument(({ document }) => { if (isActive(document)) update(); }),
    // When its language changes, a document is closed and opened again.
    workspace.onDidOpenTextDocument((document) => {
      if (isActive(document)) update();
    }),
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === window.activeTextEditor?.document.uri.toString())) update();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("huaweiIam")) update();
    }),
    server.onDidChangeState(update),
  ];
}

class PolicyStatus implements Disposable {
  #item: LanguageStatusItem | undefined;
  #isPolicy: boolean | undefined;

  constructor(private readonly server: LanguageServer, private readonly policy: PolicyDocument) {}

  dispose(): void {
    this.#item?.dispose();
  }

  async update(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (!document || languages.match(documents, document) === 0) return this.#show(undefined, false);
    const { state } = this.server;
    if (state !== State.Running) return this.#show(mayBePolicy(document) ? withoutServer(state) : undefined, false);
    const answer = await this.server.ask<DocumentParams, DocumentStatus>(documentStatusRequest, {
      textDocument: { uri: document.uri.toString() },
    });
    if (answer) this.policy.remember(document);
    if (document !== window.activeTextEditor?.document) return;
    await this.#show(
      answer && {
        ...answer,
        severity: LanguageStatusSeverity.Information,
        command: { command: "huaweiIam.showCatalog", title: answer.catalog },
      },
      answer !== undefined,
    );
  }

  async #show(shown: Shown | undefined, isPolicy: boolean): Promise<void> {
    if (isPolicy !== this.#isPolicy) {
      this.#isPolicy = isPolicy;
      await commands.executeCommand("setContext", policyKey, isPolicy);
    }
    if (!shown || !workspace.getConfiguration("huaweiIam").get("languageStatus.enable", true)) {
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    const item = (this.#item ??= languages.createLanguageStatusItem("huaweiIam.policy", documents));
    item.name = "Huawei IAM";
    item.text = shown.label;
    item.detail = shown.detail;
    item.severity = shown.severity;
    item.busy = shown.isBusy === true;
    item.command = shown.command;
    item.accessibilityInformation = {
      label: [item.name, shown.label, shown.detail].filter((part) => part !== "").join(", "),
    };
  }
}

interface Shown extends Pick<DocumentStatus, "label" | "detail">, Pick<LanguageStatusItem, "severity" | "command"> {
  readonly isBusy?: boolean;
}

function withoutServer(state: State | undefined): Shown {
  return state === State.Starting
    ? {
        label: l10n.t("Starting"),
        detail: "",
        severity: LanguageStatusSeverity.Information,
        command: undefined,
        isBusy: true,
      }
    : {
        label: l10n.t("Policies are not checked"),
        detail: l10n.t("The language server is not running."),
        severity: LanguageStatusSeverity.Error,
        command: { command: "huaweiIam.restartServer", title: l10n.t("Restart") },
      };
}

/** Only the server knows for certain. If it is not running, files without a policy should not show that. */
function mayBePolicy(document: TextDocument): boolean {
  return /"Statement"\s*:/.test(document.getText());
}
