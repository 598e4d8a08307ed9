/** A marked finding of an example: its place, its rule and, optionally, its English message. */
export interface Mark {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly rule: string;
  readonly message: string | undefined;
}

/**
 * Removes the marks from an example. A comment line of carets describes the line above it: `//  ^^^^ rule-id` or `//
 * ^^^^ rule-id: the English message`. `//<- rule-id` marks the first character of the line, which carets cannot reach.
 */
export function takeMarks(marked: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of marked.split("\n")) {
    const found = /^\/\/(?:<-|\s*(\^+))\s+([\w-]+)(?:: (.*))?$/.exec(line);
    if (!found) {
      lines.push(line);
      continue;
    }
    const [, carets, rule, message] = found;
    marks.push({ line: lines.length - 1, character: carets ? line.indexOf("^") : 0, length: carets?.length ?? 1, rule: rule!, message });
  }
  return { text: lines.join("\n"), marks };
}
