import { CompletionItemKind } from "vscode-languageserver-types";
import { conditionKey } from "../../../core/language/condition-keys.js";
import { parseOperator } from "../../../core/language/operators.js";
import { quoted, sortText, toItem } from "../item/item.js";
import { say } from "../item/request.js";
import type { CompletionKind } from "../kind.js";

/** The possible values of a condition key under its operator, if they are few, or an example of their form. */
export const conditionValueKind: CompletionKind = {
  at: "value",
  elements: ["Condition"],
  isList: true,
  applies: (place) => place.conditionKey !== undefined,

  items(request) {
    const { place: { operator, conditionKey: property }, slot } = request;
    const family = parseOperator(operator?.key.value ?? "").operator?.family;
    const key = conditionKey(property?.key.value ?? "");
    const isTruth = family === "bool" || family === "null" || (family === undefined && key?.type === "bool");
    const form = family === "date" || family === "number" ? (key?.example ?? forms[family]) : undefined;
    const values = isTruth ? truths : form === undefined ? [] : [form];
    return values.map((value, index) => toItem(request, {
      label: value,
      kind: CompletionItemKind.Value,
      ...(isTruth ? {} : { beside: say(request, example) }),
      text: quoted(slot, value),
      sortText: sortText(0, index),
    }));
  },
};

const truths = ["true", "false"];
const forms = { date: "2030-01-31T00:00:00Z", number: "3600" };
const example = { en: "example", zh: "示例" };
