/** Adds items to the end of a list of any size. `push(...items)` exhausts the stack with about 100,000 of them. */
export function pushAll<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}

/** The greatest of some numbers, or 0. `Math.max(...numbers)` has the same limit. */
export function greatest(numbers: Iterable<number>): number {
  let found = 0;
  for (const one of numbers) found = Math.max(found, one);
  return found;
}
