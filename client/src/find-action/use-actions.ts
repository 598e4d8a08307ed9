import {
  commands,
  env,
  l10n,
  QuickPickItemKind,
  Range,
  window,
  workspace,
  type QuickPickItem,
  type TextDocument,
  type TextEditor,
} from "vscode";
import {
  insertActionsRequest,
  type InsertActionsParams,
  type InsertChoice,
  type InsertChoices,
} from "../../../server/src/protocol.js";
import type { LanguageServer } from "../client.js";
import { pageOf } from "../virtual/actions.js";
import { showMarkdown } from "../virtual/show-markdown.js";

interface Item extends QuickPickItem {
  readonly run?: () => unknown;
}

/**
 * Lets the user choose what to do with actions: insert them at the cursor, copy them, read about them, or create a
 * policy.
 */
export async function useActions(
  server: LanguageServer,
  actions: readonly string[],
  editor: TextEditor | undefined,
): Promise<void> {
  const place =
    editor && ["json", "jsonc"].includes(editor.document.languageId)
      ? { textDocument: { uri: editor.document.uri.toString() }, position: editor.selection.active }
      : {};
  const answer = await server.ask<InsertActionsParams, InsertChoices>(insertActionsRequest, { actions, ...place });
  const { version = null, choices = [] } = answer ?? {};
  const [policies, insertions] = [
    choices.filter(({ kind }) => kind === "policy"),
    choices.filter(({ kind }) => kind !== "policy"),
  ];
  const items: Item[] = [
    ...insertions.map((choice) => toItem(choice, () => editor && insert(editor.document, version, choice))),
    { label: "", kind: QuickPickItemKind.Separator },
    { label: l10n.t("Copy Name"), description: actions.join(", "), run: () => copy(actions) },
    ...actions.map((action): Item => ({
      label: l10n.t("Show Description"),
      description: action,
      run: () => showMarkdown(pageOf(action), { beside: false }),
    })),
    ...policies.map((choice) => toItem(choice, () => open(choice.text ?? ""))),
  ];
  const chosen = await window.showQuickPick(items, { title: actions.join(", "), placeHolder: l10n.t("Next step") });
  await chosen?.run?.();
}

/** An impossible choice is also listed, with its reason, so that the user does not search for it. */
function toItem({ title, detail, refused }: InsertChoice, run: () => unknown): Item {
  if (refused === undefined) return { label: title, detail, run };
  return {
    label: title,
    detail: l10n.t("Not possible: {0}", refused),
    run: () => commands.executeCommand("huaweiIam.showReason", refused),
  };
}

/** Inserts through the editor, because only an editor knows that it is read-only. */
async function insert(
  document: TextDocument,
  version: number | null,
  { edits = [], grants }: InsertChoice,
): Promise<void> {
  const editor = await window.showTextDocument(document);
  const isCurrent = document.version === version;
  await editor.edit((change) => {
    if (isCurrent)
      for (const { range: { start, end }, newText } of edits)
        change.replace(new Range(start.line, start.character, end.line, end.character), newText);
  });
  // A read-only editor reports success and changes nothing.
  if (!isCurrent || document.version === version)
    return void window.showWarningMessage(
      l10n.t("Nothing was inserted: the document has changed or cannot be changed."),
    );
  const [first] = edits;
  if (first) editor.revealRange(new Range(first.range.start.line, 0, first.range.start.line, 0));
  say(l10n.t("Allowed: {0}", grants.join(", ")));
}

async function copy(actions: readonly string[]): Promise<void> {
  await env.clipboard.writeText(actions.join("\n"));
  say(l10n.t("Copied: {0}", actions.join(", ")));
}

async function open(text: string): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: "json", content: text }));
}

/** In the status bar for a few seconds, because it only confirms a choice. */
function say(message: string): void {
  window.setStatusBarMessage(message, 6000);
}
