import { CompletionItemKind } from "vscode-languageserver-types";
import { search } from "../../../core/catalog/lookup/search.js";
import { usualDistance } from "../../../core/catalog/usual-services.js";
import { describeIdentityAction } from "../../../core/describe/action/identity-action.js";
import { titleOf } from "../../../core/describe/action/title.js";
import { quoted, sortText, toItem } from "../item/item.js";
import { servicesOf } from "../item/request.js";
import type { CompletionKind } from "../kind.js";
import { isSearch, searchText } from "../actions/search.js";

/**
 * The known actions of policy version 5.0, those of services in the statement first. Names of version 1.1 are not
 * included; without a catalog of version 5.0 there are none. Text with a blank or another script is matched against
 * names, labels and paths.
 */
export const identityActionKind: CompletionKind = {
  at: "value",
  elements: ["Action", "NotAction"],
  isList: true,
  applies: ({ policy }) => policy.language === "5.0",

  items(request) {
    const { snapshot: { environment: { catalog, language } }, slot, support, place: { statement } } = request;
    const actions = catalog.identity?.actions ?? [];
    if (actions.length === 0) return [];
    const bySearch = isSearch(slot.typed);
    const found = bySearch ? search(slot.typed, actions, usualDistance).actions : actions;
    const services = servicesOf(statement && [...statement.actions, ...statement.exceptions]);
    const items = found.map((action, index) => toItem(request, {
      label: action.name,
      kind: CompletionItemKind.Value,
      beside: titleOf(action, language),
      text: quoted(slot, action.name),
      sortText: sortText(services.has(action.service.toLowerCase()) ? 1 : 2, index),
      filterText: bySearch ? slot.typed.trim() : support.labelDetails ? searchText(action) : undefined,
      subject: { kind: "identity-action", name: action.name },
    }));
    return { isIncomplete: bySearch, items };
  },

  describe: {
    "identity-action"({ name }, { catalog, language }) {
      const action = catalog.identity?.action(String(name));
      return action && describeIdentityAction(action, language);
    },
  },
};
