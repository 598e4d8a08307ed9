import { l10n, window, type QuickPick, type QuickPickItem, type Uri } from "vscode";
import {
  findActionsRequest,
  type ActionCandidate,
  type FindActionsParams,
  type FoundActions,
} from "../../../server/src/protocol.js";
import type { LanguageServer } from "../client.js";

interface Item extends QuickPickItem {
  /** `undefined` for an item that only shows information. */
  readonly actions?: readonly string[];
}

/**
 * Lets the user paste or type until the action or actions are found; `undefined` if cancelled. The server searches at
 * each keystroke.
 */
export function pickActions(
  server: LanguageServer,
  query: string,
  uri: Uri | undefined,
): Promise<readonly string[] | undefined> {
  const box = window.createQuickPick<Item>();
  box.title = title();
  box.placeholder = l10n.t("An API call, a URL, a curl command, an error message, or words");
  box.value = inOneLine(query);
  // The user may have to copy the call or the error from another window.
  box.ignoreFocusOut = true;
  const search = searchIn(box, query, server, uri);
  return new Promise((resolve) => {
    box.onDidChangeValue(() => void search());
    box.onDidAccept(async () => {
      // If the user pastes and presses Enter at once, the new results count, not those shown before.
      const found = box.busy ? await search() : box.activeItems;
      const actions = found.find((item) => item.actions !== undefined)?.actions;
      if (!actions) return;
      resolve(actions);
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
    void search();
  });
}

/**
 * Shows what the server finds for the text in the box, and returns it. Outdated results are not shown. `query` has the
 * lines that the box cannot show: it is searched as long as the user does not change the text.
 */
function searchIn(
  box: QuickPick<Item>,
  query: string,
  server: LanguageServer,
  uri: Uri | undefined,
): () => Promise<readonly Item[]> {
  let searches = 0;
  return async () => {
    const search = ++searches;
    box.busy = true;
    const found = await server.ask<FindActionsParams, FoundActions>(findActionsRequest, {
      query: box.value === inOneLine(query) ? query : box.value,
      ...(uri ? { uri: uri.toString() } : {}),
    });
    const items = found ? itemsOf(found) : [saying(l10n.t("The language server is not responding."))];
    if (search !== searches) return items;
    box.title = found?.summary || title();
    box.items = items;
    box.busy = false;
    return items;
  };
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, " ").slice(0, longestShown);
}

const longestShown = 4000;
const title = () => l10n.t("Find Action for API");

function itemsOf({ summary, actions, together }: FoundActions): Item[] {
  if (actions.length === 0) return summary === "" ? [] : [saying(summary)];
  const all: Item[] = together
    ? [{ label: together.title, detail: together.actions.join(", "), alwaysShow: true, actions: together.actions }]
    : [];
  return [...all, ...actions.map(toItem)];
}

/** VS Code would hide items without the text of the box, but the server has already matched them. */
function toItem({ name, label, apis, remarks }: ActionCandidate): Item {
  const detail = [
    ...remarks,
    apis.slice(0, shownApis).join("  "),
    apis.length > shownApis ? `+${apis.length - shownApis}` : "",
  ]
    .filter((part) => part !== "")
    .join("  ");
  return { label: name, description: label, ...(detail === "" ? {} : { detail }), alwaysShow: true, actions: [name] };
}

const shownApis = 3;

function saying(label: string): Item {
  return { label, alwaysShow: true };
}
