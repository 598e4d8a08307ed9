import { oncePer } from "../text/lazily.js";
import type { Language } from "../text/message.js";
import type { Action, Permission } from "./model.js";

/**
 * The label of a row in a language. Readers of English get a derived label if no page has one; readers of Chinese, who
 * often read both, the English one. "" if there is none.
 */
export function labelOf({ labels, derivedLabel }: Permission, language: Language): string {
  return (language === "en" ? (labels.en ?? derivedLabel) : (labels.zh ?? labels.en)) ?? "";
}

/** The labels of an action in a language, published ones only if there are any. Equal labels are listed once. */
export function labelsOf(action: Action, language: Language): readonly string[] {
  return allLabels[language](action);
}

const allLabels = {
  en: oncePer((action: Action) => findLabels(action, "en")),
  zh: oncePer((action: Action) => findLabels(action, "zh")),
};

function findLabels(action: Action, language: Language): readonly string[] {
  const own = labelsIn(action, language);
  return own.length > 0 ? own : withoutRepeats(action.permissions.map((row) => labelOf(row, language)));
}

/** The labels of an action in exactly this language. */
export function labelsIn({ permissions }: Action, language: Language): string[] {
  return withoutRepeats(permissions.map(({ labels }) => labels[language] ?? ""));
}

/** Whether the tables mark every API of an action as discarded. False for an action without rows. */
export const isDiscarded = oncePer(
  ({ permissions }: Action): boolean =>
    permissions.length > 0 && permissions.every(({ labels: { zh, en } }) => discarded.test(`${zh} ${en}`)),
);

/** The tables write it after the name of the API, in brackets and in several wordings. */
const discarded = /废弃|discarded|deprecated/i;

/** The tables write the same label with full-width or plain brackets, with or without blanks. */
function withoutRepeats(labels: readonly string[]): string[] {
  const normalize = (label: string) => label.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
  return [...new Map(labels.filter((label) => label !== "").map((label) => [normalize(label), label])).values()];
}
