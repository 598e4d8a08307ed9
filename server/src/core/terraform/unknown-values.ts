import { oncePer } from "../text/lazily.js";
import type { TextRange } from "../text/range.js";
import type { PolicyFile } from "../policy/model.js";
import { toHostRange } from "../view/view.js";
import type { LocalCause } from "./cause/local-cause.js";
import { localCausesAt } from "./cause/local-cause-at.js";
import { type NameOfFile, placeInFolder } from "./folder-place.js";
import type { PolicyView, TerraformFile } from "./model.js";
import { isNotComputed } from "./not-computed.js";
import { policyArguments } from "./resources.js";
import { textWith } from "./view/siblings.js";
import { holesOf } from "./view/view-writer.js";

// What is not known before Terraform runs. Everything that mentions such a value uses these functions.

/** A value that is not known here: its text, and its line, counted from 1. */
export interface UnknownValue {
  readonly text: string;
  readonly line: number;
  /** The file in which it is written, if that is another one of the folder. */
  readonly file?: string;
  /** Set if it depends only on what is written in the folder: it is known before Terraform runs, but not here. */
  readonly notComputed?: true;
  /** The local values that make it unknown, because they have no value; at least one. */
  readonly causes?: readonly LocalCause[];
}

/** The text of a value as people read it: without quotes around it and without line breaks. */
export function writtenValue(text: string, { start, end }: TextRange): string {
  const written = text.slice(start, end).replace(/\s+/g, " ").replace(/^[ ,]+|[ ,]+$/g, "");
  const inner = /^"[^"]*"$/.test(written) ? written.slice(1, -1) : written.replace(/^\\"(.*)\\"$/, "$1");
  // A template that is only a sequence has the value of the expression in it. A bare name would look like a text.
  return inner.replace(/^\$\{~? *([^{}]*[.(][^{}]*?) *~?\}$/, "$1");
}

/** A written value that fits on a line of a report. */
export function shortValue(written: string): string {
  return written.length > longest ? `${written.slice(0, longest)}…` : written;
}

const longest = 80;

/** The ranges that are not inside another one. */
export function outermost(ranges: readonly TextRange[]): TextRange[] {
  const found: TextRange[] = [];
  let last: TextRange | undefined;
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (last && range.end <= last.end) continue;
    last = range;
    found.push(range);
  }
  return found;
}

/** The values of a policy that are not known, as ranges of the file. */
function unknownIn(view: PolicyView): TextRange[] {
  return holesOf(view).map((range) => toHostRange(view, range));
}

/**
 * All values of a file's policies that are not known, in order; also policies of which nothing is known. Of the values
 * that decide which parts of them apply, only those that have no value at all: the others are named at these parts.
 */
export function unknownRanges(file: TerraformFile): TextRange[] {
  const wrong = decidingRanges(file).filter((range) => localCausesAt(file, range).length > 0);
  return outermost([...file.views.flatMap(unknownIn), ...wrong, ...file.unread]);
}

/** All values that are not known, and all that decide which parts of the policies apply. */
export function undecidedRanges(file: TerraformFile): TextRange[] {
  return outermost([...file.views.flatMap(unknownIn), ...decidingRanges(file), ...file.unread]);
}

function decidingRanges({ views }: TerraformFile): TextRange[] {
  // What differs between the instances of a resource is known.
  return views.flatMap(({ guards }) => guards.flatMap(({ of, keys }) => (keys ? [] : [of])));
}

/** The values at ranges of a file, in order, without those inside another one. */
export function valuesAt(file: TerraformFile, ranges: readonly TextRange[], nameOf?: NameOfFile): UnknownValue[] {
  return outermost(ranges).map((range) => ({ ...writtenAt(file, range, nameOf), ...whyUnknown(file, range) }));
}

/** What is written at a range of a file, and where. */
export function writtenAt(
  file: TerraformFile,
  range: TextRange,
  nameOf?: NameOfFile,
): Pick<UnknownValue, "text" | "line" | "file"> {
  const { line, file: name } = placeInFolder(file, range, nameOf);
  const text = shortValue(writtenValue(wholeOf(file), range));
  return { text, line: line + 1, ...(name !== undefined && { file: name }) };
}

/** Each statement of a file asks for its values. */
const wholeOf = oncePer(({ text, parts }: TerraformFile) => textWith(text, parts));

/** What makes a value unknown, if it is known here. */
export type UnknownReason = Pick<UnknownValue, "causes" | "notComputed">;

/** Why the value at a range of a file is not known, unless that is known only when Terraform runs. */
export function whyUnknown(file: TerraformFile, range: TextRange): UnknownReason {
  const causes = localCausesAt(file, range);
  if (causes.length > 0) return { causes };
  return isNotComputed(file, range) ? { notComputed: true } : {};
}

/** Whether a view is the policy of a resource that has one. */
export function isOfResource({ owner }: PolicyView): boolean {
  const type = owner?.labels[0]?.value ?? "";
  return owner?.type.value === "resource" && policyArguments.has(type);
}

/**
 * Whether a view is the policy of a resource of which so much is unknown that its text, in `file`, is no policy:
 * `"${var.start}${var.end}"`.
 */
export function isHidden(view: PolicyView, { policies, embedded }: PolicyFile): boolean {
  return policies.length + embedded.length === 0 && view.unknown.length > 0 && isOfResource(view);
}

/** Whether a resource with one policy has several: they are branches of a condition, and at most one applies. */
export function isBranch(view: PolicyView, { views, unread }: Pick<TerraformFile, "views" | "unread">): boolean {
  return isOfResource(view) && [...views, ...unread].filter(({ owner }) => owner === view.owner).length > 1;
}
