import { oncePer } from "../../text/lazily.js";
import { applyEdits, encloses, type FileEdits, type TextEdit, type TextRange } from "../../text/range.js";
import { isJson } from "../is-json.js";
import type { PolicyView, TerraformFile } from "../model.js";
import { localsOfFile, type TextWithLocals, withLocals } from "./local-uses.js";

/** The part of a file whose policies an edit may change. */
export interface AffectedPart extends FileEdits {
  /** The policies of the file that are in the part. */
  readonly views: readonly PolicyView[];
  /** Its items, as ranges of the file; `undefined` if the part is the whole file. */
  readonly items?: readonly TextRange[];
  readonly after: string;
  /** The local values before the edits. */
  locals(): TextWithLocals;
  /** Whether the part after the edits, parsed again, has the same items. */
  isWhole(after: TerraformFile): boolean;
}

/** A file as a whole. */
export function wholeAsPart(file: TerraformFile, edits: readonly TextEdit[]): AffectedPart {
  const { text, views } = file;
  return { text, views, edits, after: applyEdits(text, edits), locals: () => localsOfFile(file), isWhole: () => true };
}

/**
 * The items of a file that contain the `edits` or one of the `uses` of what they change, and the local values of the
 * file if these items name any: the other policies are not parsed again for each fix. The whole file if its items do
 * not mean the same without the others.
 */
export function affectedPart(
  file: TerraformFile,
  edits: readonly TextEdit[],
  uses: readonly TextRange[],
): AffectedPart {
  const items = affectedItems(file, edits, uses);
  if (!items) return wholeAsPart(file, edits);
  const moved: TextEdit[] = [];
  let start = 0;
  for (const item of items) {
    const by = start - item.start;
    for (const { range, newText } of edits)
      if (encloses(item, range)) moved.push({ range: { start: range.start + by, end: range.end + by }, newText });
    start += item.end - item.start + 1;
  }
  const text = items.map((item) => `${file.text.slice(item.start, item.end)}\n`).join("");
  const after = applyEdits(text, moved);
  const lengths = items.map((item) => {
    const inside = edits.filter(({ range }) => encloses(item, range));
    return item.end - item.start + growthOf(inside);
  });
  return {
    text,
    edits: moved,
    views: file.views.filter(({ host }) => items.some((item) => encloses(item, host))),
    items,
    after,
    locals: () => withLocals(text),
    isWhole: (parsed) =>
      parsed.isSound()
      && parsed.items.length === items.length
      && parsed.items.every((item, index) => item.end - item.start === lengths[index]),
  };
}

function growthOf(edits: readonly TextEdit[]): number {
  return edits.reduce((sum, { range, newText }) => sum + newText.length - (range.end - range.start), 0);
}

function affectedItems(
  file: TerraformFile,
  edits: readonly TextEdit[],
  uses: readonly TextRange[],
): readonly TextRange[] | undefined {
  const { text, items } = file;
  if (isJson(text) || !file.isSound()) return undefined;
  const kept = new Set<TextRange>();
  for (const { start, end } of [...edits.map(({ range }) => range), ...uses]) {
    const item = items.find((one) => one.start < start && end < one.end);
    if (!item) return undefined;
    kept.add(item);
  }
  const texts = [...[...kept].map(({ start, end }) => text.slice(start, end)), ...edits.map(({ newText }) => newText)];
  if (texts.some(namesLocals)) {
    for (const item of items) if (text.startsWith("locals", item.start)) kept.add(item);
    for (const [item, user] of usersOfItems(file)) if (kept.has(item) || kept.has(user)) kept.add(item).add(user);
  }
  return kept.size < items.length ? items.filter((item) => kept.has(item)) : undefined;
}

/** Whether a text may define local values or use them. */
export function namesLocals(text: string): boolean {
  return /\blocals?\b/.test(text);
}

/** Items with policies, each with the first resource that uses one, which decides what is read of it. */
const usersOfItems = oncePer(({ items, views }: TerraformFile) =>
  views.flatMap(({ host, owner }): (readonly [TextRange, TextRange])[] => {
    const item = items.find((one) => encloses(one, host));
    const user = owner && items.find(({ start }) => start === owner.range.start);
    return item && user && item !== user ? [[item, user]] : [];
  }),
);
