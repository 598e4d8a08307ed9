import { window, type TextEditor } from "vscode";
import { pickActions } from "../find-action/pick-actions.js";
import { useActions } from "../find-action/use-actions.js";
import type { Command } from "./command.js";

/** Searches for its argument, or for the selected text. The clipboard is not read, because it may contain a secret. */
export const findAction: Command = {
  id: "huaweiIam.findAction",
  async run({ server }, query) {
    const editor = window.activeTextEditor;
    const actions = await pickActions(
      server,
      typeof query === "string" ? query : selectedIn(editor),
      editor?.document.uri,
    );
    if (actions) await useActions(server, actions, editor);
  },
};

/**
 * The selected text with its lines. A very long selection without API calls was made for another purpose and is
 * ignored.
 */
function selectedIn(editor: TextEditor | undefined): string {
  const text = editor?.document.getText(editor.selection).trim() ?? "";
  const longest = /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|curl|hcloud)\b/.test(text) ? longestLog : longestQuery;
  return text.length > longest ? "" : text;
}

const longestQuery = 4000;
/** Longer logs are for the command line, which reads files. */
const longestLog = 256 * 1024;
