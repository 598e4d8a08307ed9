import { requiredTogether } from "../analysis/dependencies.js";
import type { Catalog } from "../catalog/catalog.js";
import type { DistinctCall } from "../catalog/lookup/distinct-calls.js";
import { decidedAlternatives } from "../catalog/lookup/find-actions.js";
import { compareNames } from "../text/order.js";

/** An action that calls need, with those calls as evidence. */
export interface NeededAction {
  readonly name: string;
  readonly calls: readonly DistinctCall[];
}

/** A call for which the tables list several actions, one of which is needed. Each alternative is a set of actions. */
export interface UndecidedCall {
  readonly call: DistinctCall;
  readonly alternatives: readonly (readonly string[])[];
}

/** What a set of calls needs. Each call is in at least one of the lists. */
export interface CallNeeds {
  /** Ordered by name. */
  readonly actions: readonly NeededAction[];
  /** The actions that `actions` depend on and that no call needs by itself, ordered by name. */
  readonly dependencies: readonly string[];
  readonly undecided: readonly UndecidedCall[];
  /** Calls for which no action is published. */
  readonly unanswered: readonly DistinctCall[];
  /** Calls with actions whose host is not known, so that only their paths were matched. */
  readonly byPath: readonly DistinctCall[];
  /**
   * Calls that need no action: to hosts that are not endpoints of the cloud, and preflight requests of browsers.
   */
  readonly needless: readonly DistinctCall[];
}

/** Whether each call has a certain answer, and there is a call that is not needless. */
export function isAnswered({ actions, undecided, unanswered, byPath }: CallNeeds): boolean {
  return actions.length > 0 && undecided.length + unanswered.length + byPath.length === 0;
}

/** The actions that calls need. */
export function neededActions(calls: readonly DistinctCall[], catalog: Catalog): CallNeeds {
  const needed = new Map<string, { name: string; calls: DistinctCall[] }>();
  const undecided: UndecidedCall[] = [];
  const unanswered: DistinctCall[] = [];
  const byPath: DistinctCall[] = [];
  const needless = calls.filter(({ isForeign, found }) => isForeign || found.method === "OPTIONS");
  const others = new Set(needless);
  for (const call of calls.filter((one) => !others.has(one))) {
    const alternatives = call.found.isOtherMethod ? [] : decidedAlternatives(call.found);
    const [only, another] = alternatives.map(({ names }) => names);
    if (!only) unanswered.push(call);
    else if (another) undecided.push({ call, alternatives: alternatives.map(({ names }) => names) });
    else {
      if (call.found.isByPath) byPath.push(call);
      for (const name of only) addCall(needed, name, call);
    }
  }
  const actions = [...needed.values()].sort((a, b) => compareNames(a.name, b.name));
  const dependencies = dependenciesOfAll(
    actions.map(({ name }) => name),
    catalog,
  );
  return { actions, dependencies, undecided, unanswered, byPath, needless };
}

function addCall(needed: Map<string, { name: string; calls: DistinctCall[] }>, name: string, call: DistinctCall): void {
  const key = name.toLowerCase();
  const known = needed.get(key);
  if (known) known.calls.push(call);
  else needed.set(key, { name, calls: [call] });
}

/** The actions that some actions always depend on and that are not among them, ordered by name. */
export function dependenciesOfAll(actions: readonly string[], catalog: Catalog): string[] {
  const known = new Set(actions.map((name) => name.toLowerCase()));
  const all = actions.flatMap((name) => {
    const action = catalog.action(name);
    return action ? requiredTogether(action, catalog) : [];
  });
  const others = new Map(all.map((name) => [name.toLowerCase(), name]));
  return [...others.values()].filter((name) => !known.has(name.toLowerCase())).sort(compareNames);
}
