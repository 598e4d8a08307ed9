import { l10n, window, workspace } from "vscode";
import type { NeedsAnswer } from "../../../server/src/protocol.js";
import { addNeedsReport } from "../virtual/reports.js";
import { showMarkdown } from "../virtual/show-markdown.js";

/** Opens the policies of an answer in new editors, the first one in front, and their explanation beside it. */
export async function showNeeds(subject: string, answer: NeedsAnswer | undefined): Promise<void> {
  if (!answer) return void window.showErrorMessage(l10n.t("The language server is not responding."));
  if (answer.kind === "refused") return void window.showWarningMessage(answer.message);
  const documents = [];
  for (const { text } of answer.policies) {
    const document = await workspace.openTextDocument({ language: "json", content: text });
    await window.showTextDocument(document, { preview: false });
    documents.push(document);
  }
  const [first] = documents;
  if (first) await window.showTextDocument(first, { preview: false });
  await showMarkdown(addNeedsReport(subject, answer.markdown), { beside: first !== undefined });
}
