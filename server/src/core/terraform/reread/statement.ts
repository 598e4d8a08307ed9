import { parseHcl } from "../../hcl/parse.js";
import { composeViews } from "../../view/compose.js";
import { viewOfJsonString } from "../../view/json-string.js";
import { type Segment, Segments } from "../../view/view.js";
import type { TextRange } from "../../text/range.js";
import { heredocOf } from "../json/templates.js";
import type { Form } from "../model.js";
import { type Guard, movedGuards } from "../view/guards.js";
import { type UnknownRange, ViewWriter, type WrittenView } from "../view/view-writer.js";
import { writeStatement } from "../view/write-blocks.js";
import { documentView } from "../view/write-document.js";
import { writeValue } from "../view/write-value.js";
import type { ViewWriting } from "../view/writing.js";

/** A statement as a view of its own. Offsets of its segments are those of the text around it. */
export interface StatementView {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly unknown: readonly UnknownRange[];
  readonly alternatives: readonly (readonly TextRange[])[];
  readonly guards: readonly Guard[];
}

/**
 * Reads a statement of a view without the text around it. `written` is its text in the file, from its first brace, or
 * from the name of its block. `undefined` unless it is complete and means the same wherever it is.
 */
export function statementView(form: Form, written: string): StatementView | undefined {
  switch (form) {
    case "object":
      return ofObject(written);
    case "blocks":
      return ofBlock(written);
    case "heredoc":
      return isFreeOfMarkers(written) ? ofTemplate(heredocOf(written, "x"), written) : undefined;
    case "quoted":
      return ofTemplate({ text: `x = "${written}"\n`, start: 5 }, written);
  }
}

/** Reads a statement of a policy that is in a string of a JSON file. */
export function statementInJson(written: string): StatementView | undefined {
  if (!jsonString.test(written)) return undefined;
  const string = viewOfJsonString(written, { start: 0, end: written.length });
  const heredoc = heredocOf(string.text, "x");
  const found = ofTemplate(heredoc, string.text);
  if (!found) return undefined;
  return { ...found, segments: [...composeViews(Segments.of(found.segments), string.segments, 0)] };
}

/** The content of a JSON string. Other characters could be quotes of a Chinese keyboard. */
const jsonString = /^(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*$/;

function ofObject(written: string): StatementView | undefined {
  const text = `x = [${written}]\n`;
  const start = 5;
  const { body, isSound } = parseHcl(text);
  const [item, ...others] = body.items;
  if (!isSound || others.length > 0 || item?.kind !== "argument" || item.value?.kind !== "list") return undefined;
  const [object, ...more] = item.value.items;
  if (more.length > 0 || object?.kind !== "object" || object.range.end - start !== written.length) return undefined;
  const writer = new ViewWriter(text);
  writeValue(object, writingOf(text, writer), "statement");
  return at(writer.finish(object.range, "jsonc"), -start);
}

function ofBlock(text: string): StatementView | undefined {
  const { body, isSound } = parseHcl(text);
  const [block, ...others] = body.items;
  if (!isSound || others.length > 0 || block?.kind !== "block" || block.range.end !== text.length) return undefined;
  if (block.type.value !== "statement" || block.labels.length > 0) return undefined;
  const writer = new ViewWriter(text);
  writeStatement(block, 0, writingOf(text, writer));
  return at(writer.finish(block.range, "jsonc"), 0);
}

function writingOf(text: string, writer: ViewWriter): ViewWriting {
  return { text, locals: new Map(), writer, version: "1.1", isAllow: true, depth: 0 };
}

/** Reads a statement in a string or heredoc without sequences, whose letters are composed as HCL wants them. */
function ofTemplate({ text, start }: { readonly text: string; readonly start: number }, written: string) {
  if (written.normalize("NFC") !== written) return undefined;
  const { body, isSound } = parseHcl(text);
  const [item, ...others] = body.items;
  if (!isSound || others.length > 0 || item?.kind !== "argument" || item.value?.kind !== "template") return undefined;
  if (item.value.parts.some(({ kind }) => kind !== "text")) return undefined;
  const whole = documentView(text, item.value, "1.1");
  const segments: Segment[] = [];
  let length = 0;
  for (const { kind, view, host } of whole.segments) {
    const over = Math.max(0, host.end - start - written.length);
    // The line break before the marker of the heredoc follows the statement.
    if (over > 0 && kind !== "copied") return undefined;
    length = view.end - over;
    if (length > view.start)
      segments.push({
        kind,
        view: { start: view.start, end: length },
        host: { start: host.start, end: host.end - over },
      });
  }
  return at({ ...whole, text: whole.text.slice(0, length), segments: Segments.of(segments) }, -start);
}

/** Whether a part of a heredoc has no line that may end it, and none with another heredoc. */
function isFreeOfMarkers(written: string): boolean {
  return !written.includes("<<") && !/^[ \t\r]*[\p{L}_][\p{L}\p{N}_-]*[ \t\r]*$/mu.test(written);
}

function at({ text, segments, unknown, alternatives, guards }: WrittenView, by: number): StatementView {
  const moved = ({ start, end }: TextRange) => ({ start: start + by, end: end + by });
  return {
    text,
    segments: [...segments].map(({ kind, view, host }) => ({ kind, view, host: moved(host) })),
    unknown,
    alternatives,
    guards: movedGuards(guards, { inHost: moved }),
  };
}
