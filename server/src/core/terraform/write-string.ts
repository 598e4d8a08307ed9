import { decode } from "../hcl/decode.js";
import type { Template } from "../hcl/nodes.js";
import { type Role, unknownInString } from "./roles.js";
import type { Writing } from "./writing.js";

/** A string as a JSON string. What HCL and JSON write in the same way is copied. */
export function writeString(template: Template, writing: Writing, role: Role): void {
  const { writer } = writing;
  const from = writer.length;
  writer.translate('"', template.range.start, template.content.start);
  const hasHole = writeContent(template, writing, role);
  // A quote that is missing in the host is missing in the view.
  if (template.isClosed || template.form === "heredoc") writer.translate('"', template.content.end, template.range.end);
  if (hasHole) writer.markUnknown(from);
}

/** What is between the quotes; tells whether some of it is not known. */
function writeContent(template: Template, { text, writer, isAllow }: Writing, role: Role): boolean {
  let hasHole = false;
  for (const { kind, value, range: { start, end } } of decode(text, template)) {
    const written = text.slice(start, end);
    if (kind === "hole") {
      hasHole = true;
      writer.hole(unknownInString(role, isAllow), start, end);
    } else if (kind === "copied" && !hasControl(value)) writer.copy(start, end);
    else if (escapeOfJson.test(written)) writer.copy(start, end);
    else writer.translate(JSON.stringify(value).slice(1, -1), start, end);
  }
  return hasHole;
}

const escapeOfJson = /^\\(?:[nrt"\\]|u[\da-fA-F]{4})$/;

/** A tab is fine in HCL; in a heredoc quotes and backslashes stand for themselves. */
function hasControl(value: string): boolean {
  return /[\p{Cc}"\\]/u.test(value);
}
