/** The number of context lines around a change. */
const around = 3;

type Line = readonly [mark: " " | "-" | "+", text: string];

/** A unified diff of one file for `patch` and `git apply`; empty if nothing differs. */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return "";
  const lines = compare(splitLines(before), splitLines(after));
  const changed = lines.flatMap(([mark], index) => (mark === " " ? [] : [index]));
  const hunks: [number, number][] = [];
  for (const index of changed) {
    const last = hunks.at(-1);
    const from = Math.max(index - around, 0);
    const to = Math.min(index + around + 1, lines.length);
    if (last && from <= last[1]) last[1] = to;
    else hunks.push([from, to]);
  }
  return `--- a/${name}\n+++ b/${name}\n${hunks.map(([from, to]) => hunk(lines, from, to)).join("")}`;
}

function hunk(lines: readonly Line[], from: number, to: number): string {
  const side = (mark: "-" | "+", part: readonly Line[]) => part.filter(([own]) => own === " " || own === mark).length;
  const place = (mark: "-" | "+") => {
    const count = side(mark, lines.slice(from, to));
    const start = side(mark, lines.slice(0, from)) + (count > 0 ? 1 : 0);
    return count === 1 ? `${start}` : `${start},${count}`;
  };
  const body = lines
    .slice(from, to)
    .map(([mark, text]) => (text.endsWith("\n") ? `${mark}${text}` : `${mark}${text}\n\\ No newline at end of file\n`));
  return `@@ -${place("-")} +${place("+")} @@\n${body.join("")}`;
}

/** Lines including their line breaks. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Removed, added and common lines. Common lines at both ends are skipped first, because fixes are small. */
function compare(a: readonly string[], b: readonly string[]): Line[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const same = (lines: readonly string[]) => lines.map((text): Line => [" ", text]);
  return [
    ...same(a.slice(0, head)),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...same(a.slice(a.length - tail)),
  ];
}

function middle(a: readonly string[], b: readonly string[]): Line[] {
  // Up to this size the table is fast. Beyond it the whole block is shown as replaced, which is correct but longer.
  if (a.length * b.length > 4_000_000)
    return [...a.map((text): Line => ["-", text]), ...b.map((text): Line => ["+", text])];
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i]![j] = a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const lines: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push([" ", a[i]!]);
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || common[i + 1]![j]! >= common[i]![j + 1]!)) lines.push(["-", a[i++]!]);
    else lines.push(["+", b[j++]!]);
  }
  return lines;
}
