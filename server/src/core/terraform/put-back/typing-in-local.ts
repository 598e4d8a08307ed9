import type { BodyItem } from "../../hcl/nodes.js";
import { parseHcl } from "../../hcl/parse.js";
import { type TextRange, touches } from "../../text/range.js";
import type { PolicyView, TerraformFile } from "../model.js";
import { toHcl } from "./notation.js";
import type { WritingAt } from "./place.js";
import { blockStyle } from "./style.js";

/**
 * The place of a string in a local value, for text that its author types there. Fixes write there only if nothing else
 * uses the value. `undefined` for any other place.
 */
export function typingInLocal(
  { text }: TerraformFile,
  view: PolicyView,
  range: TextRange,
): WritingAt | undefined {
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
  const from = place(start);
  const to = place(end);
  if (from === undefined || to === undefined || to - from !== end - start) return undefined;
  return { range: { start: from, end: to }, write: itemWriter(view, range) };
}

/** Writes items of a list, or a part of one. */
export function itemWriter({ text }: PolicyView, { start, end }: TextRange): WritingAt["write"] {
  // Inside of a string, or with its quotes.
  const isInString = (text.slice(0, start).split("\n").at(-1)!.match(/(?<!\\)"/g) ?? []).length % 2 === 1;
  const style = { ...blockStyle, hasLowerCaseNames: false };
  const after = text.slice(end, end + 200);
  return (json) => toHcl(json, { isInString, isInBareKey: false, open: ["list"], after, style, host: "" });
}

/** Whether the local value at a range of a file, and each one that uses it, is named only once in the folder. */
export function isUsedOnce({ text, siblings }: TerraformFile, range: TextRange): boolean {
  const locals = parseHcl(text).body.items.flatMap((item) =>
    item.kind === "block" && item.type.value === "locals" ? item.body.items : [],
  );
  const texts = [text, ...siblings];
  const isOnce = (at: TextRange, depth: number): boolean => {
    const local = locals.find((one) => touches(one.range, at.start) && touches(one.range, at.end));
    // The policy itself.
    if (!local) return depth > 0;
    const uses = depth < deepest ? texts.flatMap((one) => usesOf(local, one).map((use) => ({ one, use }))) : [];
    return uses.length === 1 && uses[0]!.one === text && isOnce(uses[0]!.use, depth + 1);
  };
  return isOnce(range, 0);
}

const deepest = 8;

function usesOf(local: BodyItem, text: string): TextRange[] {
  if (local.kind !== "argument") return [];
  const written = `local.${local.name.value}`;
  const uses: TextRange[] = [];
  for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
    const end = at + written.length;
    // Any text counts, also one in a comment.
    if (!/[\p{L}\p{N}_-]/u.test(text[end] ?? "")) uses.push({ start: at, end });
  }
  return uses;
}
