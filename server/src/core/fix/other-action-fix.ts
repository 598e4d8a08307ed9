import { replaceEntry } from "../edit/entry.js";
import type { ListedAction } from "../policy/listed-actions.js";
import type { Fix } from "./fix.js";

/**
 * Another action in the place of a listed one. It is no repair: the policy then says something about an action that it
 * did not speak of before.
 */
export function otherActionFix({ statement, entry }: ListedAction, name: string): Fix {
  const edits = [replaceEntry(entry, name)];
  if (statement.effect?.value === "Deny") return { title, args: { name }, safety: "removes-access", edits };
  return { title, args: { name }, safety: "grants-access", edits, grants: [name] };
}

const title = { en: "Replace with {name}", zh: "替换为 {name}" };
