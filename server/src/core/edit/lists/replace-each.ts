import {
  absorb,
  bareItem,
  type ItemPlace,
  joinSpaces,
  type ListText,
  placesAfter,
  startsLinesWithCommas,
  withoutLast,
} from "./list-text.js";
import { pushAll } from "../../text/push-all.js";

/**
 * The list with each item replaced by some texts. The first of them takes the comments of the item. An item that is
 * replaced by none is removed with its comments; comments about the list are kept. One pass, because a list may have
 * thousands of items.
 */
export function replaceEach(list: ListText, texts: readonly (readonly string[])[]): ListText {
  // What `absorb` needs to know of the whole list.
  const telling = list.places.filter((place, index) => index === 0 || startsLinesWithCommas(place));
  const style = { ...list, places: telling.slice(0, 2) };
  /** The places so far, from the end of the list. */
  const reversed: ItemPlace[] = [];
  let { end } = list;
  for (let index = list.places.length - 1; index >= 0; index--) {
    const own = list.places[index]!;
    const next = reversed.at(-1);
    const [first, ...others] = texts[index] ?? [];
    if (first === undefined) {
      if (next) reversed[reversed.length - 1] = { ...next, space: joinSpaces(own.space, next.space, index === 0) };
      else end = withoutLast(own.space, end);
      continue;
    }
    const model = index > 0 ? own : (next ?? own);
    const more = placesAfter(model, others.map(bareItem), model === list.places[0] ? list.gap : undefined);
    pushAll(reversed, more.reverse());
    reversed.push({ ...own, item: absorb(style, [own.item], first, others.length > 0) });
  }
  return { ...list, places: reversed.reverse(), end };
}
