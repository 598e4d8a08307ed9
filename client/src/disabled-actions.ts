import { CodeAction, CodeActionKind, l10n, type Command } from "vscode";

/**
 * Makes an action that the server disabled selectable, so that it shows the reason. VS Code hides disabled actions in
 * its menu, and the user would not find the fix.
 */
export function explainDisabled(action: Command | CodeAction): Command | CodeAction {
  if (!(action instanceof CodeAction) || !action.disabled) return action;
  // Source actions may run on save, when the user does not expect an explanation.
  if (action.kind && CodeActionKind.Source.contains(action.kind)) return action;
  const explained = new CodeAction(l10n.t("{0} (not possible: show reason)", action.title), action.kind);
  if (action.diagnostics) explained.diagnostics = action.diagnostics;
  explained.command = { command: "huaweiIam.showReason", title: explained.title, arguments: [action.disabled.reason] };
  return explained;
}
