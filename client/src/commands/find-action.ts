import { window, type TextEditor } from "vscode";
import { pickActions } from "../find-action/pick-actions.js";
import { useActions } from "../find-action/use-actions.js";
import type { Command } from "./command.js";

/** Searches for its argument, or for the selected text. The clipboard is not read, because it may contain a secret. */
export const findAction: Command = {
  id: "huaweiIam.findAction",
  async run({ server }, query) {
    const editor = window.activeTextEditor;
    const actions = await pickActions(server, typeof query === "string" ? query : selectedIn(editor), editor?.document.uri);
    if (actions) await useActions(server, actions, editor);
  },
};

/**
 * Joins the lines of a call or an error, because the input box has one line. A very long selection was made for another
 * purpose and is ignored.
 */
function selectedIn(editor: TextEditor | undefined): string {
  const text = editor?.document.getText(editor.selection) ?? "";
  return text.length > longestQuery ? "" : text.replace(/\s+/g, " ").trim();
}

const longestQuery = 4000;
