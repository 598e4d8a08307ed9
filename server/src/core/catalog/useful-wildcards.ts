import { type AnswersByText, answersByText } from "../text/answers.js";
import { groupBy } from "../text/group-by.js";
import type { Action } from "./model.js";
import { oncePer } from "../text/lazily.js";

/** A wildcard and the known actions that it matches. */
export interface UsefulWildcard {
  readonly pattern: string;
  readonly matches: readonly Action[];
}

/** In nearly every table, read-only operations begin with one of these words. */
const reading = ["get", "list", "show"];
/** What a Deny takes away from a broad policy. */
const changing = ["delete", "remove", "create", "update", "modify"];

/**
 * Useful wildcards of a service: all of it, each resource type, and the read-only operations; of one resource type also
 * each family of operations. `forDeny`: also the operations that delete, create and change, in all resource types. Each
 * matches at least two actions, and no two match the same set.
 */
export function usefulWildcards(
  service: string,
  actions: readonly Action[],
  resourceType?: string,
  forDeny = false,
): readonly UsefulWildcard[] {
  const typed = resourceType?.toLowerCase();
  const type = [...byResourceType(actions).keys()].find((name) => name.toLowerCase() === typed);
  const key = [service, type, forDeny].join(" ");
  return wildcardsOf(actions)(key, () => findUseful(service, actions, type, forDeny));
}

/** Found once, because the lists of a catalog never change and completion needs them at every keystroke. */
const wildcardsOf = oncePer<readonly Action[], AnswersByText<readonly UsefulWildcard[]>>(() => answersByText(1000));

function findUseful(
  service: string,
  actions: readonly Action[],
  resourceType: string | undefined,
  forDeny: boolean,
): UsefulWildcard[] {
  const found: UsefulWildcard[] = [];
  const offer = (pattern: string, matches: readonly Action[]) => {
    const isNew = !found.some(
      (other) =>
        other.matches.length === matches.length && other.matches.every((action, index) => action === matches[index]),
    );
    if (matches.length > 1 && isNew) found.push({ pattern: `${service}:${pattern}`, matches });
  };
  const beginWith = (some: readonly Action[], verb: string) =>
    some.filter(({ operation }) => operation.toLowerCase().startsWith(verb));
  for (const [type, members] of byResourceType(actions)) {
    offer(`${type}:*`, members);
    if (type !== resourceType) continue;
    for (const verb of new Set(members.map(verbOf)))
      if (verb !== "") offer(`${type}:${verb}*`, beginWith(members, verb));
  }
  for (const verb of forDeny ? [...changing, ...reading] : reading)
    offer(`*:${verb}*`, beginWith(actions, verb));
  offer("*:*", actions);
  return found;
}

/** The first word of an operation: `list` of `listServerTags`. A word in capitals is not a family. */
function verbOf({ operation }: Action): string {
  return /^[a-z]+(?=[A-Z]|$)/.exec(operation)?.[0] ?? "";
}

/** The actions by service, in the order of the catalog. Found once for a list. */
export const byService = oncePer((actions: readonly Action[]): ReadonlyMap<string, readonly Action[]> =>
  bySpelling(actions, ({ service }) => service),
);

/**
 * The actions by resource type, in the order of the catalog. The first action decides the spelling of the type. Found
 * once for a list.
 */
export const byResourceType = oncePer((actions: readonly Action[]): ReadonlyMap<string, readonly Action[]> =>
  bySpelling(actions, ({ resourceType }) => resourceType),
);

/** Groups actions by name; names that differ only in case are the same. */
function bySpelling(actions: readonly Action[], nameOf: (action: Action) => string): Map<string, Action[]> {
  const spelled = new Map<string, string>();
  return groupBy(actions, (action) => {
    const name = nameOf(action);
    const spelling = spelled.get(name.toLowerCase()) ?? name;
    spelled.set(name.toLowerCase(), spelling);
    return spelling;
  });
}
