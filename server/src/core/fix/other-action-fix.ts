import { replaceEntry, splitString } from "../edit/entry.js";
import type { ListedAction } from "../policy/listed-actions.js";
import { enumerate } from "../text/enumerate.js";
import type { Fix } from "./fix.js";

/**
 * Replaces a listed action by another one. This is not `safe`: the policy then covers an action that it did not cover
 * before.
 */
export function otherActionFix({ statement, entry }: ListedAction, name: string): Fix {
  const edits = [replaceEntry(entry, name)];
  if (statement.effect?.value === "Deny") return { title, args: { name }, safety: "removes-access", edits };
  return { title, args: { name }, safety: "grants-access", edits, grants: [name] };
}

/** Replaces a listed action by several others, in one list. None if its string contains other actions, too. */
export function* otherActionsFix(
  text: string,
  { statement, entry }: ListedAction,
  names: readonly string[],
): Iterable<Fix> {
  const isAlone = statement.actions.filter(({ node }) => node === entry.node).length === 1;
  if (!isAlone || !entry.node.isClosed) return;
  const fix = {
    title: replaceAll,
    args: { names: enumerate(names) },
    edits: splitString(text, statement, entry.node, names),
  };
  yield statement.effect?.value === "Deny"
    ? { ...fix, safety: "removes-access" }
    : { ...fix, safety: "grants-access", grants: names };
}

const replaceAll = { en: "Replace with {names}", zh: "替换为 {names}" };
const title = { en: "Replace with {name}", zh: "替换为 {name}" };
