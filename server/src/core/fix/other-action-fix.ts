import { replaceEntry, splitString } from "../edit/entry.js";
import { findElement } from "../policy/elements.js";
import type { Statement } from "../policy/model.js";
import type { ListedAction } from "../policy/listed-actions.js";
import { enumerate } from "../text/enumerate.js";
import type { Fix } from "./fix.js";

/**
 * Replaces a listed action by another one. This is not `safe`: the policy then covers an action that it did not cover
 * before, or excepts one that it covered.
 */
export function otherActionFix(listed: ListedAction, name: string): Fix {
  return { title, args: { name }, ...changeOfAccess(listed, [name]), edits: [replaceEntry(listed.entry, name)] };
}

/** Replaces a listed action by several others, in one list. None if its string contains other actions, too. */
export function* otherActionsFix(
  text: string,
  listed: ListedAction,
  names: readonly string[],
): Iterable<Fix> {
  const { statement: { node: statement, actions, exceptions }, entry: { node }, isException } = listed;
  const isAlone = (isException ? exceptions : actions).filter((one) => one.node === node).length === 1;
  if (!isAlone || !node.isClosed) return;
  const list = findElement(statement, isException ? "NotAction" : "Action");
  yield {
    title: replaceAll,
    args: { names: enumerate(names) },
    ...changeOfAccess(listed, names),
    edits: splitString(text, list, node, names),
  };
}

/** What new names in place of an entry change. In `NotAction`, they are no longer allowed, or no longer denied. */
export function changeOfAccess(
  { statement: { effect }, isException = false }: { readonly statement: Statement; readonly isException?: boolean },
  names: readonly string[],
): Pick<Fix, "safety" | "grants"> {
  if (isException) return { safety: effect?.value === "Deny" ? "grants-access" : "removes-access" };
  return effect?.value === "Deny" ? { safety: "removes-access" } : { safety: "grants-access", grants: names };
}

const replaceAll = { en: "Replace with {names}", zh: "替换为 {names}" };
const title = { en: "Replace with {name}", zh: "替换为 {name}" };
