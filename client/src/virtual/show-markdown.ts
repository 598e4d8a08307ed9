import { commands, ViewColumn, type Uri } from "vscode";

/**
 * Shows a virtual Markdown document in VS Code's own preview. `beside`: the focus stays where it is. As an editor of the
 * document, not by the preview's own command: that takes the focus, and the document goes after some minutes while it is
 * still shown. Where there is no such editor, as with the Markdown extension switched off, VS Code opens the document as text.
 */
export async function showMarkdown(uri: Uri, { beside }: { readonly beside: boolean }): Promise<void> {
  const options = { viewColumn: beside ? ViewColumn.Beside : ViewColumn.Active, preserveFocus: beside };
  await commands.executeCommand("vscode.openWith", uri, "vscode.markdown.preview.editor", options);
}
