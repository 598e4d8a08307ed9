import type { CodeAction } from "vscode-languageserver-types";
import { type Bilingual, format, type Language, type MessageArgs } from "../../core/text/message.js";

/**
 * An impossible action with its reason: disabled if the client supports that, otherwise with the reason in its title.
 */
export function refusedAction(
  action: CodeAction,
  refused: { readonly reason: Bilingual; readonly args: MessageArgs },
  canDisable: boolean,
  language: Language,
): CodeAction {
  const reason = format(refused.reason, refused.args, language);
  return canDisable
    ? { ...action, disabled: { reason } }
    : { ...action, title: format(cannot, { title: action.title, reason }, language) };
}

const cannot = { en: "Cannot be done: {title} ({reason})", zh: "无法执行：{title}（{reason}）" };
