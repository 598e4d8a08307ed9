import type { Bilingual } from "../../text/message.js";
import type { TextRange } from "../../text/range.js";
import type { Segments } from "../../view/view.js";
import type { PolicyView, TerraformFile, ViewInString } from "../model.js";
import { stringsAt } from "../json/strings-at.js";
import { isInCondition, jsonBlockWriter } from "./json-blocks.js";
import { conditionAt } from "./json-text.js";
import { layoutOf } from "./layout.js";
import { escapeSequences, inQuotes, toHcl } from "./notation.js";
import { placeIn, type ReadFrom, startOfView, type WritingAt } from "./place.js";
import { cannotWrite, notKnown, valueInLocal } from "./refusal.js";
import { toBlocks } from "./statement-blocks.js";
import { blockStyle, styleAt } from "./style.js";

/** The place and notation for several texts at the same place. `from` is a place before it. */
export function writingAt(
  file: TerraformFile,
  view: PolicyView,
  range: TextRange,
  from: ReadFrom = startOfView,
): WritingAt | { readonly refused: Bilingual } {
  if (view.separable === "json-string") return writingInJson(view, range);
  if (view.inString) return writingInString(view.inString, range);
  const host = hostRange(view, range);
  // The policy is in another file of the folder and uses a local value of this one.
  if (!("refused" in host) && host.end > file.text.length) return { refused: valueInLocal };
  return "refused" in host ? host : { range: host, write: writer(file, view, range, host, from) };
}

/** The place in a heredoc that a string of a JSON file is. */
function writingInJson(view: PolicyView, range: TextRange): WritingAt | { readonly refused: Bilingual } {
  const host = hostRange(view, range);
  if ("refused" in host) return host;
  const inLines = lineBreaksOf(view.text, { host: { start: 0, end: view.text.length } });
  return { range: host, write: (json) => JSON.stringify(inLines(escapeSequences(json))).slice(1, -1) };
}

/** The place in a string of a JSON file: first in the template that it contains, then in the string. */
function writingInString(
  { file, view, string, start }: ViewInString,
  range: TextRange,
): WritingAt | { readonly refused: Bilingual } {
  const inner = writingAt(file, view, range);
  if ("refused" in inner) return inner;
  const place = { start: inner.range.start - start, end: inner.range.end - start };
  const [edit] = (place.start >= 0 && string.toHostEdits([{ range: place, newText: "" }])) || [];
  if (!edit) return { refused: cannotWrite };
  return {
    range: edit.range,
    write(json) {
      const written = inner.write(json);
      return written === undefined ? undefined : string.toHostEdits([{ range: place, newText: written }])?.[0]?.newText;
    },
  };
}

function hostRange({ segments }: PolicyView, { start, end }: TextRange): TextRange | { readonly refused: Bilingual } {
  const touched = start === end ? [] : [...segments.in({ start, end })];
  if (touched.some(({ kind }) => kind === "elsewhere")) return { refused: valueInLocal };
  if (touched.some(({ kind }) => kind === "unknown")) return { refused: notKnown };
  const from = placeOf(segments, start, start === end ? "either" : "after");
  const to = start === end ? from : placeOf(segments, end, "before");
  if (from === undefined || to === undefined || to < from)
    return { refused: start === end && isBetweenLocals(segments, start) ? valueInLocal : cannotWrite };
  return { start: from, end: to };
}

function isBetweenLocals(segments: Segments, offset: number): boolean {
  return segments.at(offset)?.kind === "elsewhere" || segments.at(offset - 1)?.kind === "elsewhere";
}

/** The host's offset for one end of an edit: exact in copied text, otherwise only between two segments. */
function placeOf(
  segments: Segments,
  offset: number,
  side: "before" | "after" | "either",
): number | undefined {
  const after = segments.at(offset)!;
  const isBoundary = offset <= after.view.start;
  const before = isBoundary ? segments.at(offset - 1)! : after;
  if (!isBoundary && offset < after.view.end)
    return after.kind === "copied" ? after.host.start + offset - after.view.start : undefined;
  const ends = {
    before: before.kind === "elsewhere" ? undefined : before.host.end,
    after: after.kind === "elsewhere" ? undefined : isBoundary ? after.host.start : after.host.end,
  };
  if (side !== "either") return ends[side];
  const exact = [before, after].find(({ kind }) => kind === "copied");
  // Between a value that is written elsewhere and a comma that the file does not have is no place of the file.
  if (!exact && (before.kind === "elsewhere" || after.kind === "elsewhere")) return undefined;
  return exact === after && isBoundary ? ends.after : (ends.before ?? ends.after);
}

function writer(
  file: TerraformFile,
  view: PolicyView,
  range: TextRange,
  host: TextRange,
  from: ReadFrom,
): (json: string) => string | undefined {
  const inLines = lineBreaksOf(file.text, view);
  if (view.isJson && isInExpression(file, host) && !isInCondition(view.text, range))
    return inExpression(jsonBlockWriter(view.text, range));
  if (view.isJson) return (json) => inLines(jsonBlockWriter(view.text, range)(json));
  if (view.form === "heredoc") return (json) => inLines(escapeSequences(json));
  if (view.form === "quoted") return inQuotes;
  const isObject = view.form === "object";
  // The syntax tree is not needed for text without keys, such as an action.
  const style = () => (isObject && view.object ? styleAt(file.text, view.object, host.start) : blockStyle);
  const place = placeIn(file.text, view, range, from, style);
  if (isObject) return (json) => inLines(toHcl(json, place));
  const isInList = place.open[3] === "list";
  const condition = isInList || !view.owner ? undefined : conditionAt(view.owner.body.items, host.start);
  if (condition) return condition.form === "heredoc" ? (json) => inLines(escapeSequences(json)) : inQuotes;
  if (place.open.length === 2) return (json) => (json.trim() === "" ? "" : asBlocks(file, view, json, range, host));
  return (json) => inLines(toHcl(json, place));
}

/** Whether a range of a JSON file is inside a string with an expression, and not all of the string. */
function isInExpression(file: TerraformFile, host: TextRange): boolean {
  const found = stringsAt(file, host);
  const isWhole = host.start < host.end && file.text[host.start] === '"';
  return found?.parts.length === 1 && !found.isInDynamic && !isWhole;
}

/** Items of a list are the same in HCL and JSON; an object, which a statement is, is not written in an expression. */
function inExpression(write: (json: string) => string): (json: string) => string | undefined {
  return (json) => (/[{}]/.test(json) ? undefined : JSON.stringify(write(json)).slice(1, -1));
}

/** Converts line breaks to those of the policy in its file; its values may be in a file with other ones. */
function lineBreaksOf(text: string, { host }: Pick<PolicyView, "host">): (written: string) => string {
  let hasCrlf: boolean | undefined;
  return (written) => {
    if (!written.includes("\n")) return written;
    hasCrlf ??= hasCrlfAt(text, host);
    return written.replace(/\r?\n/g, hasCrlf ? "\r\n" : "\n");
  };
}

/** Whether a range has such line breaks; if it is on one line, whether the text has them. */
function hasCrlfAt(text: string, { start, end }: TextRange): boolean {
  const written = text.slice(start, end);
  return (written.includes("\n") ? written : text).includes("\r\n");
}

/** Converts whole statements to blocks, with a blank line between two. */
function asBlocks(
  { text }: TerraformFile,
  view: PolicyView,
  json: string,
  { start, end }: TextRange,
  host: TextRange,
): string | undefined {
  const { indentation, lineBreak } = layoutOf(text, view);
  const blocks = toBlocks(json, indentation, lineBreak);
  if (!blocks) return undefined;
  const isFirst = host.start <= view.host.start;
  const separator = `${lineBreak}${lineBreak}${indentation}`;
  const joined = blocks.join(separator);
  if (end > start) return joined;
  return isFirst ? joined + separator : separator + joined;
}
