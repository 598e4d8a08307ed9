import { replaceEntry } from "../edit/entry.js";
import type { ListedAction } from "../policy/listed-actions.js";
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

const title = { en: "Replace with {name}", zh: "替换为 {name}" };
