import { dependenciesOf } from "../catalog/dependencies.js";
import { answersByText } from "../text/answers.js";
import { type ActionPattern, parseActionPattern } from "../catalog/pattern.js";
import type { AllowedAt } from "./dependencies.js";
import { type CoverIndex, coverIndex } from "./cover-index.js";

/** The actions that a policy allows by name and that depend on one action. */
export interface Requirers {
  /** Actions that always need it. */
  readonly always: readonly string[];
  /** Actions that need it for some of their APIs or in some cases only. */
  readonly sometimes: readonly string[];
  /** Whether the policy lists it only for these actions, as far as the policy shows; see `AllowedAction.neededBy`. */
  readonly explain: boolean;
}

/** Finds the actions that need a given one, among those that a policy allows by name. A denied action needs nothing. */
export function requirerIndex(allowed: readonly AllowedAt[]): (name: string) => Requirers {
  const always = needIndex(allowed, ({ action }) => dependenciesOf(action).required);
  const sometimes = needIndex(allowed, ({ action }) => dependenciesOf(action).conditional.map((one) => one.action));
  const byName = new Map(allowed.map((one) => [one.action.name.toLowerCase(), one]));
  const known = answersByText<Requirers>(mostAnswers);
  function find(name: string): Requirers {
    const pattern = parseActionPattern(name);
    const others = (index: CoverIndex<Need>) =>
      [...new Set(index.covering(pattern).map(({ by }) => by))].filter((by) => by.toLowerCase() !== pattern.key);
    const required = others(always);
    return {
      always: required,
      sometimes: others(sometimes).filter((by) => !required.includes(by)),
      explain: (byName.get(pattern.key)?.neededBy.length ?? 0) > 0,
    };
  }
  return (name) => known(name, () => find(name));
}

/** Far more names than an author looks at while a policy allows the same. */
const mostAnswers = 1000;

interface Need {
  /** The action that has the need. */
  readonly by: string;
  readonly pattern: ActionPattern;
}

function needIndex(
  allowed: readonly AllowedAt[],
  needsOf: (allowed: AllowedAt) => readonly string[],
): CoverIndex<Need> {
  const needs = allowed.flatMap((one) =>
    needsOf(one).map((name): Need => ({ by: one.action.name, pattern: parseActionPattern(name) })),
  );
  return coverIndex(needs, ({ pattern }) => pattern);
}
