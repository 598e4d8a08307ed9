import file from "../../../catalog/language/renames.json";

const byOldName = new Map(file.renames.map(({ old, new: names }) => [old.toLowerCase(), names as readonly string[]]));

/** The names that newer tables have for the APIs of an action's old name; both are valid. */
export function newNamesOf(action: string): readonly string[] {
  return byOldName.get(action.toLowerCase()) ?? [];
}

/** The old names themselves. */
export const renamedActions: readonly string[] = file.renames.map(({ old }) => old);
