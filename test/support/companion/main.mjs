// Shows a UI test what the page does not: that the extensions it works with have started. And it is the other extension that
// begins to offer suggestions at any time, and ends it: while there is a file "offer-…" in the folder.
import { extensions, languages, Range, StatusBarAlignment, window, workspace } from "vscode";
import manifest from "../../../package.json" with { type: "json" };

const ours = `${manifest.publisher}.${manifest.name}`;

export async function activate({ subscriptions }) {
  const watcher = workspace.createFileSystemWatcher("**/offer-*");
  const offers = new Map();
  watcher.onDidCreate(({ path }) => {
    if (!offers.has(path)) offers.set(path, offer(path.split("/").at(-1)));
  });
  watcher.onDidDelete(({ path }) => {
    offers.get(path)?.dispose();
    offers.delete(path);
  });
  subscriptions.push(watcher);
  await Promise.all([ours, "vscode.json-language-features"].map((id) => extensions.getExtension(id)?.activate()));
  const sign = window.createStatusBarItem("companion", StatusBarAlignment.Left);
  sign.text = "started";
  sign.show();
  subscriptions.push(sign);
}

/** Offers one item, which matches whatever is typed and comes first. */
function offer(label) {
  return languages.registerCompletionItemProvider("json", {
    provideCompletionItems(document, position) {
      const typed = document.getWordRangeAtPosition(position, /[\w:]+/) ?? new Range(position, position);
      return [{ label, range: typed, filterText: `${document.getText(typed)}…`, sortText: " " }];
    },
  });
}
