import { EventEmitter, l10n, Uri, workspace, type Disposable, type TextDocumentContentProvider } from "vscode";
import { State } from "vscode-languageclient";
import { catalogueRequest, type CatalogueResult } from "../../../server/src/protocol.js";
import type { LanguageServer } from "../client.js";

const scheme = "huawei-iam-catalogue";

/** The read-only document that tells of the catalogue. */
export function catalogueDocument(): Uri {
  return Uri.from({ scheme, path: `/${l10n.t("Huawei IAM catalogue")}.md` });
}

/** Makes it open as a document. Settings choose the catalogue: when they change, so may the text. */
export function registerCatalogueDocument(server: LanguageServer): Disposable[] {
  const changes = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changes.event,
    async provideTextDocumentContent() {
      const answer = await server.ask<object, CatalogueResult>(catalogueRequest, {});
      return answer?.markdown ?? l10n.t("The language server does not run, so there is nothing to tell of the catalogue.");
    },
  };
  return [
    changes,
    workspace.registerTextDocumentContentProvider(scheme, provider),
    server.onDidChangeState(() => { if (server.state === State.Running) changes.fire(catalogueDocument()); }),
  ];
}
