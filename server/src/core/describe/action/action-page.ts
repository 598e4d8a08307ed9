import type { Catalog } from "../../catalog/catalog.js";
import { parseActionPattern } from "../../catalog/pattern.js";
import type { Block } from "../../outline/outline.js";
import type { Language } from "../../text/message.js";
import { describeScenariosOf } from "../scenario.js";
import { describeAction } from "./action.js";
import { describeUnknownAction } from "./unknown-action.js";

/**
 * An action as a page under its name, with the number of console jobs that list it; for a name that the catalog does
 * not have, what that means.
 */
export function actionPage(name: string, catalog: Catalog, language: Language): Block[] {
  const action = catalog.action(name);
  const blocks = action
    ? describeAction(action, catalog, language)
    : describeUnknownAction(parseActionPattern(name), catalog, language);
  return [
    { kind: "heading", level: 1, text: [{ code: action?.name ?? name }] },
    ...blocks,
    ...describeScenariosOf(catalog.scenarios.naming(name), language),
  ];
}
