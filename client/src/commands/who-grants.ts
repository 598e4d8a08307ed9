import { l10n, QuickPickItemKind, Range, Selection, Uri, window, workspace } from "vscode";
import {
  whoGrantsRequest,
  type GrantPlace,
  type WhoGrants,
  type WhoGrantsParams,
} from "../../../server/src/protocol.js";
import { chooseFound, type FoundItem } from "../search-box.js";
import type { Command } from "./command.js";

/** Lists the entries of all policies in the workspace that allow or deny an action, and shows the chosen one. */
export const whoGrants: Command = {
  id: "huaweiIam.whoGrants",
  async run({ server }, query) {
    const place = await chooseFound<GrantPlace>({
      title: l10n.t("Which Policies Grant This Action"),
      placeholder: l10n.t("An action, a wildcard such as ecs:*:delete*, or a service such as kms"),
      value: typeof query === "string" ? query : actionAtCursor(),
      async find(text) {
        const found = await server.ask<WhoGrantsParams, WhoGrants>(whoGrantsRequest, { query: text });
        return found && { items: itemsOf(found) };
      },
    });
    if (place) await show(place);
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

function itemsOf({ summary, places }: WhoGrants): FoundItem<GrantPlace>[] {
  const about: FoundItem<GrantPlace>[] = summary === "" ? [] : [{ label: summary, alwaysShow: true }];
  const of = (effect: GrantPlace["effect"]): FoundItem<GrantPlace>[] => {
    const some = places.filter((place) => place.effect === effect).map(toItem);
    return some.length === 0 ? [] : [{ label: effect, kind: QuickPickItemKind.Separator }, ...some];
  };
  return [...of("Allow"), ...of("Deny"), ...about];
}

function toItem(place: GrantPlace): FoundItem<GrantPlace> {
  const file = workspace.asRelativePath(Uri.parse(place.uri));
  const description = `${file}:${String(place.range.start.line + 1)}`;
  return {
    label: place.entry,
    description,
    ...(place.notes === "" ? {} : { detail: place.notes }),
    alwaysShow: true,
    choice: place,
  };
}

async function show({ uri, range: { start, end } }: GrantPlace): Promise<void> {
  const editor = await window.showTextDocument(Uri.parse(uri));
  const range = new Range(start.line, start.character, end.line, end.character);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range);
}
