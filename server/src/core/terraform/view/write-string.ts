import { piecesOf } from "../../hcl/decode.js";
import type { Template } from "../../hcl/nodes.js";
import { type Role, unknownInString } from "./roles.js";
import type { ViewWriting } from "./writing.js";

/** Writes a string as a JSON string. Text with the same notation in HCL and JSON is copied. */
export function writeString(template: Template, writing: ViewWriting, role: Role): void {
  const { writer } = writing;
  const from = writer.length;
  writer.translate('"', template.range.start, template.content.start);
  const hasHole = writeContent(template, writing, role);
  // A quote that is missing in the host is also missing in the view.
  if (template.isClosed || template.form === "heredoc") writer.translate('"', template.content.end, template.range.end);
  if (hasHole) writer.markUnknown(from);
}

/** Writes the content between the quotes. Returns whether some of it is unknown. */
function writeContent(template: Template, { text, writer, isAllow }: ViewWriting, role: Role): boolean {
  let hasHole = false;
  for (const {
    kind,
    value,
    range: { start, end },
  } of piecesOf(text, template)) {
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

/** HCL allows a tab; in a heredoc quotes and backslashes need no escape. */
function hasControl(value: string): boolean {
  return /[\p{Cc}"\\]/u.test(value);
}
