/** Groups items by a key. Groups are in the order of their first items, and items keep their order. */
export function groupBy<Key, T>(items: Iterable<T>, keyOf: (item: T) => Key): Map<Key, T[]> {
  return groupByEach(items, (item) => [keyOf(item)]);
}

/** `groupBy` for items that belong to several groups. */
export function groupByEach<Key, T>(items: Iterable<T>, keysOf: (item: T) => Iterable<Key>): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) for (const key of keysOf(item)) addTo(groups, key, item);
  return groups;
}

/** Adds an item to the group of a key; creates the group if necessary. */
export function addTo<Key, T>(groups: Map<Key, T[]>, key: Key, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
