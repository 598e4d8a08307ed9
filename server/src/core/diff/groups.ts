import { type Change, type ChangeKind, changeKinds, type ChangePlace, type ActionLimits } from "./model.js";
import type { SensitiveArea } from "../language/sensitive-actions.js";

/** How much attention a change deserves: the area of a sensitive action, or else its access. */
export type ChangeLevel = SensitiveArea | "write" | "read";

/** Changes of one kind, level and cause that a report shows together. */
export interface ChangeGroup {
  readonly kind: ChangeKind;
  readonly level: ChangeLevel;
  readonly was: ActionLimits;
  readonly is: ActionLimits;
  /** The entry that the changes come from. */
  readonly place: ChangePlace | undefined;
  /** The actions; one if the entry is not a wildcard. */
  readonly changes: readonly Change[];
  /** The patterns of actions that are not known yet and have the same change. */
  readonly patterns: readonly Change[];
}

/** The most important first. */
export const levels: readonly ChangeLevel[] = ["identity", "keys", "billing", "exposure", "write", "read"];

/** The rank of a level: the most important one is 0. */
export function rankOf(level: ChangeLevel): number {
  return levels.indexOf(level);
}

/** The level of a change. */
export function levelOf({ sensitive, access }: Pick<Change, "sensitive" | "access">): ChangeLevel {
  return sensitive?.area ?? access;
}

/** Groups the actions of each wildcard. The most important ones come first. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup & { changes: Change[]; patterns: Change[] }>();
  const firstOf = new Map<string, string>();
  const inOrder = [...changes.filter((one) => !one.isPattern), ...changes.filter((one) => one.isPattern)];
  for (const change of inOrder) {
    const { kind, was, is, place, name, isPattern, sensitive } = change;
    const isAlone = !isPattern && place?.isWide !== true;
    const cause = isAlone ? name : JSON.stringify([kind, place?.side, place?.file, place?.range, was, is]);
    const own = `${kind} ${levelOf(change)} ${cause}`;
    // A pattern belongs to the first of the groups of its wildcard, unless it deserves attention itself.
    const key = (isPattern && !sensitive ? firstOf.get(cause) : undefined) ?? own;
    if (!firstOf.has(cause)) firstOf.set(cause, key);
    const group = groups.get(key) ?? { kind, level: levelOf(change), was, is, place, changes: [], patterns: [] };
    groups.set(key, group);
    if (isPattern) group.patterns.push(change);
    else group.changes.push(change);
  }
  return [...groups.values()].sort(
    (a, b) => changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind) || rankOf(a.level) - rankOf(b.level),
  );
}
