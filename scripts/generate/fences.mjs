/** Generated parts of pages: the text between two fences is generated, the rest is the author's. */

const open = (part) => `<!-- generated: ${part} (npm run generate) -->`;
const close = (part) => `<!-- end of generated: ${part} -->`;

/** An empty generated part. */
export const fenced = (part) => `${open(part)}\n${close(part)}`;

/** Replaces a generated part of a text; returns `undefined` if the text does not have that part. */
export function replacePart(text, part, body) {
  const start = text.indexOf(open(part));
  const end = text.indexOf(close(part));
  if (start < 0 || end < start) return undefined;
  return `${text.slice(0, start)}${open(part)}\n${body}\n${text.slice(end)}`;
}

/** A Markdown table. */
export function markdownTable(heads, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(heads), `|${"---|".repeat(heads.length)}`, ...rows.map(line)].join("\n");
}
