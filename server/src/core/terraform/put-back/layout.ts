import type { PolicyView } from "../model.js";

/** How the lines of a policy begin and end in its file. */
export interface Layout {
  readonly lineBreak: string;
  /** The indentation of its first line. */
  readonly indentation: string;
}

export function layoutOf(file: string, { host }: PolicyView): Layout {
  return { lineBreak: file.includes("\r\n") ? "\r\n" : "\n", indentation: indentationAt(file, host.start) };
}

/** The white space at the start of the line of an offset, up to the offset. */
export function indentationAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)![0];
}
