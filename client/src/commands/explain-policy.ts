import { l10n, Uri, window, workspace } from "vscode";
import { explanationOf, isExplanation } from "../virtual/explanations.js";
import { showMarkdown } from "../virtual/show-markdown.js";
import type { Command } from "./command.js";
import { policyEditor } from "./policy-editor.js";

export const explainPolicy: Command = {
  id: "huaweiIam.explainPolicy",
  async run(_app, target) {
    const policy = target instanceof Uri ? target : policyEditor()?.document.uri;
    if (!policy) return void window.showInformationMessage(l10n.t("Open a policy first, then explain it."));
    if (isExplanation(policy)) return;
    // The server explains what is open.
    await workspace.openTextDocument(policy);
    await showMarkdown(explanationOf(policy), { beside: true });
  },
};
