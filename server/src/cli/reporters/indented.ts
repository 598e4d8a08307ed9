/**
 * A value as JSON with two blanks per level, as an item of a list at this depth. Together with `withItems` it makes the
 * same text as `JSON.stringify` of the whole, without keeping the values until then.
 */
export function itemText(value: unknown, depth: number): string {
  return `${"  ".repeat(depth)}${JSON.stringify(value, undefined, 2).replaceAll("\n", `\n${"  ".repeat(depth)}`)}`;
}

/** The text of a list with these items, of which `depth` is that of the items. */
export function listText(items: readonly string[], depth: number): string {
  return items.length === 0 ? "[]" : `[\n${items.join(",\n")}\n${"  ".repeat(depth - 1)}]`;
}

/** The JSON text of an object whose property `key` is an empty list, with these items in it. */
export function withItems(text: string, key: string, items: readonly string[], depth: number): string {
  // A line break in a JSON text is never part of a string, so this place exists once.
  const mark = `\n${"  ".repeat(depth - 1)}${JSON.stringify(key)}: `;
  const start = text.indexOf(`${mark}[]`) + mark.length;
  return text.slice(0, start) + listText(items, depth) + text.slice(start + "[]".length);
}
