import { window, type TextEditor } from "vscode";
import { pickActions } from "../find-action/pick-actions.js";
import { useActions } from "../find-action/use-actions.js";
import type { Command } from "./command.js";

/** With an argument it looks for that, else for what is selected. The clipboard is left alone: it may hold a secret. */
export const findAction: Command = {
  id: "huaweiIam.findAction",
  async run({ server }, query) {
    const editor = window.activeTextEditor;
    const actions = await pickActions(server, typeof query === "string" ? query : selectedIn(editor), editor?.document.uri);
    if (actions) await useActions(server, actions, editor);
  },
};

/** A call or an error goes on over several lines, the box has one. Who has selected half a file has not done it for this. */
function selectedIn(editor: TextEditor | undefined): string {
  const text = editor?.document.getText(editor.selection) ?? "";
  return text.length > longestQuery ? "" : text.replace(/\s+/g, " ").trim();
}

const longestQuery = 4000;
