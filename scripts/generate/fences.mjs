/** Generated parts of pages: all between two fences is written anew, the rest is the author's. */

const open = (part) => `<!-- generated: ${part} (npm run generate) -->`;
const close = (part) => `<!-- end of generated: ${part} -->`;

/** An empty part, to be filled. */
export const fenced = (part) => `${open(part)}\n${close(part)}`;

/** The text with one of its generated parts replaced; `undefined` if it has no such part. */
export function replacePart(text, part, body) {
  const start = text.indexOf(open(part));
  const end = text.indexOf(close(part));
  if (start < 0 || end < start) return undefined;
  return `${text.slice(0, start)}${open(part)}\n${body}\n${text.slice(end)}`;
}

/** A table of Markdown. */
export function markdownTable(heads, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(heads), `|${"---|".repeat(heads.length)}`, ...rows.map(line)].join("\n");
}
