import type { Language } from "../text/message.js";
import type { Action, Permission } from "./model.js";

/** The label of a row in a language, or else in the other one; "" if no page has one. */
export function labelOf({ labels }: Permission, language: Language): string {
  return labels[language] ?? labels.zh ?? labels.en ?? "";
}

/** The labels of an action in a language, or in the other one if no row has one. Equal labels are listed once. */
export function labelsOf(action: Action, language: Language): string[] {
  const own = labelsIn(action, language);
  return own.length > 0 ? own : labelsIn(action, language === "en" ? "zh" : "en");
}

/** The labels of an action in exactly this language. */
export function labelsIn({ permissions }: Action, language: Language): string[] {
  return withoutRepeats(permissions.map(({ labels }) => labels[language] ?? ""));
}

/** Whether the tables mark every API of an action as discarded. False for an action without rows. */
export function isDiscarded({ permissions }: Action): boolean {
  return permissions.length > 0 && permissions.every(({ labels: { zh, en } }) => discarded.test(`${zh} ${en}`));
}

/** The tables write it after the name of the API, in brackets and in several wordings. */
const discarded = /废弃|discarded|deprecated/i;

/** The tables write the same label with full-width or plain brackets, with or without blanks. */
function withoutRepeats(labels: readonly string[]): string[] {
  const normalize = (label: string) => label.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
  return [...new Map(labels.filter((label) => label !== "").map((label) => [normalize(label), label])).values()];
}
