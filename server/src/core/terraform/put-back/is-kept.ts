import { normalize } from "../../policy/json/normalize.js";
import { findSyntaxErrors } from "../../policy/json/syntax-errors.js";
import { oncePer } from "../../text/lazily.js";
import { applyEdits, type TextEdit } from "../../text/range.js";
import { parseAllPolicies } from "../find.js";
import type { PolicyView, SiblingTexts, TerraformFile } from "../model.js";
import { type AffectedPart, affectedPart, namesLocals, wholeAsPart } from "./affected-part.js";
import { areCommentsKept } from "./comments-kept.js";
import { type EditedPolicy, meaningOf } from "./same-policy.js";

/** Whether the file, parsed again after the `converted` edits, has the edited policy and is otherwise unchanged. */
export function isKept(
  file: TerraformFile,
  view: PolicyView,
  edits: readonly TextEdit[],
  converted: readonly TextEdit[],
): boolean {
  const edited = { view, edits };
  const part = affectedPart(file, converted, [view.host]);
  const isAlone = part.items && !namesLocals(part.text) && !namesLocals(part.after);
  if (isAlone && isKeptIn(part, [], file, edited)) return true;
  return isKeptIn(wholeAsPart(file, converted), file.siblings, file, edited);
}

/** The same for a part of a file, which is parsed again with `siblings`. */
function isKeptIn(part: AffectedPart, siblings: SiblingTexts, file: TerraformFile, edited: EditedPolicy): boolean {
  const after = parseAllPolicies(part.after, siblings);
  return (
    part.isWhole(after)
    && after.problems <= file.problems
    && changedViews(part.views, after.views, edited, sorts.test(part.text))?.length === 0
    && areCommentsKept([{ before: file, after, items: part.items }], edited)
  );
}

/** Functions whose value has an order of its own, wherever an item is added. */
export const sorts = /\b(?:sort|toset|setunion)\s*\(/;

/**
 * The policies other than the edited one that are not as before; `undefined` if the edited one is not as wanted, or
 * another one has more syntax errors or unknown values.
 */
export function changedViews(
  before: readonly PolicyView[],
  after: readonly PolicyView[],
  { view, edits }: EditedPolicy,
  isSorted: boolean,
): readonly PolicyView[] | undefined {
  if (after.length !== before.length) return undefined;
  const changed: PolicyView[] = [];
  for (const [index, one] of before.entries()) {
    const now = after[index]!;
    if (now.alternatives.length !== one.alternatives.length) return undefined;
    if (now.unknown.length > one.unknown.length) return undefined;
    if (one === view) {
      if (!isAsWanted(now.text, applyEdits(one.text, edits), isSorted)) return undefined;
    } else if (now.text !== one.text && ownMeaning(now) !== ownMeaning(one)) {
      if (ownErrors(now) > ownErrors(one)) return undefined;
      changed.push(one);
    }
  }
  return changed;
}

function isAsWanted(now: string, wanted: string, isSorted: boolean): boolean {
  if (now === wanted) return true;
  return meaningOf(now, isSorted) === meaningOf(wanted, isSorted) && errorsIn(now) <= errorsIn(wanted);
}

/** Of policies that use one local value, each has a fix of it, and each fix compares all of them. */
const ownMeaning = oncePer(({ text }: PolicyView) => meaningOf(text));
const ownErrors = oncePer(({ text }: PolicyView) => errorsIn(text));

/** The number of marks that are missing or superfluous. A comma after the last item is a matter of notation. */
function errorsIn(text: string): number {
  return findSyntaxErrors(normalize(text)).filter(({ kind }) => kind !== "trailing-comma").length;
}
