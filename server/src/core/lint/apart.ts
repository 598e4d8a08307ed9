import type { Fix } from "../rules/rule.js";
import { meets, type TextEdit } from "../text/range.js";

/** The fixes that can be made together: of two that want to change the same place, the first. */
export function apart(fixes: readonly Fix[]): Fix[] {
  const taken: TextEdit[] = [];
  return fixes.filter(({ edits }) => {
    if (edits.some((edit) => taken.some((other) => meets(edit.range, other.range)))) return false;
    taken.push(...edits);
    return true;
  });
}
