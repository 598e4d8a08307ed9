import { absorb, isPlainSpace, keepItems, type ListText, printList } from "../edit/lists/list-text.js";
import { compareNames } from "../text/order.js";
import { replacement, type TextEdit } from "../text/range.js";
import { actionItems, asPlain, isTouched, listedNames, type PlainStatement, touchedStatements } from "./place.js";
import type { Refactoring } from "./refactoring.js";

/**
 * Sorts the actions of a list by name and removes duplicates. Empty lines separate groups, which are sorted separately.
 */
export const sortActions: Refactoring = {
  id: "sortActions",
  family: "rewrite",

  onSave: {
    title: { en: "Sort and deduplicate the actions of this policy file", zh: "将此策略文件的授权项排序并去重" },
    // Lists that are sorted, or contain other values, are not changed.
    edits: (text, statements) => statements.flatMap((statement) => {
      const plain = asPlain(statement);
      return (plain && sort(text, plain)?.edit()) ?? [];
    }),
  },

  *propose(context) {
    const { file: { text }, selection } = context;
    for (const plain of touchedStatements(context)) {
      const sorted = isTouched(plain.list.range, selection) ? sort(text, plain) : undefined;
      if (!sorted) continue;
      const { edit, moved, repeated } = sorted;
      const args = { count: plain.list.items.length, repeated };
      const title = repeated === 0 ? sortTitle : moved ? sortAndRemove : removeTitle;
      yield { title, args, change: () => ({ edits: [edit()] }) };
    }
  },
};

interface Sorted {
  edit(): TextEdit;
  readonly moved: boolean;
  readonly repeated: number;
}

function sort(text: string, plain: PlainStatement): Sorted | undefined {
  const names = listedNames(plain.statement);
  if (names.every((name, index) => index === 0 || compareNames(names[index - 1]!, name) < 0)) return undefined;
  const places = placesOf(names);
  const isFirst = (index: number) => places.get(names[index]!)![0] === index;
  const once = keepItems(withRepeats(actionItems(text, plain), names, places), isFirst);
  const kept = names.filter((_, index) => isFirst(index));
  const order = sortedOrder(once, kept);
  const moved = order.some((from, to) => from !== to);
  const repeated = names.length - kept.length;
  if (!moved && repeated === 0) return undefined;
  const edit = () => {
    const items = order.map((index) => once.places[index]!.item);
    const places = once.places.map((place, index) => ({ ...place, item: items[index]! }));
    return replacement(text, plain.list.range, printList({ ...once, places }));
  };
  return { edit, moved, repeated };
}

/** The indexes of each name. */
function placesOf(names: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  names.forEach((name, index) => {
    const known = places.get(name);
    if (known) known.push(index);
    else places.set(name, [index]);
  });
  return places;
}

/** The first of equal names takes the comments of the others. */
function withRepeats(
  list: ListText,
  names: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
): ListText {
  return {
    ...list,
    places: list.places.map((place, index) => {
      const indexes = places.get(names[index]!)!;
      if (indexes[0] !== index || indexes.length === 1) return place;
      return { ...place, item: absorb(list, indexes.map((at) => list.places[at]!.item), place.item.text) };
    }),
  };
}

/** The original index of each item, group by group. */
function sortedOrder({ places }: ListText, names: readonly string[]): number[] {
  const groups: number[][] = [];
  places.forEach(({ space }, index) => {
    if (index === 0 || !isPlainSpace(space)) groups.push([index]);
    else groups.at(-1)!.push(index);
  });
  return groups.flatMap((group) => group.sort((a, b) => compareNames(names[a]!, names[b]!)));
}

const sortTitle = { en: "Sort {count} actions", zh: "将 {count} 个授权项排序" };
const sortAndRemove = { en: "Sort {count} actions and remove duplicates ({repeated})", zh: "将 {count} 个授权项排序，并删除 {repeated} 个重复项" };
const removeTitle = { en: "Remove duplicates ({repeated} of {count} actions)", zh: "从 {count} 个授权项中删除 {repeated} 个重复项" };
