import { EventEmitter, l10n, Uri, workspace, type Disposable, type TextDocumentContentProvider } from "vscode";
import { State } from "vscode-languageclient";
import { catalogRequest, type CatalogResult } from "../../../server/src/protocol.js";
import type { LanguageServer } from "../client.js";

const scheme = "huawei-iam-catalog";

/** The read-only document that tells of the catalog. */
export function catalogDocument(): Uri {
  return Uri.from({ scheme, path: `/${l10n.t("Huawei IAM catalog")}.md` });
}

/** Makes it open as a document. Settings choose the catalog: when they change, so may the text. */
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
