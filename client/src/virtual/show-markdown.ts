import { commands, ViewColumn, type Uri } from "vscode";

/**
 * Shows a virtual Markdown document in VS Code's preview. `beside`: the focus does not move. It opens the document with
 * the preview's custom editor instead of the preview command, because the command takes the focus, and its document is
 * closed after some minutes while it is still shown. Without that editor, for example if the Markdown extension is
 * disabled, VS Code opens the document as text.
 */
export async function showMarkdown(uri: Uri, { beside }: { readonly beside: boolean }): Promise<void> {
  const options = { viewColumn: beside ? ViewColumn.Beside : ViewColumn.Active, preserveFocus: beside };
  await commands.executeCommand("vscode.openWith", uri, "vscode.markdown.preview.editor", options);
}
