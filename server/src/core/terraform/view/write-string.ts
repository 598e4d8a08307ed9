import { piecesOf } from "../../hcl/decode.js";
import type { Template } from "../../hcl/nodes.js";
import { type FoldedPiece, withDirectivesAsHoles } from "./directives.js";
import { knownPieces, knownValue } from "./known-value.js";
import type { KnownScope } from "./scope.js";
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
function writeContent(template: Template, writing: ViewWriting, role: Role): boolean {
  const { text, writer, isAllow } = writing;
  let hasHole = false;
  for (const {
    kind,
    value,
    range: { start, end },
    sequence,
    enclosed,
  } of withDirectivesAsHoles(piecesOf(text, template))) {
    const written = text.slice(start, end);
    const known = sequence && knownPart(template, { sequence, enclosed }, writing);
    if (known !== undefined) writer.known(JSON.stringify(known).slice(1, -1), start, end);
    else if (kind === "hole") {
      hasHole = true;
      writer.hole(unknownInString(role, isAllow), start, end);
    } else if (kind === "copied" && !hasControl(value)) writer.copy(start, end);
    else if (escapeOfJson.test(written)) writer.copy(start, end);
    else writer.translate(JSON.stringify(value).slice(1, -1), start, end);
  }
  return hasHole;
}

/**
 * The known text of a sequence, or of all that a directive encloses. A template that is only a sequence has its type,
 * which must be a string then.
 */
export function knownPart(
  { parts }: Template,
  { sequence, enclosed }: Pick<FoldedPiece, "sequence" | "enclosed">,
  scope: KnownScope,
): string | undefined {
  if (enclosed) return knownPieces(enclosed, scope);
  if (!sequence || sequence.kind === "directive" || !sequence.value) return undefined;
  const value = knownValue(sequence.value, scope);
  return typeof value === "string" || (typeof value === "number" && parts.length > 1) ? String(value) : undefined;
}

const escapeOfJson = /^\\(?:[nrt"\\]|u[\da-fA-F]{4})$/;

/** HCL allows a tab; in a heredoc quotes and backslashes need no escape. */
function hasControl(value: string): boolean {
  return /[\p{Cc}"\\]/u.test(value);
}
