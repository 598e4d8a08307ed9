import { l10n, type TextDocument, Uri, ViewColumn, window, workspace } from "vscode";
import { convertRequest, type ConvertParams, type ConvertResult } from "../../../server/src/protocol.js";
import { addConversionReport } from "../virtual/reports.js";
import { showMarkdown } from "../virtual/show-markdown.js";
import type { App, Command } from "./command.js";

export const convertTo50: Command = {
  id: "huaweiIam.convertTo50",
  run: (app, target) => convert(app, target, "5.0"),
};

export const convertTo11: Command = {
  id: "huaweiIam.convertTo11",
  run: (app, target) => convert(app, target, "1.1"),
};

/** Opens the open policy in another version beside it, as new documents, and the report. The policy stays as it is. */
async function convert({ server, policy }: App, target: unknown, to: ConvertParams["to"]): Promise<void> {
  const uri = target instanceof Uri ? target : policy.current?.uri;
  if (!uri) return void window.showInformationMessage(l10n.t("Open a policy first, then convert it."));
  // The server converts open documents only.
  const { languageId } = await workspace.openTextDocument(uri);
  const params = { textDocument: { uri: uri.toString() }, to };
  const result = await server.ask<ConvertParams, ConvertResult>(convertRequest, params);
  if (!result)
    return void window.showWarningMessage(l10n.t("The language server is not running, so nothing was converted."));
  if ("refused" in result) return void window.showWarningMessage(result.refused);
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  let first: TextDocument | undefined;
  for (const content of result.texts) {
    const document = await workspace.openTextDocument({ language: languageId, content });
    first ??= document;
    // The first result is beside the policy, the report beside the result.
    const viewColumn = document === first ? ViewColumn.Beside : ViewColumn.Active;
    await window.showTextDocument(document, { viewColumn, preview: false });
  }
  await showMarkdown(addConversionReport(name, to, result.markdown), { beside: true });
}
