import { kinds } from "../../../core/language/policy-languages.js";
import { CompletionItemKind } from "vscode-languageserver-types";
import { quoted, sortText, toItem } from "../item/item.js";
import type { CompletionKind } from "../kind.js";

/** The only action that an agency policy may have. */
export const agencyActionKind: CompletionKind = {
  at: "value",
  elements: ["Action"],
  isList: true,
  applies: ({ policy }) => kinds[policy.kind].actions === "agency",

  items(request) {
    const label = "iam:agencies:assume";
    const item = toItem(request, {
      label,
      kind: CompletionItemKind.Value,
      text: quoted(request.slot, label),
      sortText: sortText(0, 0),
    });
    return { isIncomplete: false, items: [item] };
  },
};
