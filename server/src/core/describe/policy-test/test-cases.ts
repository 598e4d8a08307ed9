import type { Deciding } from "../../evaluate/evaluate.js";
import type { Expectation } from "../../policy-tests/model.js";
import type { MissingNeed } from "../../policy-tests/needs.js";
import { type PolicySource, type SourcedPolicy, writtenEntry } from "../../policy-tests/policies.js";
import type { ExpectationResult, Outcome, PolicyTestResult } from "../../policy-tests/run.js";
import { enumerate } from "../../text/enumerate.js";
import { groupBy } from "../../text/group-by.js";
import type { TextRange } from "../../text/range.js";
import type { Say } from "../../text/say.js";
import { severalSentences, testTexts, verdictSentences } from "./test-texts.js";

/** A place in a policy file. */
export interface PolicyPlaceText {
  readonly source: PolicySource;
  readonly range: TextRange;
}

/** A line that explains a result, and the place that it is about. */
export interface CaseLine {
  readonly text: string;
  readonly place: PolicyPlaceText | undefined;
  /** 0 for a statement, 1 for a reason below it. */
  readonly depth: 0 | 1;
}

/** One line of a test report: an expectation, or the demand for complete dependencies. */
export interface TestCase {
  /** `can: ecs:servers:stop`; the same in each language except for what limits the request. */
  readonly title: string;
  /** Its place in the test file. */
  readonly range: TextRange;
  readonly isPassed: boolean;
  /** What was found instead; "" if it passed. */
  readonly summary: string;
  readonly because: string | undefined;
  /** The deciding statements. */
  readonly lines: readonly CaseLine[];
  /** The result in data form; `undefined` for the dependencies. */
  readonly result: ExpectationResult | undefined;
}

/** The cases of a test that was run, in the order of the file, in the reader's language. */
export function testCases({ test, policies, expectations, missingNeeds }: PolicyTestResult, say: Say): TestCase[] {
  const cases = expectations.map((result) => ofExpectation(result, policies, say));
  if (!missingNeeds || !test.needsComplete) return cases;
  return [
    ...cases,
    {
      title: "needs: complete",
      range: test.needsComplete,
      isPassed: missingNeeds.length === 0,
      summary: needsSummary(missingNeeds, say),
      because: undefined,
      lines: [
        ...needLines(missingNeeds, say),
        ...distinct(missingNeeds.flatMap(({ evaluation }) => evaluation.deciding)).flatMap((one) =>
          linesOf(one, policies, say),
        ),
      ],
      result: undefined,
    },
  ];
}

/** What an expectation says, in one line: `cannot: obs:object:GetObject on obs:*:*:object:a/b with g:x = y`. */
export function titleOfExpectation({ kind, subject, resource, values }: Expectation, say: Say): string {
  const limits = [
    ...(resource ? [say(testTexts.on, { resource: resource.value })] : []),
    ...[...values].map(([key, list]) =>
      list.length === 0 ? say(testTexts.without, { key }) : say(testTexts.with, { key, values: say(enumerate(list)) }),
    ),
  ];
  return [`${kind}: ${subject.value}`, ...limits].join(" ");
}

/** More actions and statements of one expectation do not help. */
const mostNames = 5;
const mostOutcomes = 3;

function ofExpectation(result: ExpectationResult, policies: readonly SourcedPolicy[], say: Say): TestCase {
  const { expectation, outcomes, status } = result;
  const isPassed = status === "passed";
  const explained = isPassed ? outcomes.slice(0, 1) : oneOfEach(outcomes).slice(0, mostOutcomes);
  return {
    title: titleOfExpectation(expectation, say),
    range: expectation.subject.range,
    isPassed,
    summary: isPassed ? "" : summaryOf(result, say),
    because: expectation.because,
    lines: distinct(explained.flatMap(({ evaluation }) => evaluation.deciding)).flatMap((one) =>
      linesOf(one, policies, say),
    ),
    result,
  };
}

/** What was found, in a sentence for each unexpected verdict. */
function summaryOf({ verdict, outcomes, actions: total }: ExpectationResult, say: Say): string {
  const verdicts = [...new Set(outcomes.map(({ evaluation }) => evaluation.verdict))];
  const sentences = verdicts.map((one) => {
    const names = outcomes.filter(({ evaluation }) => evaluation.verdict === one).map(({ action }) => action);
    return total === 1
      ? say(verdictSentences[one], { action: names[0]! })
      : say(severalSentences[one], { count: names.length, total, names: enumerate(names, mostNames) });
  });
  return joined([...sentences, ...(verdicts.includes(verdict) ? [] : [say(testTexts.unclearCall)])], say);
}

/** One sentence; what it counts is in the lines. */
function needsSummary(missing: readonly MissingNeed[], say: Say): string {
  const groups = needGroups(missing);
  if (groups.length < 2) return groups.map((group) => needSentence(group, say)).join("");
  const actions = new Set(missing.map(({ action }) => action));
  return say(testTexts.needsOfSeveral, { count: missing.length, actions: actions.size });
}

/** The needs, each in its line; those of several actions below a sentence for each action. */
function needLines(missing: readonly MissingNeed[], say: Say): CaseLine[] {
  const groups = needGroups(missing);
  const isOne = groups.length === 1;
  return groups.flatMap((group) => [
    ...(isOne ? [] : [{ text: needSentence(group, say), place: undefined, depth: 0 } as const]),
    ...(group.length === 1
      ? []
      : group.map(({ need }): CaseLine => ({ text: need, place: undefined, depth: isOne ? 0 : 1 }))),
  ]);
}

/** The needs by action and verdict. */
function needGroups(missing: readonly MissingNeed[]): (readonly MissingNeed[])[] {
  return [...groupBy(missing, ({ action, evaluation: { verdict } }) => `${action} ${verdict}`).values()];
}

function needSentence(group: readonly MissingNeed[], say: Say): string {
  const { action, need, evaluation: { verdict } } = group[0]!;
  const isDenied = verdict === "denied";
  if (group.length === 1) return say(isDenied ? testTexts.deniedNeed : testTexts.missingNeed, { action, need });
  return say(isDenied ? testTexts.deniedNeeds : testTexts.missingNeeds, { action, count: group.length });
}

/** Each statement once, although it decides about several actions. */
function distinct(all: readonly Deciding[]): Deciding[] {
  const keyOf = ({ policy, statement, entry, applies }: Deciding) =>
    JSON.stringify([policy, statement?.index, entry?.range, applies]);
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

/** The first outcome for each set of deciding statements. */
function oneOfEach(outcomes: readonly Outcome[]): Outcome[] {
  const keyOf = ({ evaluation: { verdict, deciding } }: Outcome) =>
    JSON.stringify([verdict, deciding.map(({ policy, statement, entry }) => [policy, statement?.index, entry?.range])]);
  const found = new Map<string, Outcome>();
  for (const outcome of outcomes) if (!found.has(keyOf(outcome))) found.set(keyOf(outcome), outcome);
  return [...found.values()];
}

function linesOf(deciding: Deciding, policies: readonly SourcedPolicy[], say: Say): CaseLine[] {
  const { policy: index, statement, entry, effect, applies, reasons } = deciding;
  const policy = policies[index]!;
  const place = (range: TextRange) => ({ source: policy.source, range: policy.toHost(range) });
  const name = entry
    ? `"${writtenEntry(policy, entry)}"`
    : say(testTexts.statement, { number: (statement?.index ?? 0) + 1 });
  const range = entry?.range ?? statement?.node.range ?? reasons[0]?.range ?? policy.policy.node.range;
  const template =
    applies === "no"
      ? testTexts.doesNotApply
      : effect === undefined
        ? testTexts.mayDo
        : !statement
          ? testTexts.mayDenyPart
        : applies === "unknown"
          ? effect === "Deny"
            ? testTexts.mayDeny
            : testTexts.mayAllow
          : effect === "Deny"
            ? testTexts.deniedBy
            : testTexts.allowedBy;
  return [
    { text: say(template, { entry: name }), place: place(range), depth: 0 },
    ...reasons.map(({ message, args, range: where }): CaseLine => ({
      text: say(message, args),
      place: place(where),
      depth: 1,
    })),
  ];
}

/** Sentences one after the other, as each language separates them. */
function joined(sentences: readonly string[], say: Say): string {
  return sentences.reduce((one, other) => (one === "" ? other : say(testTexts.twoSentences, { one, other })), "");
}
