import { l10n, SnippetString, window, workspace } from "vscode";
import { policyTemplatesRequest, type PolicyTemplateItem } from "../../../server/src/protocol.js";
import type { Command } from "./command.js";

/**
 * Opens a policy for a common task in a new editor, with the cursor at the first placeholder. It has no name until it
 * is saved.
 */
export const newPolicy: Command = {
  id: "huaweiIam.newPolicy",
  async run({ server }) {
    const templates = await server.ask<object, readonly PolicyTemplateItem[]>(policyTemplatesRequest, {});
    if (!templates) return void window.showErrorMessage(l10n.t("The language server is not responding."));
    const items = templates.map(({ title, description, snippet }) => ({ label: title, detail: description, snippet }));
    const chosen = await window.showQuickPick(items, {
      title: l10n.t("New Policy"),
      placeHolder: l10n.t("Purpose of the policy"),
      matchOnDetail: true,
    });
    if (!chosen) return;
    const editor = await window.showTextDocument(await workspace.openTextDocument({ language: "json" }));
    await editor.insertSnippet(new SnippetString(chosen.snippet));
  },
};
