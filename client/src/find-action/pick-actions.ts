import { l10n, type Uri } from "vscode";
import {
  findActionsRequest,
  type ActionCandidate,
  type FindActionsParams,
  type FoundActions,
} from "../../../server/src/protocol.js";
import type { LanguageServer } from "../client.js";
import { chooseFound, type FoundItem } from "../search-box.js";

/**
 * Lets the user paste or type until the action or actions are found; `undefined` if cancelled. The server searches at
 * each keystroke.
 */
export function pickActions(
  server: LanguageServer,
  query: string,
  uri: Uri | undefined,
): Promise<readonly string[] | undefined> {
  return chooseFound<readonly string[]>({
    title: l10n.t("Find Action for API"),
    placeholder: l10n.t("An API call, a URL, a curl command, an error message, or words"),
    value: inOneLine(query),
    // The user may have to copy the call or the error from another window.
    ignoreFocusOut: true,
    async find(text) {
      // The box cannot show lines. They are searched as long as the user does not change the text.
      const params = { query: text === inOneLine(query) ? query : text, ...(uri ? { uri: uri.toString() } : {}) };
      const found = await server.ask<FindActionsParams, FoundActions>(findActionsRequest, params);
      return found && { items: itemsOf(found), ...(found.summary === "" ? {} : { title: found.summary }) };
    },
  });
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, " ").slice(0, longestShown);
}

const longestShown = 4000;

function itemsOf({ summary, actions, together, scenarios }: FoundActions): FoundItem<readonly string[]>[] {
  if (actions.length + scenarios.length === 0) return summary === "" ? [] : [{ label: summary, alwaysShow: true }];
  const all: FoundItem<readonly string[]>[] = together
    ? [{ label: together.title, detail: together.actions.join(", "), alwaysShow: true, choice: together.actions }]
    : [];
  const jobs = scenarios.map(({ title, notes, actions: names }) => ({
    label: `$(list-unordered) ${title}`,
    description: notes,
    detail: names.join(", "),
    alwaysShow: true,
    choice: names,
  }));
  return [...all, ...actions.map(toItem), ...jobs];
}

function toItem({ name, label, apis, remarks }: ActionCandidate): FoundItem<readonly string[]> {
  const detail = [
    ...remarks,
    apis.slice(0, shownApis).join("  "),
    apis.length > shownApis ? `+${apis.length - shownApis}` : "",
  ]
    .filter((part) => part !== "")
    .join("  ");
  return { label: name, description: label, ...(detail === "" ? {} : { detail }), alwaysShow: true, choice: [name] };
}

const shownApis = 3;
