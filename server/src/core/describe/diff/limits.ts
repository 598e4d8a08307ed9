import type { Clause, StatementLimit } from "../../diff/limits/limit.js";
import type { ActionLimits } from "../../diff/model.js";
import { type Inline, joined } from "../../outline/outline.js";
import type { Language } from "../../text/message.js";
import { voice } from "../voice.js";
import { diffTexts } from "./diff-texts.js";

/** The number of resources, values and statements that are shown; the rest is counted. */
const shown = 4;

/** For which requests an action is allowed: «only for `obs:…`; or only if `g:MFAPresent` Bool `true`». */
export function describeVerdict({ allows, denies }: ActionLimits, language: Language): Inline {
  const say = voice(language);
  if (allows.length === 0) return say(diffTexts.nowhere);
  const allowed = inAlternatives(allows, language);
  return denies.length === 0
    ? allowed
    : say(diffTexts.denied, { allowed, denied: inAlternatives(denies, language, true) });
}

function inAlternatives(limits: readonly StatementLimit[], language: Language, isDenied = false): Inline {
  return shortened(
    limits.map((limit) => describeLimits(limit, language, isDenied)),
    (first, second) => voice(language)(diffTexts.or, { first, second }),
    language,
  );
}

function describeLimits({ resources, clauses }: StatementLimit, language: Language, isDenied: boolean): Inline {
  const say = voice(language);
  const [only, onlyIf] = isDenied ? [diffTexts.forSome, diffTexts.ifTrue] : [diffTexts.onlyFor, diffTexts.onlyIf];
  const parts = [
    ...(resources
      ? [say(resources.isNot ? diffTexts.exceptFor : only, { resources: codes(resources.patterns, language) })]
      : []),
    ...(clauses.length > 0 ? [say(onlyIf, { conditions: describeClauses(clauses, language) })] : []),
  ];
  return parts.length === 0 ? say(diffTexts.everywhere) : joined(parts, language === "zh" ? "，" : ", ");
}

function describeClauses(clauses: readonly Clause[], language: Language): Inline {
  const say = voice(language);
  const described = clauses.map(({ name, operator, values }) =>
    say(operator === "" ? diffTexts.element : diffTexts.condition, {
      key: [{ code: name }],
      operator,
      values: codes(values, language),
    }),
  );
  // By halves, because each step copies what it joins.
  const all = (from: number, to: number): Inline => {
    const middle = (from + to) >> 1;
    return to - from < 2
      ? (described[from] ?? [])
      : say(diffTexts.and, { first: all(from, middle), second: all(middle, to) });
  };
  return all(0, described.length);
}

function codes(names: readonly string[], language: Language): Inline {
  if (names.length === 0) return voice(language)(diffTexts.empty);
  const separator = language === "zh" ? "、" : ", ";
  return shortened(
    names.map((code): Inline => [{ code }]),
    (first, second) => [...first, separator, ...second],
    language,
  );
}

function shortened(
  all: readonly Inline[],
  join: (first: Inline, second: Inline) => Inline,
  language: Language,
): Inline {
  const [first = [], ...others] = all.slice(0, shown);
  const names = others.reduce(join, first);
  return all.length <= shown ? names : voice(language)(diffTexts.more, { names, count: all.length - shown });
}
