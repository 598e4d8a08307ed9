import { encloses, type TextRange } from "../../text/range.js";
import { isJson } from "../is-json.js";
import type { FilePart, PolicyView, TerraformFile } from "../model.js";
import { textWith } from "../view/siblings.js";
import { escapeSequences, toHcl } from "./notation.js";
import type { WritingAt } from "./place.js";
import { blockStyle } from "./style.js";

/**
 * The place of a string in a local value of a file or of one of its `parts`, for text that its author types there.
 * Fixes write there only if it is known what else uses the value. `undefined` for any other place.
 */
export function typingInLocal(
  file: Pick<TerraformFile, "text">,
  view: PolicyView,
  range: TextRange,
  parts: readonly FilePart[] = [],
): WritingAt | undefined {
  const text = textWith(file.text, parts);
  const { segments } = view;
  const { start, end } = range;
  const place = (offset: number): number | undefined => {
    const segment = [segments.at(offset), segments.at(offset - 1)].find(
      (one) => one?.kind === "elsewhere" && one.view.start <= offset && offset <= one.view.end && isCopied(one),
    );
    return segment && segment.host.start + offset - segment.view.start;
  };
  const isCopied = ({ view: inView, host }: { view: TextRange; host: TextRange }): boolean =>
    host.end <= text.length && text.slice(host.start, host.end) === view.text.slice(inView.start, inView.end);
  /** Whether the range is written there without gaps: only the mark of a comment is another one in the view. */
  const isWritten = (there: TextRange): boolean => {
    let at = there.start;
    for (const { host, kind } of segments.in(range)) {
      if (kind !== "elsewhere" || host.start > at || host.end < at) return false;
      at = host.end;
    }
    return at >= there.end;
  };
  const from = place(start);
  const to = place(end);
  if (from === undefined || to === undefined || (to - from !== end - start && !isWritten({ start: from, end: to })))
    return undefined;
  const there = { start: from, end: to };
  const { text: own } = parts.findLast(({ start }) => start <= from) ?? file;
  const isInJson = isJson(own) && !encloses(view.host, there);
  // Every string of a JSON file is a template.
  const write = isInJson ? escapeSequences : itemWriter(view, range);
  // The layout of the policy may be that of another file.
  const lineBreak = own.includes("\r\n") ? "\r\n" : "\n";
  return { range: there, write: (json) => write(json)?.replace(/\r?\n/g, lineBreak) };
}

/** Writes items of a list, or a part of one. */
export function itemWriter({ text }: PolicyView, { start, end }: TextRange): WritingAt["write"] {
  // Inside of a string, or with its quotes.
  const isInString = (text.slice(0, start).split("\n").at(-1)!.match(/(?<!\\)"/g) ?? []).length % 2 === 1;
  const style = { ...blockStyle, hasLowerCaseNames: false };
  const after = text.slice(end, end + 200);
  return (json) => toHcl(json, { isInString, isInBareKey: false, open: ["list"], after, style, host: "" });
}
