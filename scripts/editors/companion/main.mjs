// Helps UI tests with what a page cannot do: it shows in the status bar that the extensions have started, closes
// editors, and is an extension that registers and unregisters suggestions at any time.
import { readFileSync } from "node:fs";
import { commands, extensions, languages, Range, StatusBarAlignment, Uri, window, workspace } from "vscode";
import manifest from "../../../package.json" with { type: "json" };

const ours = `${manifest.publisher}.${manifest.name}`;

export async function activate({ subscriptions }) {
  const sign = window.createStatusBarItem("companion", StatusBarAlignment.Left);
  subscriptions.push(sign, offers(), visits(sign));
  await Promise.all([ours, "vscode.json-language-features"].map((id) => extensions.getExtension(id)?.activate()));
  sign.text = "started";
  sign.show();
}

/** While the folder has a file "offer-…", its name is suggested in JSON: it matches any text, and comes first. */
function offers() {
  const open = new Map();
  const watcher = workspace.createFileSystemWatcher("**/offer-*");
  watcher.onDidCreate(({ path }) => {
    if (!open.has(path)) open.set(path, offer(path.split("/").at(-1)));
  });
  watcher.onDidDelete(({ path }) => {
    open.get(path)?.dispose();
    open.delete(path);
  });
  return watcher;
}

function offer(label) {
  return languages.registerCompletionItemProvider("json", {
    provideCompletionItems(document, position) {
      const typed = document.getWordRangeAtPosition(position, /[\w:]+/) ?? new Range(position, position);
      return [{ label, range: typed, filterText: `${document.getText(typed)}…`, sortText: " " }];
    },
  });
}

/** A file "visit-<n>.request" names the only file that must be open. */
function visits(sign) {
  const watcher = workspace.createFileSystemWatcher("**/visit-*.request");
  watcher.onDidCreate(async ({ fsPath }) => {
    await clear();
    await commands.executeCommand("vscode.open", Uri.file(readFileSync(fsPath, "utf8")), { preview: false });
    sign.text = `visit ${/visit-(\d+)/.exec(fsPath)[1]}`;
  });
  return watcher;
}

async function clear() {
  await commands.executeCommand("workbench.action.closeQuickOpen");
  while (window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  for (const command of ["workbench.action.editorLayoutSingle", "workbench.action.closePanel", "notifications.clearAll", "workbench.view.explorer"]) await commands.executeCommand(command);
}
