import { env, l10n, Uri, window, workspace } from "vscode";
import { needsOfLogRequest, type NeedsAnswer, type NeedsOfLogParams } from "../../../server/src/protocol.js";
import type { Command } from "./command.js";
import { showNeeds } from "./show-needs.js";

/** Larger logs are for the command line, which reads them line by line. */
const largestLog = 32 * 1024 * 1024;

/** Shows the policies that the calls of a log need: of a file, the active editor or the clipboard. */
export const policyFromLog: Command = {
  id: "huaweiIam.policyFromLog",
  async run({ server }, target) {
    const log = target instanceof Uri ? await readFile(target) : await chooseLog();
    if (log) await showNeeds(log.name, await server.ask<NeedsOfLogParams, NeedsAnswer>(needsOfLogRequest, log));
  },
};

async function chooseLog(): Promise<NeedsOfLogParams | undefined> {
  const document = window.activeTextEditor?.document;
  const name = document && nameOf(document.uri);
  const items = [
    ...(document && name !== undefined
      ? [{ label: name, description: l10n.t("active editor"), read: () => ({ name, text: document.getText() }) }]
      : []),
    { label: l10n.t("Choose a File…"), description: l10n.t("HAR file, log, list of calls"), read: chooseFile },
    { label: l10n.t("Clipboard"), description: "", read: readClipboard },
  ];
  const chosen = await window.showQuickPick<(typeof items)[number]>(items, {
    title: l10n.t("Policy from Log"),
    placeHolder: l10n.t("Text with API calls: TF_LOG=DEBUG, hcloud --debug, HAR, access log, curl commands"),
  });
  return chosen?.read();
}

async function chooseFile(): Promise<NeedsOfLogParams | undefined> {
  const [uri] = (await window.showOpenDialog({ title: l10n.t("Policy from Log"), canSelectMany: false })) ?? [];
  return uri && readFile(uri);
}

async function readClipboard(): Promise<NeedsOfLogParams> {
  return { name: l10n.t("clipboard"), text: await env.clipboard.readText() };
}

/** Reads through the editor, so that the file may be on any file system. */
async function readFile(uri: Uri): Promise<NeedsOfLogParams | undefined> {
  const name = nameOf(uri);
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > largestLog) {
      const limit = largestLog / 1024 / 1024;
      return void window.showWarningMessage(l10n.t("{0} is larger than {1} MB. 'huawei-iam needs' on the command line reads logs of any size.", name, limit));
    }
    const bytes = await workspace.fs.readFile(uri);
    const encoding = encodingOf(bytes);
    if (encoding === "utf-8" && bytes.subarray(0, lookedAt).includes(0))
      return void window.showWarningMessage(l10n.t("{0} is a binary file and not a text.", name));
    return { name, text: new TextDecoder(encoding).decode(bytes) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return void window.showErrorMessage(l10n.t("{0} cannot be read: {1}", name, reason));
  }
}

/** A text has no zero bytes; compressed files and images have one within this length. */
const lookedAt = 64 * 1024;

function encodingOf([a, b]: Uint8Array): string {
  return a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : "utf-8";
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
