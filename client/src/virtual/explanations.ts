import {
  EventEmitter,
  l10n,
  languages,
  Uri,
  workspace,
  type Disposable,
  type TextDocumentContentProvider,
} from "vscode";
import { explainRequest, type DocumentParams, type ExplainResult } from "../../../server/src/protocol.js";
import type { LanguageServer } from "../client.js";

const scheme = "huawei-iam-explain";

/** The URI of the read-only page that explains a policy. Its last part is the title of the tab. */
export function explanationOf(policy: Uri): Uri {
  return Uri.from({ scheme, path: `/${l10n.t("Explanation of {0}", nameOf(policy))}.md`, query: policy.toString() });
}

/** Whether a URI is one of our explanations. */
export function isExplanation(uri: Uri): boolean {
  return uri.scheme === scheme;
}

/** Registers the explanations of policies, and updates them with their policies while they are shown. */
export function registerExplanations(server: LanguageServer): Disposable[] {
  const explanations = new Explanations(server);
  return [
    workspace.registerTextDocumentContentProvider(scheme, explanations),
    explanations.changes,
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) explanations.refresh(document.uri);
    }),
    workspace.onDidOpenTextDocument(({ uri }) => explanations.refresh(uri)),
    workspace.onDidCloseTextDocument(({ uri }) => explanations.refresh(uri)),
    // A Terraform file can read its policy from any other file.
    workspace.onDidSaveTextDocument(() => { explanations.refreshAll(); }),
    // Settings, configuration files and a server restart change the answer, and all of them lead to new diagnostics.
    languages.onDidChangeDiagnostics(({ uris }) => { for (const uri of uris) explanations.refresh(uri); }),
  ];
}

class Explanations implements TextDocumentContentProvider {
  readonly changes = new EventEmitter<Uri>();
  readonly onDidChange = this.changes.event;
  /** Explanations that are being requested, and whether their policy has changed since. */
  readonly #pending = new Map<string, { isStale: boolean }>();

  constructor(private readonly server: LanguageServer) {}

  /**
   * Requests a new explanation of a policy, if one is shown. During a request, all further changes lead to a single new
   * request.
   */
  refresh(policy: Uri): void {
    if (isExplanation(policy)) return;
    const uri = explanationOf(policy);
    const pending = this.#pending.get(uri.toString());
    if (pending) pending.isStale = true;
    else if (workspace.textDocuments.some((document) => document.uri.toString() === uri.toString()))
      this.changes.fire(uri);
  }

  /** Requests a new explanation of each policy that one is shown of. */
  refreshAll(): void {
    for (const { uri } of workspace.textDocuments) if (isExplanation(uri)) this.refresh(Uri.parse(uri.query));
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const key = uri.toString();
    const pending = { isStale: false };
    this.#pending.set(key, pending);
    const policy = Uri.parse(uri.query);
    const answer = await this.server.ask<DocumentParams, ExplainResult>(explainRequest, {
      textDocument: { uri: policy.toString() },
    });
    this.#pending.delete(key);
    if (pending.isStale) this.changes.fire(uri);
    if (answer) return answer.markdown;
    const isOpen = workspace.textDocuments.some((document) => document.uri.toString() === policy.toString());
    return isOpen
      ? l10n.t("The language server is not running, so `{0}` cannot be explained.", nameOf(policy))
      : l10n.t("`{0}` is closed. Reopen it to update the explanation.", nameOf(policy));
  }
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
