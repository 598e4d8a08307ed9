import type { Conversion, ConversionNote, ConvertedEntry } from "../../convert/model.js";
import { isComplete } from "../../convert/model.js";
import { outlineToMarkdown } from "../../outline/markdown.js";
import { type Block, codeList, type Inline, joined, list, paragraph } from "../../outline/outline.js";
import { groupBy } from "../../text/group-by.js";
import type { Language } from "../../text/message.js";
import { namesInARow, voice } from "../voice.js";
import { conversionTexts as texts, evidenceTexts, noteTexts, refusalTexts } from "./conversion-texts.js";

/** The report on a conversion, entry by entry, as an outline. `title`: the name of the policy, if there are several. */
export function describeConversion(conversion: Conversion, language: Language, title = ""): Block[] {
  const { entries, from, to, notes } = conversion;
  const say = voice(language);
  const heading = [...say(texts.title, { from, to }), ...(title === "" ? [] : [`: ${title}`])];
  return [
    { kind: "heading", level: 1, text: heading },
    paragraph(summaryOf(conversion, language)),
    ...[...groupBy(entries, ({ statement }) => statement)].flatMap(([statement, own]): Block[] => {
      const { effect, isExclusion } = own[0]!;
      const args = { number: statement + 1, effect };
      return [
        { kind: "heading", level: 2, text: say(isExclusion ? texts.statementExcept : texts.statement, args) },
        list(own.map((entry) => ({ text: describeConvertedEntry(entry, conversion, language) }))),
      ];
    }),
    ...(notes.length > 0
      ? [
          { kind: "heading" as const, level: 2 as const, text: say(texts.notes) },
          list(notes.map((note) => ({ text: describeNote(note, language) }))),
        ]
      : []),
  ];
}

/** The reports on all policies of a text as Markdown. */
export function conversionsToMarkdown(conversions: readonly Conversion[], language: Language): string {
  const isOne = conversions.length === 1;
  const blocks = conversions.flatMap((one) => describeConversion(one, language, isOne ? "" : String(one.policy + 1)));
  return `${outlineToMarkdown(blocks)}\n`;
}

function summaryOf(conversion: Conversion, language: Language): Inline {
  const say = voice(language);
  const { refusal, entries, to } = conversion;
  if (refusal !== undefined) return say(texts.refused, { reason: say(refusalTexts[refusal], { to }) });
  if (isComplete(conversion)) return say(texts.complete, { to });
  const done = entries.filter(({ outcome: { is }, deniesMore }) => (is === "mapped" || is === "kept") && !deniesMore);
  return say(texts.partial, { done: done.length, count: entries.length, to });
}

/** One entry: what replaces it and why, or why nothing does. */
export function describeConvertedEntry(
  entry: ConvertedEntry,
  { from, to }: Pick<Conversion, "from" | "to">,
  language: Language,
): Inline {
  const say = voice(language);
  const line = lineOf(entry, { from, to }, language);
  return entry.deniesMore ? say(texts.deniesMore, { line }) : line;
}

function lineOf(
  { written: name, outcome, targets: names }: ConvertedEntry,
  { from, to }: Pick<Conversion, "from" | "to">,
  language: Language,
): Inline {
  const say = voice(language);
  const written = [{ code: name }];
  const targets = codeList(names, language);
  const some = (list: readonly string[]) => namesInARow(list, language, shownNames);
  switch (outcome.is) {
    case "mapped":
    case "partly": {
      const evidence = joined(
        outcome.evidence.map((one) => say(evidenceTexts[one])),
        language === "zh" ? "、" : ", ",
      );
      if (outcome.is === "partly") return say(texts.partly, { written, targets, evidence, lost: some(outcome.lost) });
      const isSame = names.length === 1 && names[0] === name;
      return say(isSame ? texts.unchanged : texts.mapped, { written, targets, evidence });
    }
    case "expanded": {
      const args = { written, targets: some(names), count: outcome.count, lost: some(outcome.lost) };
      return say(outcome.lost.length > 0 ? texts.expandedLost : texts.expanded, args);
    }
    case "kept":
      return say(texts.kept, { written, targets });
    case "ambiguous": {
      const isWildcard = name.includes("*");
      const template =
        outcome.why === "grants-more" ? texts.grantsMore : isWildcard ? texts.deniesLessWildcard : texts.deniesLess;
      return say(template, { written, candidates: some(outcome.candidates) });
    }
    case "unmapped":
      return say(texts[outcome.why], { written, from, to });
  }
}

/** If there are more names, they are counted. */
const shownNames = 8;

function describeNote({ kind, statement, written, result }: ConversionNote, language: Language): Inline {
  const args = { number: (statement ?? 0) + 1, written: [{ code: written }], result: [{ code: result }] };
  return voice(language)(noteTexts[kind], args);
}
