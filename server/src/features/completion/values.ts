import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import type { Bilingual } from "../../core/text/message.js";
import { quoted, sortText, toItem } from "./item.js";
import { type Request, say } from "./request.js";

/** The two effects. */
export function effectItems(request: Request): CompletionItem[] {
  return ["Allow", "Deny"].map((value, index) => toItem(request, {
    label: value,
    kind: CompletionItemKind.EnumMember,
    text: quoted(request.slot, value),
    sortText: sortText(0, index),
  }));
}

/** The versions that a person may write, that of this policy first. */
export function versionItems(request: Request): CompletionItem[] {
  const { language } = request.place.policy;
  if (language === "1.0") return [];
  const isNew = language === "5.0";
  return versions.map(({ version, meaning }, index) => toItem(request, {
    label: version,
    kind: CompletionItemKind.EnumMember,
    beside: say(request, meaning),
    text: quoted(request.slot, version),
    sortText: sortText(0, isNew ? versions.length - index : index),
  }));
}

const versions: readonly { readonly version: string; readonly meaning: Bilingual }[] = [
  { version: "1.1", meaning: { en: "custom policy", zh: "自定义策略" } },
  { version: "5.0", meaning: { en: "identity policy", zh: "身份策略" } },
];
