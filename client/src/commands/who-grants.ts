import {
  l10n,
  QuickPickItemKind,
  Range,
  Selection,
  Uri,
  window,
  type QuickPick,
  type QuickPickItem,
  workspace,
} from "vscode";
import {
  whoGrantsRequest,
  type GrantPlace,
  type WhoGrants,
  type WhoGrantsParams,
} from "../../../server/src/protocol.js";
import type { LanguageServer } from "../client.js";
import type { Command } from "./command.js";

interface Item extends QuickPickItem {
  /** `undefined` for an item that only shows information. */
  readonly place?: GrantPlace;
}

/** Lists the entries of all policies in the workspace that allow or deny an action, and shows the chosen one. */
export const whoGrants: Command = {
  id: "huaweiIam.whoGrants",
  run({ server }, query) {
    const box = window.createQuickPick<Item>();
    box.title = l10n.t("Which Policies Grant This Action");
    box.placeholder = l10n.t("An action, a wildcard such as ecs:*:delete*, or a service such as kms");
    box.value = typeof query === "string" ? query : actionAtCursor();
    const search = searchIn(box, server);
    box.onDidChangeValue(() => void search());
    box.onDidAccept(async () => {
      // If the user pastes and presses Enter at once, the new results count, not those shown before.
      const items = box.busy ? await search() : box.activeItems;
      const place = items.find((item) => item.place)?.place;
      if (!place) return;
      box.hide();
      await show(place);
    });
    box.onDidHide(() => box.dispose());
    box.show();
    void search();
  },
};

/** The quoted text at the cursor, or the selection, if it can be an action. */
function actionAtCursor(): string {
  const editor = window.activeTextEditor;
  if (!editor) return "";
  const { document, selection } = editor;
  const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active, /[\w*:-]+/) : selection;
  const text = range ? document.getText(range).trim() : "";
  return /^[\w-]+(?::[\w*-]+){2}$/.test(text) ? text : "";
}

/** Shows what the server finds for the text in the box, and returns it. Outdated results are not shown. */
function searchIn(box: QuickPick<Item>, server: LanguageServer): () => Promise<readonly Item[]> {
  let searches = 0;
  return async () => {
    const search = ++searches;
    box.busy = true;
    const found = await server.ask<WhoGrantsParams, WhoGrants>(whoGrantsRequest, { query: box.value });
    const items = found
      ? itemsOf(found)
      : [{ label: l10n.t("The language server is not responding."), alwaysShow: true }];
    if (search !== searches) return items;
    box.items = items;
    box.busy = false;
    return items;
  };
}

function itemsOf({ summary, places }: WhoGrants): Item[] {
  const about: Item[] = summary === "" ? [] : [{ label: summary, alwaysShow: true }];
  const of = (effect: GrantPlace["effect"]): Item[] => {
    const some = places.filter((place) => place.effect === effect).map(toItem);
    return some.length === 0 ? [] : [{ label: effect, kind: QuickPickItemKind.Separator }, ...some];
  };
  return [...of("Allow"), ...of("Deny"), ...about];
}

/** VS Code would hide items without the text of the box, but the server has already matched them. */
function toItem(place: GrantPlace): Item {
  const file = workspace.asRelativePath(Uri.parse(place.uri));
  const description = `${file}:${String(place.range.start.line + 1)}`;
  return {
    label: place.entry,
    description,
    ...(place.notes === "" ? {} : { detail: place.notes }),
    alwaysShow: true,
    place,
  };
}

async function show({ uri, range: { start, end } }: GrantPlace): Promise<void> {
  const editor = await window.showTextDocument(Uri.parse(uri));
  const range = new Range(start.line, start.character, end.line, end.character);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range);
}
