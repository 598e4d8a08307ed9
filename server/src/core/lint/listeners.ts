import type { PolicyRule } from "../rule/rule.js";
import { oncePer } from "../text/lazily.js";

type AnyRule = PolicyRule<unknown>;

/** Some rules, sorted by the places of a statement that they listen to. */
export interface Listeners {
  readonly rules: readonly AnyRule[];
  readonly all: ReadonlySet<AnyRule>;
  readonly statement: readonly AnyRule[];
  /** Rules about entries of `Action` lists that look at more than the name. */
  readonly action: readonly AnyRule[];
  /** Rules about entries of `Action` lists that decide by the name alone. */
  readonly name: readonly AnyRule[];
  /** Rules about entries of `NotAction` lists: some of `action` and `name`. */
  readonly exception: readonly AnyRule[];
  readonly resource: readonly AnyRule[];
  readonly condition: readonly AnyRule[];
}

/** The listeners among `rules` that are about statements. */
export const listenersOf = oncePer((rules: readonly AnyRule[]): Listeners => {
  const aboutActions = rules.filter(({ checkAction, checkNamedAction }) => checkAction ?? checkNamedAction);
  const statement = rules.filter(({ checkStatement }) => checkStatement);
  const resource = rules.filter(({ checkResource }) => checkResource);
  const condition = rules.filter(({ checkCondition }) => checkCondition);
  const all = new Set([...statement, ...aboutActions, ...resource, ...condition]);
  return {
    rules: rules.filter((rule) => all.has(rule)),
    all,
    statement,
    action: aboutActions.filter(({ isAboutNames }) => !isAboutNames),
    name: aboutActions.filter(({ isAboutNames }) => isAboutNames),
    exception: aboutActions.filter(({ checksExceptions }) => checksExceptions),
    resource,
    condition,
  };
});
