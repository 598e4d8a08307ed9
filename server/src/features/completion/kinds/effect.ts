import { CompletionItemKind } from "vscode-languageserver-types";
import { quoted, sortText, toItem } from "../item/item.js";
import type { CompletionKind } from "../kind.js";

/** The two effects. */
export const effectKind: CompletionKind = {
  at: "value",
  elements: ["Effect"],

  items: (request) => ["Allow", "Deny"].map((value, index) => toItem(request, {
    label: value,
    kind: CompletionItemKind.EnumMember,
    text: quoted(request.slot, value),
    sortText: sortText(0, index),
  })),
};
