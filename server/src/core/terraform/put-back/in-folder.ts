import { pushAll } from "../../text/push-all.js";
import { type FileEdits, meets, type TextEdit } from "../../text/range.js";
import type { HostEdits } from "../../view/view.js";
import type { FilePart, PolicyView, TerraformFile } from "../model.js";
import { policyName } from "../policy-name.js";
import { alignedEdits } from "./aligned-edits.js";
import { type AffectedPart, affectedPart, wholeAsPart } from "./affected-part.js";
import { areCommentsKept, type EditedFile } from "./comments-kept.js";
import { type FolderReading, folderReading } from "./folder-reading.js";
import { changedViews, sorts } from "./is-kept.js";
import { areOtherLocalsKept, type LocalUses, localsOfFile, policiesUsing } from "./local-uses.js";
import { valueInLocal } from "./refusal.js";
import type { EditedPolicy } from "./same-policy.js";

/**
 * The `converted` edits, file by file, if all files of the folder, read again with them, have the edited policy.
 * Other policies that use the same local values are named; every other one is as before. Offsets of `converted` are
 * those of the file and its parts.
 */
export function madeInFolder(
  file: TerraformFile,
  view: PolicyView,
  edits: readonly TextEdit[],
  converted: readonly TextEdit[],
): HostEdits {
  const byText = editsByText(file, converted)?.map((one) => ({ ...one, edits: alignedEdits(one.text, one.edits) }));
  if (!byText) return { refused: valueInLocal };
  const folder = filesOfFolder(file);
  // The policy itself is read again in any case.
  const uses: LocalUses = new Map([[file, [view.host]]]);
  for (const { text, edits: own } of byText) {
    const place = folder.find((one) => one.text === text);
    for (const { range } of own) {
      const found = place && policiesUsing(range, place, folder);
      if (!found) return { refused: usedByOthers };
      for (const [one, places] of found) uses.set(one, [...(uses.get(one) ?? []), ...places]);
    }
  }
  const sharedBy = changedIn(folder, byText, { view, edits }, uses);
  if (!sharedBy) return { refused: valueInLocal };
  return {
    edits: byText.find(({ text }) => text === file.text)?.edits ?? [],
    elsewhere: byText.filter(({ text }) => text !== file.text),
    sharedBy,
  };
}

/** A file and its siblings, each as it is read with the others. */
function filesOfFolder(file: TerraformFile): readonly TerraformFile[] {
  const { siblings, text, siblings: { overrides } } = file;
  const names = siblings.map((one, index) => [one, overrides?.names[index]] as const);
  const reading = folderReading(new Map([[text, overrides?.own], ...names]));
  return [file, ...siblings.map((one) => reading.file(one))];
}

/** Edits of a file and its parts as edits of each text; `undefined` if two of them overlap. */
function editsByText(file: TerraformFile, converted: readonly TextEdit[]): readonly FileEdits[] | undefined {
  const parts: readonly FilePart[] = [{ text: file.text, start: 0 }, ...file.parts];
  // A local value that the policy uses twice is changed once.
  const once = converted.filter((one, index) => converted.findIndex((other) => isSame(one, other)) === index);
  const isApart = once.every((one, index) => once.slice(0, index).every((other) => !meets(one.range, other.range)));
  const found = parts.flatMap(({ text, start }): FileEdits[] => {
    const own = once.flatMap(({ range, newText }): TextEdit[] => {
      const at = { start: range.start - start, end: range.end - start };
      return at.start >= 0 && at.end <= text.length ? [{ range: at, newText }] : [];
    });
    return own.length > 0 ? [{ text, edits: own }] : [];
  });
  const isWhole = found.reduce((sum, { edits }) => sum + edits.length, 0) === once.length;
  return isApart && isWhole ? found : undefined;
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.newText === b.newText && a.range.start === b.range.start && a.range.end === b.range.end;
}

/**
 * The names of the other policies that the edits change; `undefined` if they do more than that. What uses other local
 * values than the changed ones, of which `uses` are all, is as before.
 */
function changedIn(
  folder: readonly TerraformFile[],
  byText: readonly FileEdits[],
  edited: EditedPolicy,
  uses: LocalUses,
): readonly string[] | undefined {
  const editsOf = ({ text }: TerraformFile) => byText.find((one) => one.text === text)?.edits ?? [];
  const parts = folder.map((one) => {
    const own = editsOf(one);
    return own.length > 0 || uses.has(one) ? affectedPart(one, own, uses.get(one) ?? []) : wholeAsPart(one, own);
  });
  const changed = changedInParts(folder, parts, edited, uses);
  if (changed || parts.every(({ items }) => !items)) return changed;
  return changedInParts(folder, folder.map((one) => wholeAsPart(one, editsOf(one))), edited, uses);
}

/** The same for the parts that may change; `undefined`, too, if they do not mean the same without the others. */
function changedInParts(
  folder: readonly TerraformFile[],
  parts: readonly AffectedPart[],
  edited: EditedPolicy,
  uses: LocalUses,
): readonly string[] | undefined {
  const reading = folderReading(new Map(folder.map((one, at) => [parts[at]!.after, one.siblings.overrides?.own])));
  const editedTexts = new Set(folder.flatMap(({ text }, at) => (parts[at]!.edits.length > 0 ? text : [])));
  const isSorted = parts.some(({ after }) => sorts.test(after));
  const areOthersKept = areLocalsKept(parts, reading);
  if (areOthersKept === undefined) return undefined;
  const files: EditedFile[] = [];
  const names: string[] = [];
  for (const [index, before] of folder.entries()) {
    const part = parts[index]!;
    const isEdited = part.edits.length > 0;
    const mayChange =
      (uses.has(before) || !areOthersKept) && before.parts.some(({ text }) => editedTexts.has(text));
    if (!isEdited && !mayChange) continue;
    if (!areOthersKept && part.items) return undefined;
    const after = reading.file(part.after);
    const changed = part.isWhole(after) ? changedViews(part.views, after.views, edited, isSorted) : undefined;
    if (!changed) return undefined;
    pushAll(names, changed.map(policyName));
    if (isEdited) files.push({ before: localsOfFile(before), after: reading.locals(part.after), items: part.items });
  }
  return areCommentsKept(files, edited) ? names : undefined;
}

/** Whether the edits change only the local values that they are in; `undefined` if they make a syntax error. */
function areLocalsKept(parts: readonly AffectedPart[], reading: FolderReading): boolean | undefined {
  let areOthersKept = true;
  for (const { after, edits, locals } of parts) {
    if (edits.length === 0) continue;
    const before = locals();
    const now = reading.locals(after);
    if (now.problems > before.problems) return undefined;
    areOthersKept &&= areOtherLocalsKept(before, now, edits);
  }
  return areOthersKept;
}

const usedByOthers = {
  en: "This value is in a local that is also used outside of policies. Change it by hand there.",
  zh: "该取值位于 local 中，且该 local 还用于策略以外的地方，请在定义处手动修改。",
};
