import { env, l10n, Uri, window, workspace } from "vscode";
import { compareRequest, type CompareParams, type CompareResult } from "../../../server/src/protocol.js";
import { readerOfHead } from "../git-head.js";
import { addComparison } from "../virtual/reports.js";
import { showMarkdown } from "../virtual/show-markdown.js";
import type { Command } from "./command.js";

type OldText = CompareParams["old"];

/** Shows what the open policy grants more or less than its last commit, another file or the clipboard. */
export const compareGrants: Command = {
  id: "huaweiIam.compareGrants",
  async run({ server, policy }, target, other) {
    const uri = target instanceof Uri ? target : policy.current?.uri;
    if (!uri) return void window.showInformationMessage(l10n.t("Open a policy first, then compare it."));
    // The server compares open documents only.
    await workspace.openTextDocument(uri);
    const old = other instanceof Uri ? await readFile(other) : await chooseOld(uri);
    if (!old) return;
    const params = { textDocument: { uri: uri.toString() }, old };
    const result = await server.ask<CompareParams, CompareResult>(compareRequest, params);
    if (!result)
      return void window.showWarningMessage(l10n.t("The language server is not running, so nothing was compared."));
    if ("refused" in result) return void window.showWarningMessage(result.refused);
    await showMarkdown(addComparison(old.name, nameOf(uri), result.markdown), { beside: true });
  },
};

async function chooseOld(uri: Uri): Promise<OldText | undefined> {
  const head = await readerOfHead(uri);
  const items = [
    ...(head
      ? [{ label: l10n.t("Last Commit"), description: "HEAD", read: () => readCommitted(uri, head) }]
      : []),
    { label: l10n.t("Another File…"), description: "", read: chooseFile },
    { label: l10n.t("Clipboard"), description: "", read: readClipboard },
  ];
  const chosen = await window.showQuickPick<(typeof items)[number]>(items, {
    title: l10n.t("Compare Grants with"),
    placeHolder: l10n.t("Which version is the old one? The open policy is the new one."),
  });
  return chosen?.read();
}

async function readCommitted(uri: Uri, read: () => Promise<string>): Promise<OldText | undefined> {
  const name = nameOf(uri);
  try {
    return { name: `${name} (HEAD)`, text: await read() };
  } catch {
    return void window.showWarningMessage(l10n.t("{0} is not in the last commit yet.", name));
  }
}

async function chooseFile(): Promise<OldText | undefined> {
  const [uri] = (await window.showOpenDialog({ title: l10n.t("Compare Grants with"), canSelectMany: false })) ?? [];
  return uri && readFile(uri);
}

async function readClipboard(): Promise<OldText> {
  return { name: l10n.t("clipboard"), text: await env.clipboard.readText() };
}

/** The text of a file with its unsaved changes. */
async function readFile(uri: Uri): Promise<OldText | undefined> {
  try {
    return { name: nameOf(uri), text: (await workspace.openTextDocument(uri)).getText() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return void window.showErrorMessage(l10n.t("{0} cannot be read: {1}", nameOf(uri), reason));
  }
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
