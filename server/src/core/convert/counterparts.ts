import type { Action } from "../catalog/model.js";
import type { Evidence } from "./model.js";
import type { Sides } from "./versions.js";

/** Actions of a statement by name in lower case. */
export type Names = ReadonlySet<string>;

/** The actions of the other version that may be the same permission: by alias, by operation, by name. */
export function candidatesFor(action: Action, sides: Sides): readonly Action[] {
  const { from, to } = sides;
  const aliases = to.version === "5.0" ? to.catalog.currentNames(action.name) : (action.schema?.aliases ?? []);
  const named = [...aliases, action.name].flatMap((name) => to.catalog.action(name) ?? []);
  const byOperation = from.operations.of(action).flatMap((key) => to.operations.naming(key).map((one) => one.action));
  return [...new Set([...named, ...byOperation])];
}

/**
 * Why granting `target` grants nothing that the statement with all of `granted` does not grant; `undefined` if that is
 * not certain. `action` is the member of `granted` for which `target` is a candidate. `isException`: the names are
 * exceptions of a Deny, which also denies the other aliases of a target.
 */
export function grantsNoMore(
  target: Action,
  action: Action,
  granted: Names,
  sides: Sides,
  isException: boolean,
): Evidence | undefined {
  if (isPartOfAlias(target, action, granted, sides) && !isMoved(target, granted, sides, isException)) return "alias";
  const keys = sides.to.operations.of(target);
  const owners = keys.map((key) => sides.from.operations.naming(key));
  const isGranted = owners.map((all) =>
    all.every((one) => [one.action.name, ...one.together].every((name) => granted.has(name.toLowerCase()))),
  );
  const contradicts = owners.some((all, index) => all.length > 0 && !isGranted[index]);
  if (contradicts) return undefined;
  if (keys.length > 0 && owners.every((all) => all.length > 0)) return "operations";
  if (!isSameName(target, action)) return undefined;
  const isShared = owners.some((all) => all.length > 0);
  return (isShared || isFullyListed(sides, action)) && !isWiderAlias(target, granted, sides) ? "same-name" : undefined;
}

/**
 * Whether denying all of `targets` denies everything that `action` is for: each of its operations is checked against
 * actions that are all among them.
 */
export function deniesNoLess(action: Action, targets: readonly Action[], sides: Sides): boolean {
  if (targets.length === 0) return false;
  const { from, to } = sides;
  // The older action is the whole of which the newer one is a part.
  if (to.version === "1.1" && targets.some((target) => hasAlias(action, target))) return true;
  const keys = from.operations.of(action);
  const isAlias = isFullyListed(sides, action) && targets.some((target) => hasAlias(target, action));
  if (keys.length === 0)
    return isAlias || (isFullyListed(sides, action) && targets.some((target) => isSameName(target, action)));
  return keys.every((key) => {
    const owners = to.operations.naming(key);
    // A schema lists every part of an older action; the list of operations lacks some that share a path.
    return owners.length > 0 ? owners.every((one) => targets.includes(one.action)) : isAlias;
  });
}

/** The operations of an action that none of the targets is for, as keys. */
export function lostOperations(action: Action, targets: readonly Action[], { from, to }: Sides): string[] {
  const kept = new Set(targets.flatMap((target) => to.operations.of(target)));
  return from.operations.of(action).filter((key) => !kept.has(key));
}

/** Whether a target is for something that the source does not name for the action. */
export function isWider(target: Action, action: Action, sides: Sides): boolean {
  const { from, to } = sides;
  const own = new Set(from.operations.of(action));
  const isWhole = isWiderAlias(target, new Set([action.name.toLowerCase()]), sides);
  return isWhole || to.operations.of(target).some((key) => !own.has(key));
}

/** An alias is the name from which the action was renamed or split off: the action is part of what the alias grants. */
function isPartOfAlias(target: Action, action: Action, granted: Names, sides: Sides): boolean {
  if (sides.to.version === "5.0") return hasAlias(target, action);
  if (!hasAlias(action, target) || isWiderAlias(target, granted, sides)) return false;
  const keys = sides.to.operations.of(target);
  if (keys.length === 0) return isFullyListed(sides, action);
  return keys.every((key) => {
    const owners = sides.from.operations.naming(key);
    return owners.length > 0 && owners.every((one) => granted.has(one.action.name.toLowerCase()));
  });
}

/** Whether the source names an action for an operation of the target that is neither granted nor an alias of it. */
function isMoved(target: Action, granted: Names, { from, to }: Sides, isException: boolean): boolean {
  const owners = to.operations.of(target).flatMap((key) => from.operations.naming(key).map((one) => one.action));
  const isOwn = (one: Action) =>
    !isException && (hasAlias(target, one) || hasAlias(one, target) || isSameName(one, target));
  return owners.some((one) => !granted.has(one.name.toLowerCase()) && !isOwn(one));
}

/** Whether the older name also has parts that the statement does not grant. */
function isWiderAlias(target: Action, granted: Names, { from, to }: Sides): boolean {
  return (
    to.version === "1.1" && from.catalog.currentNames(target.name).some((name) => !granted.has(name.toLowerCase()))
  );
}

function hasAlias({ schema }: Action, { name }: Action): boolean {
  return schema?.aliases.some((alias) => alias.toLowerCase() === name.toLowerCase()) === true;
}

function isSameName(one: Action, other: Action): boolean {
  return one.name.toLowerCase() === other.name.toLowerCase();
}

/** Whether a schema with all actions of version 5.0 of the service is known. */
export function isFullyListed({ from, to }: Sides, { service }: Pick<Action, "service">): boolean {
  const newer = from.version === "5.0" ? from : to;
  return newer.catalog.coverage(service) === "all-named";
}
