import { normalize } from "../../policy/json/normalize.js";
import { findSyntaxErrors } from "../../policy/json/syntax-errors.js";
import { oncePer } from "../../text/lazily.js";
import { applyEdits, type TextEdit, type TextRange } from "../../text/range.js";
import { parseAllPolicies } from "../find.js";
import type { PolicyView, TerraformFile } from "../model.js";
import { areCommentsKept } from "./comments-kept.js";
import { meaningOf } from "./same-policy.js";

/** Whether the file, parsed again after the `converted` edits, has the edited policy and is otherwise unchanged. */
export function isKept(
  file: TerraformFile,
  view: PolicyView,
  edits: readonly TextEdit[],
  converted: readonly TextEdit[],
): boolean {
  const item = ownItem(file, converted);
  const isKeptAlone = item && isKeptInItem(file, item, { view, edits }, converted);
  if (isKeptAlone !== undefined) return isKeptAlone;
  const after = parseAllPolicies(applyEdits(file.text, converted), file.siblings);
  return (
    after.problems <= file.problems
    && areAsEdited(file.views, after.views, { view, edits }, sorts.test(file.text))
    && areCommentsKept([{ before: file, after }], { view, edits })
  );
}

interface Edited {
  readonly view: PolicyView;
  readonly edits: readonly TextEdit[];
}

/** Functions whose value has an order of its own, wherever an item is added. */
export const sorts = /\b(?:sort|toset|setunion)\s*\(/;

function areAsEdited(
  before: readonly PolicyView[],
  after: readonly PolicyView[],
  edited: Edited,
  isSorted: boolean,
): boolean {
  return changedViews(before, after, edited, isSorted)?.length === 0;
}

/**
 * The policies other than the edited one that are not as before; `undefined` if the edited one is not as wanted, or
 * another one has more syntax errors or unknown values.
 */
export function changedViews(
  before: readonly PolicyView[],
  after: readonly PolicyView[],
  { view, edits }: Edited,
  isSorted: boolean,
): readonly PolicyView[] | undefined {
  if (after.length !== before.length) return undefined;
  const changed: PolicyView[] = [];
  for (const [index, one] of before.entries()) {
    const now = after[index]!;
    if (now.conditions.length !== one.conditions.length || now.unknown.length > one.unknown.length) return undefined;
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

/** The top-level item that contains all edits, if the others mean the same without it. */
function ownItem(file: TerraformFile, edits: readonly TextEdit[]): TextRange | undefined {
  const [first] = edits;
  if (!first || file.items.length < 2 || !file.isSound()) return undefined;
  const item = file.items.find(({ end }) => first.range.start < end);
  return edits.every(({ range }) => item && item.start < range.start && range.end < item.end) ? item : undefined;
}

/**
 * The same for a file of which only one item is parsed again, so that the fixes of many policies in one file do not
 * parse all of it for each. `undefined` if the item does not mean the same without the others.
 */
function isKeptInItem(
  file: TerraformFile,
  item: TextRange,
  edited: Edited,
  converted: readonly TextEdit[],
): boolean | undefined {
  const text = file.text.slice(item.start, item.end);
  const changed = applyEdits(
    text,
    converted.map(({ range: { start, end }, newText }) => ({
      range: { start: start - item.start, end: end - item.start },
      newText,
    })),
  );
  if (usesLocals(text) || usesLocals(changed)) return undefined;
  const views = file.views.filter(({ host }) => item.start <= host.start && host.end <= item.end);
  const after = parseAllPolicies(`${changed}\n`);
  const [only, ...others] = after.items;
  if (!after.isSound() || others.length > 0 || only?.end !== changed.length) return undefined;
  const isSame = views.includes(edited.view) && areAsEdited(views, after.views, edited, sorts.test(text));
  return isSame && areCommentsKept([{ before: file, after, items: [item] }], edited) ? true : undefined;
}

function usesLocals(text: string): boolean {
  return /\blocals?\b/.test(text);
}
