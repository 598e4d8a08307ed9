import fc from "fast-check";
import type { TextChange } from "../../server/src/core/text/change.js";

/** A change of a text: `newText` in place of `length` characters. `at` and `length` are made to fit the text. */
export interface Typed {
  readonly at: number;
  readonly length: number;
  readonly newText: string;
}

const pieces = [
  " ", "\n", "\r\n", "\t", "a", "get", ":", "*", ",", '"', "{", "}", "[", "]", "#", "，", "”", "/", "//", "/* x */", "\\",
  '"ecs:servers:stop"', ', "ecs:servers:get"', '"ecs:*:*", ', '{ "Effect": "Deny", "Action": ["ecs:servers:get"] }',
  '"Principal": {}, ', '"Resource": ["*"], ', "Allow", "Deny", "中", "\u{1F600}",
];

const piecesOfTerraform = [
  ...pieces, "=", "(", ")", "?", "${", "$${", "%{ if x }", "}", "~}", "EOF\n", "\n  EOT\n", "<<EOF\n", "\\\"", "\\n", "\\u00e9", "e\u0301",
  "local.base", "local.", "base", "/*", "*/", "\n/* x", "\n\"ecs:servers:get\",\n", '\\"ecs:servers:get\\",', "var.x", "Condition = {}", 'Sid = "x"\n',
  '${var.x}', "statement {", "dynamic", "\n}\n", "concat(", "jsonencode(", "/*\nEOF\n*/", "/*\n\nresource \"a\" \"b\" {\n*/", "Deny", "lo", "cal",
];

/** Texts that an author types or pastes, and deletions. */
export const typed = typing(pieces);

/** The same for Terraform files. */
export const typedInTerraform = typing(piecesOfTerraform);

/** Texts that break nothing inside a string or between two lines. */
export const typedInside = typing(["a", "get", ":", "*", "中", "$", " ", "local", "$${g:x}"]);

function typing(texts: readonly string[]): fc.Arbitrary<Typed> {
  return fc.record({
    at: fc.nat(),
    length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 12 })),
    newText: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...texts) }, fc.constant("")),
  });
}

/** The text after a change, and the change in its offsets. Most changes are put inside a string. */
export function applyTyped(text: string, { at, length, newText }: Typed): { text: string; change: TextChange } {
  const strings = [...text.matchAll(/"[^"\n]*"/g)];
  const inString = strings[at % (strings.length || 1)];
  const start =
    at % 3 > 0 && inString ? inString.index + (at % (inString[0].length + 1)) : at % (text.length + 1);
  const oldEnd = Math.min(start + length, text.length);
  return {
    text: text.slice(0, start) + newText + text.slice(oldEnd),
    change: { start, oldEnd, newEnd: start + newText.length },
  };
}
