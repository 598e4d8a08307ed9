import type { Catalog } from "../catalog/catalog.js";
import type { ConfigProblem } from "../config/config-file.js";
import { evaluate, type Evaluation, type PolicyRequest, type RequestVerdict } from "../evaluate/evaluate.js";
import { checkTest } from "./check-tests.js";
import type { Expectation, PolicyTest } from "./model.js";
import { missingNeeds, type MissingNeed } from "./needs.js";
import { namedByPolicies } from "./named-by-policies.js";
import type { SourcedPolicy } from "./policies.js";
import { knownActions, languagesOf, readSubject, type Subject } from "./subject.js";

/** The verdict on one action of an expectation. */
export interface Outcome {
  readonly action: string;
  readonly evaluation: Evaluation;
}

/** The result of one expectation. */
export interface ExpectationResult {
  readonly expectation: Expectation;
  readonly status: "passed" | "failed";
  /** `depends` if the actions of an API call have different verdicts; otherwise that of the first unexpected action. */
  readonly verdict: RequestVerdict;
  /** The actions with another verdict than expected; for an expectation that holds all of them. */
  readonly outcomes: readonly Outcome[];
  /** The number of actions that the expectation is about. */
  readonly actions: number;
}

/** The result of one test. A test with problems is not run. */
export interface PolicyTestResult {
  readonly test: PolicyTest;
  readonly policies: readonly SourcedPolicy[];
  readonly problems: readonly ConfigProblem[];
  readonly expectations: readonly ExpectationResult[];
  /** `undefined` if the test does not ask for complete dependencies. */
  readonly missingNeeds: readonly MissingNeed[] | undefined;
}

/**
 * Runs a test against its policies. `problems` are those that were found before, such as a missing file. Pure: the
 * same texts and catalog give the same result.
 */
export function runPolicyTest(
  test: PolicyTest,
  policies: readonly SourcedPolicy[],
  catalog: Catalog,
  problems: readonly ConfigProblem[] = [],
): PolicyTestResult {
  const all = [...problems, ...checkTest(test, catalog, policies)];
  if (all.length > 0 || policies.length === 0)
    return { test, policies, problems: all, expectations: [], missingNeeds: undefined };
  const verdictOn = (request: PolicyRequest) => evaluate(policies, request, catalog);
  const languages = languagesOf(policies);
  const subjectOf = (expectation: Expectation) => readSubject(expectation.subject.value, catalog, languages);
  const read = test.expectations.map((expectation) => {
    const subject = subjectOf(expectation);
    return { expectation, subject, result: resultOf(expectation, subject, { policies, catalog }, verdictOn) };
  });
  return {
    test,
    policies,
    problems: [],
    expectations: read.map(({ result }) => result),
    missingNeeds: test.needsComplete && missingNeeds(read, catalog, verdictOn),
  };
}

/** What the actions of a wildcard are found in. */
interface Subjects {
  readonly policies: readonly SourcedPolicy[];
  readonly catalog: Catalog;
}

function resultOf(
  expectation: Expectation,
  subject: Subject,
  subjects: Subjects,
  verdictOn: (request: PolicyRequest) => Evaluation,
): ExpectationResult {
  const { kind, resource, values } = expectation;
  const outcomeOf = (action: string): Outcome => ({
    action,
    evaluation: verdictOn({ action, resource: resource?.value, values }),
  });
  const holds = ({ evaluation: { verdict } }: Outcome) =>
    kind === "can" ? verdict === "allowed" : verdict === "denied" || verdict === "not-granted";
  if (subject.kind === "call")
    return ofCall(
      expectation,
      subject.groups.map((group) => group.map(outcomeOf)),
      holds,
    );
  const outcomes = subject.kind === "actions" ? actionsOf(subject, kind, subjects).map(outcomeOf) : [];
  // A wildcard that is allowed as a whole also allows what no table lists.
  const whole = subject.kind === "actions" && subject.isWildcard ? outcomeOf(subject.pattern) : undefined;
  const isWholeNeeded =
    whole && (outcomes.length === 0 || (kind === "cannot" && whole.evaluation.verdict === "allowed"));
  return toResult(expectation, isWholeNeeded ? [...outcomes, whole] : outcomes, holds);
}

/** The known actions of a subject, and for a refusal also what the policies name although no table lists it. */
function actionsOf(
  { names, pattern, isWildcard }: Extract<Subject, { kind: "actions" }>,
  kind: Expectation["kind"],
  { policies, catalog }: Subjects,
): readonly string[] {
  if (!isWildcard || kind === "can") return names;
  const languages = languagesOf(policies);
  const isListed = (entry: string) => knownActions(entry, catalog, languages).length > 0;
  return [...names, ...namedByPolicies(pattern, names, policies, isListed)];
}

/** A call needs all actions of one group; which one is not certain, so the expectation must hold for each. */
function ofCall(
  expectation: Expectation,
  groups: readonly (readonly Outcome[])[],
  holds: (outcome: Outcome) => boolean,
): ExpectationResult {
  // A call is refused if one of its actions is.
  const groupHolds = (group: readonly Outcome[]) =>
    expectation.kind === "can" ? group.every(holds) : group.some(holds);
  const failing = groups.filter((group) => !groupHolds(group));
  const all = groups.flat();
  if (failing.length === 0) return { ...toResult(expectation, all, () => true), actions: all.length };
  const unexpected = failing.flatMap((group) => group.filter((outcome) => !holds(outcome)));
  const result = toResult(expectation, unexpected, () => false);
  return { ...result, verdict: failing.length < groups.length ? "depends" : result.verdict, actions: all.length };
}

function toResult(
  expectation: Expectation,
  outcomes: readonly Outcome[],
  holds: (outcome: Outcome) => boolean,
): ExpectationResult {
  const unexpected = outcomes.filter((outcome) => !holds(outcome));
  const shown = unexpected.length > 0 ? unexpected : outcomes;
  return {
    expectation,
    status: unexpected.length > 0 ? "failed" : "passed",
    verdict: shown[0]?.evaluation.verdict ?? "not-granted",
    outcomes: shown,
    actions: outcomes.length,
  };
}
