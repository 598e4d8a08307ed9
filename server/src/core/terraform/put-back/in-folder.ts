import { pushAll } from "../../text/push-all.js";
import { applyEdits, type FileEdits, meets, type TextEdit } from "../../text/range.js";
import type { HostEdits } from "../../view/view.js";
import type { FilePart, PolicyView, TerraformFile } from "../model.js";
import { policyName } from "../policy-name.js";
import { alignedEdits } from "./aligned-edits.js";
import { areCommentsKept } from "./comments-kept.js";
import { folderReading } from "./folder-reading.js";
import { changedViews, sorts } from "./is-kept.js";
import { areOtherLocalsKept, policiesUsing, withLocals } from "./local-uses.js";
import { valueInLocal } from "./refusal.js";

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
  const users = new Set<TerraformFile>([file]);
  for (const { text, edits: own } of byText) {
    const place = folder.find((one) => one.text === text);
    for (const { range } of own) {
      const found = place && policiesUsing(range, place, folder);
      if (!found) return { refused: usedByOthers };
      for (const one of found) users.add(one);
    }
  }
  const sharedBy = changedIn(folder, byText, { view, edits }, users);
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
 * The names of the other policies that the edits change; `undefined` if they do more than that. A file that is not
 * among the `users` of the changed local values, and uses only others, is as before.
 */
function changedIn(
  folder: readonly TerraformFile[],
  byText: readonly FileEdits[],
  edited: { readonly view: PolicyView; readonly edits: readonly TextEdit[] },
  users: ReadonlySet<TerraformFile>,
): readonly string[] | undefined {
  const textAfter = ({ text }: TerraformFile) =>
    applyEdits(text, byText.find((one) => one.text === text)?.edits ?? []);
  const texts = folder.map(textAfter);
  const reading = folderReading(new Map(folder.map((one, at) => [texts[at]!, one.siblings.overrides?.own])));
  const isSorted = texts.some((text) => sorts.test(text));
  const pairs: [TerraformFile, TerraformFile][] = [];
  const names: string[] = [];
  let areOthersKept = true;
  for (const { text, edits } of byText) {
    const before = withLocals(text);
    const after = withLocals(applyEdits(text, edits));
    if (after.problems > before.problems) return undefined;
    areOthersKept &&= areOtherLocalsKept(before, after, edits);
  }
  for (const [index, before] of folder.entries()) {
    const isEdited = texts[index] !== before.text;
    const mayChange =
      (users.has(before) || !areOthersKept) && before.parts.some(({ text }) => byText.some((one) => one.text === text));
    if (!isEdited && !mayChange) continue;
    const after = reading.file(texts[index]!);
    const changed = changedViews(before.views, after.views, edited, isSorted);
    if (!changed) return undefined;
    pushAll(names, changed.map(policyName));
    if (isEdited) pairs.push([before, after]);
  }
  return areCommentsKept(pairs, edited) ? names : undefined;
}

const usedByOthers = {
  en: "This value is in a local that is also used outside of policies. Change it by hand there.",
  zh: "该取值位于 local 中，且该 local 还用于策略以外的地方，请在定义处手动修改。",
};
