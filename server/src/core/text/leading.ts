/** The number of items that meet a condition, in a list in which these come first. Calls it for few of them. */
export function leading<Item>(items: ArrayLike<Item>, meets: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (meets(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
