import type { Action } from "../../catalog/model.js";
import { type Block, type Inline, joined, paragraph } from "../../outline/outline.js";
import type { Bilingual, Language } from "../../text/message.js";
import { voice } from "../voice.js";

/** If there are more operations, the rest is counted. */
const shownOperations = 2;
/** Labels in the other language are for readers who also read those pages; more than this number do not help. */
const shownOthers = 3;

/**
 * The purpose of an action as the title of a description; empty if no page has a label. Labels in the other language
 * follow as secondary text, unless the description is also given in that language.
 */
export function describeTitle(action: Action, language: Language, isAlone: boolean): Block[] {
  const operations = operationsOf(action, language);
  if (operations.length === 0) return [];
  const own = inWords(operations, language, (label) => ({ strong: label }));
  const others = [...new Set(operations.flatMap(({ others: labels }) => labels))];
  const isShort = isAlone && operations.length <= shownOperations && others.length <= shownOthers;
  return [paragraph(isShort ? joined([own, ...others.map((label): Inline => [label])], " · ") : own)];
}

/** The purpose of an action as a short text: «Querying a server and 7 more operations»; "" if no page has a label. */
export function titleOf(action: Action, language: Language): string {
  return inWords(operationsOf(action, language), language, (label) => label).join("");
}

function inWords(
  operations: readonly Operation[],
  language: Language,
  show: (label: string) => Inline[number],
): Inline {
  const [first, ...rest] = operations.map(({ label }): Inline => [show(label)]);
  if (first === undefined) return [];
  return operations.length <= shownOperations
    ? joined([first, ...rest], " · ")
    : voice(language)(texts.andMore, { label: first, rest: rest.length });
}

interface Operation {
  readonly label: string;
  /** Its labels in the other language, if the label is not one of them. */
  readonly others: readonly string[];
}

/** Rows whose labels differ only in brackets (the API, the billing mode) are one operation without the brackets. */
function operationsOf({ permissions }: Action, language: Language): Operation[] {
  const groups = new Map<string, { readonly zh: string[]; readonly en: string[] }>();
  for (const { labels, derivedLabel } of permissions) {
    // Readers of Chinese get the page's own words instead of derived ones.
    const [zh, en] = [clean(labels.zh), clean(labels.en ?? (language === "en" ? derivedLabel : undefined))];
    const key = bare(zh || en).normalize("NFKC").replace(/\s+/g, "").toLowerCase();
    if (key === "") continue;
    const group = groups.get(key) ?? { zh: [], en: [] };
    groups.set(key, group);
    for (const [all, label] of [
      [group.zh, zh],
      [group.en, en],
    ] as const)
      if (label !== "" && !all.some((one) => isSame(one, label))) all.push(label);
  }
  return [...groups.values()].map((group) => {
    const [own, other] = language === "zh" ? [group.zh, group.en] : [group.en, group.zh];
    const [label = ""] = own.length > 0 ? own : other;
    const shown = group.zh.length > 1 || group.en.length > 1 ? bare(label) : label;
    return { label: shown, others: own.length > 0 ? other.filter((one) => !isSame(one, shown)) : [] };
  });
}

/** Some pages end labels with a period. */
function clean(label = ""): string {
  return label.trim().replace(/[.。]$/, "");
}

function bare(label: string): string {
  return label.replace(/\s*[(（][^)）]*[)）]/g, "").trim() || label;
}

/** The tables write the same label with full-width or plain brackets, with or without blanks. */
function isSame(a: string, b: string): boolean {
  const [one, two] = [a, b].map((label) => label.normalize("NFKC").replace(/\s+/g, "").toLowerCase());
  return one === two;
}

const texts = {
  andMore: { en: "{label} and {rest} more operations", zh: "{label} 及另外 {rest} 项操作" },
} as const satisfies Record<string, Bilingual>;
