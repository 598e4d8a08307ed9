import { type Conversion, isComplete } from "../../convert/model.js";
import { plainText } from "../../outline/outline.js";
import type { Language } from "../../text/message.js";
import { describeConvertedEntry } from "./conversion.js";
import { refusalTexts } from "./conversion-texts.js";
import { sayIn } from "../../text/say.js";

/** A conversion for programs. Lines count from 1. `report` says the same in words. */
export function conversionToJson(conversion: Conversion, language: Language): unknown {
  const { policy, from, to, refusal, text, entries, notes } = conversion;
  return {
    policy: policy + 1,
    from,
    to,
    complete: isComplete(conversion),
    ...(refusal === undefined ? {} : { refused: refusal, reason: sayIn(language)(refusalTexts[refusal], { to }) }),
    ...(text === undefined ? {} : { text }),
    actions: entries.map((entry) => ({
      statement: entry.statement + 1,
      effect: entry.effect,
      element: entry.isExclusion ? "NotAction" : "Action",
      action: entry.written,
      result: entry.targets,
      outcome: entry.outcome.is,
      ...details(entry.outcome),
      ...(entry.deniesMore ? { deniesMore: true } : {}),
      report: plainText(describeConvertedEntry(entry, conversion, language)),
    })),
    notes: notes.map(({ kind, statement, written, result }) => ({
      kind,
      ...(statement === undefined ? {} : { statement: statement + 1 }),
      written,
      ...(result === "" ? {} : { result }),
    })),
  };
}

/** The outcome without its name. */
function details(outcome: Conversion["entries"][number]["outcome"]): object {
  return { ...outcome, is: undefined };
}
