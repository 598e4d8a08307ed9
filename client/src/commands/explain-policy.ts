import { l10n, Uri, window, workspace } from "vscode";
import { explanationOf, isExplanation } from "../virtual/explanations.js";
import { showMarkdown } from "../virtual/show-markdown.js";
import type { Command } from "./command.js";

export const explainPolicy: Command = {
  id: "huaweiIam.explainPolicy",
  /** A menu passes the document, a code lens its URI as text. */
  async run(app, target) {
    const policy =
      typeof target === "string" ? Uri.parse(target) : target instanceof Uri ? target : app.policy.current?.uri;
    if (!policy) return void window.showInformationMessage(l10n.t("Open a policy first, then explain it."));
    if (isExplanation(policy)) return;
    // The server explains open documents only.
    await workspace.openTextDocument(policy);
    await showMarkdown(explanationOf(policy), { beside: true });
  },
};
