const width = 140;

/**
 * JSON for review: what fits on a line is on one line, neighboring plain values share lines, and the text depends only
 * on the data. Values that contain nested structures are always broken up, so each row of a table has its own lines.
 */
export function printCatalogJson(value: unknown): string {
  return `${print(value, "", 0)}\n`;
}

function print(value: unknown, indent: string, used: number): string {
  if (!isStructure(value)) return JSON.stringify(value);
  const entries = entriesOf(value);
  const brackets = Array.isArray(value) ? "[]" : "{}";
  const line = printOnOneLine(entries, brackets);
  if (indent.length + used + line.length <= width && !entries.some(([, item]) => isDeep(item))) return line;
  const inner = `${indent}  `;
  return `${brackets[0]}\n${toLines(entries, inner).map((text) => inner + text).join(",\n")}\n${indent}${brackets[1]}`;
}

/** One line for each structure; neighboring plain values fill lines. */
function toLines(entries: readonly Entry[], indent: string): string[] {
  const lines: string[] = [];
  let isOpen = false;
  for (const [key, item] of entries) {
    const text = key + print(item, indent, key.length);
    const last = lines.at(-1);
    if (isOpen && !isStructure(item) && last !== undefined && indent.length + last.length + text.length + 3 <= width) {
      lines[lines.length - 1] = `${last}, ${text}`;
    } else {
      lines.push(text);
    }
    isOpen = !isStructure(item);
  }
  return lines;
}

type Entry = readonly [key: string, item: unknown];

function entriesOf(value: object): Entry[] {
  if (Array.isArray(value)) return value.map((item: unknown) => ["", item]);
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => [`${JSON.stringify(key)}: `, item]);
}

function printOnOneLine(entries: readonly Entry[], brackets: string): string {
  if (entries.length === 0) return brackets;
  const blank = brackets === "{}" ? " " : "";
  return (
    brackets[0]
    + blank
    + entries.map(([key, item]) => key + print(item, "", -Infinity)).join(", ")
    + blank
    + brackets[1]
  );
}

function isStructure(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isDeep(value: unknown): boolean {
  return isStructure(value) && Object.values(value).some((item) => isStructure(item) && Object.keys(item).length > 0);
}
