import { window, type TextEditor } from "vscode";

/** The editor that a command is about: the active one or, on a page such as the walkthrough, one beside it that may hold a policy. */
export function policyEditor(): TextEditor | undefined {
  return window.activeTextEditor ?? window.visibleTextEditors.find(({ document }) => document.languageId === "json" || document.languageId === "jsonc");
}
