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

/** What a set of calls needs. Each call is in exactly one of the lists, except for calls to other hosts. */
export interface CallNeeds {
  /** Ordered by name. */
  readonly actions: readonly NeededAction[];
  /** The actions that `actions` depend on and that no call needs by itself, ordered by name. */
  readonly dependencies: readonly string[];
  readonly undecided: readonly UndecidedCall[];
  /** Calls for which no action is published. */
  readonly unanswered: readonly DistinctCall[];
}

/**
 * The actions that calls need. Calls to hosts that are not endpoints of the cloud, and preflight requests of browsers,
 * need none and are left out.
 */
export function neededActions(calls: readonly DistinctCall[], catalog: Catalog): CallNeeds {
  const needed = new Map<string, { name: string; calls: DistinctCall[] }>();
  const undecided: UndecidedCall[] = [];
  const unanswered: DistinctCall[] = [];
  for (const call of calls.filter(({ isForeign, found }) => !isForeign && found.method !== "OPTIONS")) {
    const alternatives = call.found.isOtherMethod ? [] : decidedAlternatives(call.found);
    const [only, another] = alternatives.map(({ names }) => names);
    if (!only) unanswered.push(call);
    else if (another) undecided.push({ call, alternatives: alternatives.map(({ names }) => names) });
    else for (const name of only) addCall(needed, name, call);
  }
  const actions = [...needed.values()].sort((a, b) => compareNames(a.name, b.name));
  return { actions, dependencies: dependenciesOfAll(actions.map(({ name }) => name), catalog), undecided, unanswered };
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
