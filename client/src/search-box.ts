import { l10n, window, type QuickPick, type QuickPickItem } from "vscode";

/** What was found for a text. */
export interface Found<Choice> {
  readonly items: readonly FoundItem<Choice>[];
  /** A title about the result, instead of the title of the box. */
  readonly title?: string;
}

/**
 * An item of the box. Set `alwaysShow`: VS Code would hide items without the text of the box, but the server has
 * already matched them.
 */
export interface FoundItem<Choice> extends QuickPickItem {
  /** `undefined` for an item that only shows information. */
  readonly choice?: Choice;
}

interface SearchBox<Choice> {
  readonly title: string;
  readonly placeholder: string;
  /** The first text. */
  readonly value: string;
  /** Whether the box stays open while the user copies a text in another window. */
  readonly ignoreFocusOut?: boolean;
  /** Returns `undefined` if the server does not respond. */
  find(text: string): Promise<Found<Choice> | undefined>;
}

/** Lets the user paste or type and choose among what is found at each keystroke; `undefined` if cancelled. */
export function chooseFound<Choice>(options: SearchBox<Choice>): Promise<Choice | undefined> {
  const box = window.createQuickPick<FoundItem<Choice>>();
  box.title = options.title;
  box.placeholder = options.placeholder;
  box.value = options.value;
  box.ignoreFocusOut = options.ignoreFocusOut ?? false;
  const search = searchIn(box, options);
  return new Promise((resolve) => {
    box.onDidChangeValue(() => void search());
    box.onDidAccept(async () => {
      // If the user pastes and presses Enter at once, the new results count, not those shown before.
      const items = box.busy ? await search() : box.activeItems;
      const choice = items.find((item) => item.choice !== undefined)?.choice;
      if (choice === undefined) return;
      resolve(choice);
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

/** Shows what is found for the text in the box, and returns it. Outdated results are not shown. */
function searchIn<Choice>(
  box: QuickPick<FoundItem<Choice>>,
  { title, find }: SearchBox<Choice>,
): () => Promise<readonly FoundItem<Choice>[]> {
  let searches = 0;
  return async () => {
    const search = ++searches;
    box.busy = true;
    const found = await find(box.value);
    const items = found?.items ?? [{ label: l10n.t("The language server is not responding."), alwaysShow: true }];
    if (search !== searches) return items;
    box.title = found?.title ?? title;
    box.items = items;
    box.busy = false;
    return items;
  };
}
