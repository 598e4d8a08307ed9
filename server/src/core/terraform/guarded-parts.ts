import type { GuardedPart } from "../policy/guarded-part.js";
import type { NameOfFile } from "./folder-place.js";
import type { PolicyView, TerraformFile } from "./model.js";
import { writtenAt } from "./unknown-values.js";

/**
 * The parts of a policy that may not apply, from the outside to the inside. `nameOf` names the other files of the
 * folder.
 */
export function guardedParts(file: TerraformFile, view: PolicyView, nameOf?: NameOfFile): readonly GuardedPart[] {
  const { existence } = view;
  const whole = existence ? [{ ...existence, range: { start: 0, end: view.text.length } }] : [];
  // Of two that are around the same text, the view has the inner one first.
  return [...view.guards, ...whole]
    .reverse()
    .map(({ kind, range, of, keys }): GuardedPart => ({
      range,
      note: { kind, ...writtenAt(file, of, nameOf), ...(keys ? { keys } : {}) },
    }))
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
}
