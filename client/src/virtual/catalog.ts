import { EventEmitter, l10n, Uri, workspace, type Disposable, type TextDocumentContentProvider } from "vscode";
import { State } from "vscode-languageclient";
import { catalogRequest, type CatalogResult } from "../../../server/src/protocol.js";
import type { LanguageServer } from "../client.js";

const scheme = "huawei-iam-catalog";

/** The URI of the read-only page about the catalog. */
export function catalogDocument(): Uri {
  return Uri.from({ scheme, path: `/${l10n.t("Huawei IAM catalog")}.md` });
}

/** Registers the page. Settings choose the catalog, so a change of settings may change the text. */
export function registerCatalogDocument(server: LanguageServer): Disposable[] {
  const changes = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changes.event,
    async provideTextDocumentContent() {
      const answer = await server.ask<object, CatalogResult>(catalogRequest, {});
      return answer?.markdown ?? l10n.t("The language server is not running; the catalog is unavailable.");
    },
  };
  return [
    changes,
    workspace.registerTextDocumentContentProvider(scheme, provider),
    server.onDidChangeState(() => { if (server.state === State.Running) changes.fire(catalogDocument()); }),
  ];
}
