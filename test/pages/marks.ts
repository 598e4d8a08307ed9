/** A finding as an example marks it: its place, its rule and, if the example says so, its English message. */
export interface Mark {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly rule: string;
  readonly message: string | undefined;
}

/**
 * Takes the marks out of an example. A comment line of carets says what is expected in the line above it:
 * `//  ^^^^ rule-id` or `//  ^^^^ rule-id: the English message`. `//<- rule-id` stands for the first character of the line,
 * which carets cannot reach.
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
