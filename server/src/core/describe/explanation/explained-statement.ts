import { neverApplies } from "../../policy/guarded-part.js";
import { kinds, languages } from "../../language/policy-languages.js";
import type { Bilingual, Language } from "../../text/message.js";
import { separated } from "../../text/counted.js";
import type {
  EntryExplanation,
  OptionalException,
  PolicyExplanation,
  StatementExplanation,
  UnknownPlace,
} from "../../explain/model.js";
import { type Block, codeList, type Inline, type Item, list, paragraph } from "../../outline/outline.js";
import { describeEntry, foldsOf } from "./explained-entry.js";
import { texts } from "./explanation-texts.js";
import { describeGuards, guardClause, writtenPlace } from "../guards.js";
import { describeCauses } from "../unknown-cause.js";
import { inARow, type Voice } from "../voice.js";

/** What one statement of a policy grants or denies, under its number. */
export function describeStatement(
  statement: StatementExplanation,
  policy: PolicyExplanation,
  language: Language,
  say: Voice,
): Block[] {
  const { number, resources, conditions, services, otherElements, notSent = [], guards = [] } = statement;
  return [
    { kind: "heading", level: 2, text: say(titleOf(statement), { number }) },
    ...describeGuards(guards, language, say),
    ...services.flatMap(({ service, entries }) => [
      { kind: "heading", level: 3, text: serviceTitle(service, say) } as const,
      list(
        entries.map((entry) =>
          withGuards(
            describeEntry(
              entry,
              {
                isNamesOnly: isNamesOnly(policy.kind),
                hasAssumed: policy.assumed.length + policy.assumedPolicies.length > 0,
              },
              language,
            ),
            entry,
            say,
          ),
        ),
      ),
      ...entries.flatMap((entry) => foldsOf(entry, language)),
    ]),
    ...describeExcept(statement, language, say),
    ...describeUnknownActions(statement, language, say),
    ...(resources.length > 0 ? [paragraph(say(texts.onlyFor, { resources: codeList(resources, language) }))] : []),
    ...conditions.map(({ operator, key, values }) =>
      paragraph(say(texts.onlyIf, { key: codeList([key], language), operator, values: codeList(values, language) })),
    ),
    ...describeUnknownConditions(statement, language, say),
    ...describeLimitGuards(statement, language, say),
    ...(otherElements.length > 0
      ? [paragraph(say(texts.notExplained, { elements: codeList(otherElements, language) }))]
      : []),
    ...(notSent.length > 0 ? [paragraph(say(texts.notSent, { elements: codeList(notSent, language) }))] : []),
  ];
}

/** An entry that may not apply although its statement does. */
function withGuards(item: Item, { guards }: Pick<EntryExplanation, "guards">, say: Voice): Item {
  return guards
    ? { ...item, text: say(texts.entryGuarded, { text: item.text, guards: say(separated(guards.map(guardClause))) }) }
    : item;
}

function describeUnknownConditions(
  { unknownConditions = [] }: StatementExplanation,
  language: Language,
  say: Voice,
): Block[] {
  if (unknownConditions.length === 0) return [];
  const values = inARow(unknownConditions.map((one) => unknownAt(one, language, say)), language);
  return [paragraph(say(texts.unknownConditions, { values }))];
}

function describeLimitGuards({ limitGuards }: StatementExplanation, language: Language, say: Voice): Block[] {
  const { resources, conditions } = limitGuards ?? {};
  const elements = [
    [resources, texts.anyResource, texts.whichResources],
    [conditions, texts.noCondition, texts.whichConditions],
  ] as const;
  return elements.flatMap(([element, absent, some]): Block[] => {
    if (!element) return [];
    const values = inARow(element.notes.map((one) => unknownAt(one, language, say)), language);
    return [paragraph(say(element.mayBeAbsent ? absent : some, { values }))];
  });
}

function serviceTitle(service: string, say: Voice): Inline {
  return service === "*" ? say(texts.everyService) : service === "" ? say(texts.noAction) : [service];
}

function titleOf({ effect, unknownPart, guards }: StatementExplanation): Bilingual {
  if (unknownPart === "statement") return texts.unknownStatement;
  if (unknownPart === "effect") return texts.unknownEffect;
  if (guards && neverApplies(guards)) return texts.neverApplies;
  if (guards && effect) return effect === "Allow" ? texts.mayAllowStatement : texts.mayDenyStatement;
  return effect === "Allow" ? texts.allows : effect === "Deny" ? texts.denies : texts.noEffect;
}

/** An exception, and what decides whether it applies, if that is not certain. */
type NamedException = Pick<OptionalException, "name"> & Partial<OptionalException>;

function describeExcept(
  { except, mayExcept = [], unknownActions = [] }: StatementExplanation,
  language: Language,
  say: Voice,
): Block[] {
  if (!except) return [];
  const names: readonly NamedException[] = [...except.map((name) => ({ name })), ...mayExcept];
  if (names.length === 0) return unknownActions.length > 0 ? [] : [paragraph(say(texts.everyAction))];
  const items = names.map((one): Item => withGuards({ text: codeList([one.name], language) }, one, say));
  return [paragraph(say(texts.everyActionExcept)), list(items)];
}

function describeUnknownActions(
  { services, except, unknownActions = [], unknownPart }: StatementExplanation,
  language: Language,
  say: Voice,
): Block[] {
  const namesNone = services.length === 0 && !except && unknownPart !== "statement";
  if (unknownActions.length === 0) return namesNone ? [paragraph(say(texts.noActions))] : [];
  const values = unknownActions.map((one) => unknownAt(one, language, say));
  const [only, more] = except
    ? [texts.onlyUnknownExcept, texts.unknownExcept]
    : [texts.onlyUnknownActions, texts.unknownActions];
  const template = services.length + (except ?? []).length === 0 ? only : more;
  return [paragraph(say(template, { values: inARow(values, language) }))];
}

/** A value that is not known, with its place and the reason. */
export function unknownAt(one: UnknownPlace, language: Language, say: Voice): Inline {
  const { text, line, file, notComputed, causes } = one;
  const value = codeList([text], language);
  const place = say(writtenPlace(file === undefined ? { line } : { line, file }));
  if (!causes) return say(notComputed ? texts.notComputedAt : texts.unknownAt, { value, place });
  return say(texts.causeAt, { value, place, cause: describeCauses(causes, say) });
}

/** Whether the actions of a kind of policy are not in the catalog, so that only their names are shown. */
export function isNamesOnly(kind: PolicyExplanation["kind"]): boolean {
  return !languages[kinds[kind].language].hasCatalog;
}
