import type { Catalog } from "./catalog.js";
import { dependenciesOf } from "./dependencies.js";
import type { Action } from "./model.js";
import { covers, parseActionPattern } from "./pattern.js";

/** An action that needs another one. */
export interface Dependent {
  readonly action: Action;
  /** Whether every API of it needs the other one; otherwise some APIs or cases do, or only newer pages say so. */
  readonly isAlways: boolean;
}

/** The actions that need an action, also by a wildcard such as `vpc:*:get`, in the order of their names. */
export function dependentsOf(name: string, catalog: Catalog): Dependent[] {
  const wanted = name.toLowerCase();
  const isIt = (need: string) =>
    need.toLowerCase() === wanted || (need.includes("*") && covers(parseActionPattern(need), name));
  return catalog.actions.flatMap((action): Dependent[] => {
    if (action.name.toLowerCase() === wanted) return [];
    const { required, conditional, newer } = dependenciesOf(action);
    if (required.some(isIt)) return [{ action, isAlways: true }];
    return [...conditional, ...newer].some((need) => isIt(need.action)) ? [{ action, isAlways: false }] : [];
  });
}
