import type { Template } from "../../hcl/nodes.js";
import { variablesOf } from "../template-variables.js";
import type { KnownValue } from "../view/known-data.js";
import type { LoopNames } from "../view/known-value.js";
import type { KnownScope } from "../view/scope.js";
import type { LocalCause } from "./local-cause.js";

/** What an expression is evaluated in. */
export interface CauseScope extends KnownScope {
  /** The variables of the loops around it; `undefined` for one that is not known. */
  readonly names: LoopNames;
  /** Whether it is in a file for `templatefile`, which has variables of its own. */
  readonly isTemplateFile?: boolean;
}

/** The same in a loop, whose variables have these values. */
export function inLoop(around: CauseScope, names: Iterable<readonly [string, KnownValue | undefined]>): CauseScope {
  return { ...around, names: new Map([...around.names, ...names]) };
}

/** What the parts of a template are evaluated in: the variables of its loops are not known. */
export function inTemplate(template: Template, around: CauseScope): CauseScope {
  const variables = variablesOf(template, around.text);
  return variables.length === 0 ? around : inLoop(around, variables.map(({ name }) => [name, undefined] as const));
}

/** The causes why a value is not known, in the order of the text; empty if none is known. */
export type Causes = readonly LocalCause[];

/** The most causes that are named for a value. */
const mostCauses = 3;

/** The causes of all parts, each once. */
export function causesOf<Part>(parts: Iterable<Part>, find: (part: Part) => Causes): Causes {
  const found = new Map<string, LocalCause>();
  for (const part of parts) {
    for (const cause of find(part)) {
      const key = JSON.stringify(cause);
      if (!found.has(key)) found.set(key, cause);
      if (found.size >= mostCauses) return [...found.values()];
    }
  }
  return [...found.values()];
}

/** The causes of the first part that has any. */
export function firstCauses<Part>(parts: Iterable<Part>, find: (part: Part) => Causes): Causes {
  for (const part of parts) {
    const found = find(part);
    if (found.length > 0) return found;
  }
  return [];
}

/** All causes of several lists, each once. */
export function joinedCauses(...lists: readonly Causes[]): Causes {
  return causesOf(lists, (one) => one);
}
