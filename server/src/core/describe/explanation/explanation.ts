import { counted, nouns } from "../../text/counted.js";
import { grouped } from "../../text/grouped.js";
import { type Bilingual, format, type Language } from "../../text/message.js";
import {
  type Explanation,
  type LimitUse,
  type PolicyExplanation,
  type StatementExplanation,
} from "../../explain/model.js";
import { type Block, codeList, type Inline, type Item, list, paragraph } from "../../outline/outline.js";
import { outlineToMarkdown } from "../../outline/markdown.js";
import { describeGuards } from "../guards.js";
import { describeStatement, isNamesOnly, unknownAt } from "./explained-statement.js";
import { kindNames, texts } from "./explanation-texts.js";
import { statementsText } from "./statements-text.js";
import { describeAssumedPolicy, describeSimilarPolicy } from "../system-policy.js";
import { type Voice, voice } from "../voice.js";

/** The number of names that are shown; the rest is counted. */
const shownNames = 5;

/** An explanation as an outline in one language, to be printed as Markdown or on a terminal. */
export function describeExplanation({ policies, unknown = [] }: Explanation, language: Language): Block[] {
  const say = voice(language);
  const described = policies.flatMap((policy, index) => [
    heading(
      1,
      policies.length === 1 ? say(texts.title) : say(texts.titleOf, { number: index + 1, count: policies.length }),
    ),
    ...describePolicy(policy, language, say),
  ]);
  if (unknown.length === 0) return described;
  const start = policies.length > 0 ? [] : [heading(1, say(texts.title)), paragraph(say(texts.nothingKnown))];
  const areNotComputed = unknown.every(({ notComputed }) => notComputed);
  const items = unknown.map(({ notComputed, ...one }): Item => {
    const place = notComputed && !areNotComputed ? { ...one, notComputed } : one;
    return { text: unknownAt(place, language, say) };
  });
  const intro = say(unknownIntro(policies.flatMap(({ statements }) => statements)));
  const isAnyOpen = unknown.some(({ notComputed, causes }) => !notComputed && !causes);
  const title = areNotComputed ? texts.notComputedTitle : isAnyOpen ? texts.unknownTitle : texts.hereTitle;
  return [...start, ...described, heading(2, say(title)), paragraph(intro), list(items)];
}

/**
 * An explanation as Markdown, for «Explain This Policy» in the editor and for the command line. `isAll` opens the
 * folds.
 */
export function explanationToMarkdown(explanation: Explanation, language: Language, isAll = false): string {
  return `${outlineToMarkdown(describeExplanation(explanation, language), isAll)}\n`;
}

function describePolicy(policy: PolicyExplanation, language: Language, say: Voice): Block[] {
  const { kind, statements, allowed, denied, deniedInPart, limits, guards = [] } = policy;
  const namesOnly = isNamesOnly(kind);
  return [
    ...describeGuards(guards, language, say),
    paragraph(
      say(namesOnly ? texts.summaryNamesOnly : texts.summary, {
        kind: kindNames[kind],
        statements: counted(statements.length, nouns.statement),
        allowed: grouped(allowed),
        denied: grouped(denied),
      }),
    ),
    ...(deniedInPart > 0 ? [paragraph(say(counted(deniedInPart, texts.summaryInPart)))] : []),
    ...describeUndecided(policy, say),
    ...(policy.similar ? [describeSimilarPolicy(policy.similar, language)] : []),
    ...describeNoGrant(policy, say),
    ...statements.flatMap((statement) => describeStatement(statement, policy, language, say)),
    ...(namesOnly ? [] : describeIneffective(policy, language, say)),
    ...(limits.length > 0
      ? [heading(2, say(texts.limitsTitle)), list(limits.map((limit) => describeLimit(limit, language, say)))]
      : []),
  ];
}

/** What parts that may not apply would allow and deny in addition. */
function describeUndecided({ mayAllow = 0, mayDeny = 0 }: PolicyExplanation, say: Voice): Block[] {
  if (mayAllow + mayDeny === 0) return [];
  const template = mayDeny === 0 ? texts.mayAllow : mayAllow === 0 ? texts.mayDeny : texts.mayAllowAndDeny;
  return [paragraph(say(template, { allowed: grouped(mayAllow), denied: grouped(mayDeny) }))];
}

/**
 * The sentence about a policy that grants nothing: it has only Deny statements, or denies every known action that it
 * allows.
 */
function describeNoGrant(
  { kind, statements, allowed, denied, deniedInPart, mayAllow = 0 }: PolicyExplanation,
  say: Voice,
): Block[] {
  if (statements.length > 0 && statements.every(({ effect }) => effect === "Deny"))
    return [paragraph(say(texts.onlyDenies))];
  if (statements.some((statement) => statement.effect !== "Deny" && hasUnknownActions(statement))) return [];
  const deniesAll = !isNamesOnly(kind) && allowed + mayAllow === 0 && denied + deniedInPart > 0;
  return deniesAll ? [paragraph(say(texts.allowsNothing))] : [];
}

function hasUnknownActions({ unknownActions = [], unknownPart }: StatementExplanation): boolean {
  return unknownActions.length > 0 || unknownPart !== undefined;
}

/** What the values that are not known may do. A statement whose effect is not known may do both. */
function unknownIntro(statements: readonly StatementExplanation[]): Bilingual {
  if (statements.some(({ except, unknownActions = [] }) => except && unknownActions.length > 0))
    return texts.unknownExceptIntro;
  const effects = new Set(statements.filter(hasUnknownActions).map(({ effect }) => effect));
  const [effect, ...others] = effects;
  if (others.length > 0 || effect === undefined) return texts.unknownIntro;
  return effect === "Allow" ? texts.unknownAllowIntro : texts.unknownDenyIntro;
}

/** The grants of other policies, as assumed in the settings. */
function describeAssumed({ assumed, assumedPolicies }: PolicyExplanation, language: Language, say: Voice): Block[] {
  const rest = assumed.length - shownNames;
  const names = codeList(assumed.slice(0, shownNames), language);
  const patterns =
    assumed.length === 0
      ? []
      : [paragraph(rest > 0 ? say(texts.assumedMore, { names, count: rest }) : say(texts.assumed, { names }))];
  return [...patterns, ...assumedPolicies.map((policy) => describeAssumedPolicy(policy, language))];
}

function describeIneffective(policy: PolicyExplanation, language: Language, say: Voice): Block[] {
  const { statements, troubles, indirect } = policy;
  const title = heading(2, say(texts.ineffectiveTitle));
  const beside = describeAssumed(policy, language, say);
  const isListed = statements.some(
    ({ effect, services }) =>
      effect === "Allow" && services.some(({ entries }) => entries.some(({ kind }) => kind === "action")),
  );
  // For wildcards it says where they are listed.
  if (!isListed && troubles.length === 0) return beside;
  const listed =
    indirect.length === 0
      ? []
      : [
          paragraph(
            say(indirect.length === 1 ? texts.indirectOne : texts.indirect, { names: codeList(indirect, language) }),
          ),
        ];
  const isCertain = policy.mayAllow === undefined;
  if (troubles.length === 0) {
    const none = isCertain ? texts.ineffectiveNone : texts.ineffectiveNoneForCertain;
    return [title, paragraph(say(none)), ...listed, ...beside];
  }
  const items = troubles.flatMap(({ action, statement, missing, denied, deniedBy }) => {
    const common = { action: codeList([action], language), statement };
    const by = (statements: readonly number[]) => statementsText(statements, language);
    return [
      ...(deniedBy.length > 0 ? [say(texts.deniedItself, { ...common, by: by(deniedBy) })] : []),
      ...(missing.length > 0 ? [say(texts.missing, { ...common, missing: codeList(missing, language) })] : []),
      ...denied.map((one) =>
        say(texts.deniedNeed, { ...common, missing: codeList([one.action], language), by: by(one.statements) }),
      ),
    ];
  });
  const isAlone = beside.length === 0 && troubles.some(({ missing }) => missing.length > 0);
  return [
    title,
    list(items.map((text) => ({ text }))),
    ...listed,
    ...(isAlone ? [paragraph(say(texts.alone))] : beside),
  ];
}

const limitTexts = {
  statements: texts.limitStatements,
  actions: texts.limitActions,
  characters: texts.limitCharacters,
};

function describeLimit(use: LimitUse, language: Language, say: Voice): Item {
  const { what, statement, used, most, isAsWritten, limit } = use;
  const args = { statement: statement ?? 0, used: usedText(use, language), limit: grouped(limit) };
  const text = format(limitTexts[what], args, language);
  if (isAsWritten) return { text: say(texts.asWritten, { text }) };
  if (used > limit) return { text: say(texts.overLimit, { text }) };
  return { text: (most ?? 0) > limit ? say(texts.mayBeOverLimit, { text }) : [text] };
}

function usedText({ used, most, isOpen }: LimitUse, language: Language): string {
  if (isOpen) return format(texts.usedOrMore, { used: grouped(used) }, language);
  if (most === undefined) return grouped(used);
  return format(texts.usedTo, { used: grouped(used), most: grouped(most) }, language);
}

function heading(level: 1 | 2 | 3, text: Inline): Block {
  return { kind: "heading", level, text };
}
