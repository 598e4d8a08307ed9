import { CompletionItemKind } from "vscode-languageserver-types";
import type { Bilingual } from "../../../core/text/message.js";
import { quoted, sortText, toItem } from "../item/item.js";
import { say } from "../item/request.js";
import type { CompletionKind } from "../kind.js";

/** The versions that an author may use, that of this policy first. */
export const versionKind: CompletionKind = {
  at: "value",
  elements: ["Version"],
  applies: ({ policy, statement }) => !statement && policy.language !== "1.0",

  items(request) {
    const isNew = request.place.policy.language === "5.0";
    return versions.map(({ version, meaning }, index) => toItem(request, {
      label: version,
      kind: CompletionItemKind.EnumMember,
      beside: say(request, meaning),
      text: quoted(request.slot, version),
      sortText: sortText(0, isNew ? versions.length - index : index),
    }));
  },
};

const versions: readonly { readonly version: string; readonly meaning: Bilingual }[] = [
  { version: "1.1", meaning: { en: "custom policy", zh: "自定义策略" } },
  { version: "5.0", meaning: { en: "identity policy", zh: "身份策略" } },
];
