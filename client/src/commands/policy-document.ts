import { window, workspace, type TextDocument } from "vscode";

/**
 * The document of a command: the document of the active editor. A page such as the walkthrough is not a text editor;
 * from there it is a visible policy, or else the last active policy if its tab is still open.
 */
export class PolicyDocument {
  #last: string | undefined;

  /** Called with each policy that the server recognizes in an active editor. */
  remember(document: TextDocument): void {
    this.#last = document.uri.toString();
  }

  get current(): TextDocument | undefined {
    if (window.activeTextEditor) return window.activeTextEditor.document;
    const isLast = ({ uri }: TextDocument) => uri.toString() === this.#last;
    const visible = window.visibleTextEditors.map(({ document }) => document);
    return visible.find(isLast) ?? visible.find(isJson) ?? workspace.textDocuments.find(isLast);
  }
}

function isJson({ languageId }: TextDocument): boolean {
  return languageId === "json" || languageId === "jsonc";
}
