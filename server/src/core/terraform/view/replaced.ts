import type { PolicyView } from "../model.js";
import { ViewWriter } from "./view-writer.js";

/**
 * The view of `replace(policy, search, replacement)`; `undefined` if it is not clear what that makes of the policy. It
 * is clear for text that is only in strings: the notation between them is not the one that Terraform searches.
 */
export function replacedView(
  host: string,
  view: PolicyView,
  search: string,
  replacement: string,
): PolicyView | undefined {
  const isClear = plain.test(search) && inString.test(search) && (replacement === "" || plain.test(replacement));
  const isKnown = view.unknown.length + view.alternatives.length === 0 && !hasOtherValues(view.text);
  if (!isClear || !isKnown) return undefined;
  if (!view.text.includes(search)) return view;
  const writer = new ViewWriter(host);
  let at = 0;
  for (let found = view.text.indexOf(search); found >= 0; found = view.text.indexOf(search, at)) {
    copyPart(view, at, found, writer);
    const [first, ...others] = [...view.segments.in({ start: found, end: found + search.length })];
    if (first?.kind !== "copied" || others.length > 0) return undefined;
    const start = first.host.start + found - first.view.start;
    writer.known(replacement, start, start + search.length);
    at = found + search.length;
  }
  copyPart(view, at, view.text.length, writer);
  return { ...view, ...writer.finish(view.host, view.dialect), separable: undefined };
}

/** Whether `trim(policy, characters)` is the policy: it begins and ends with a brace, perhaps after white space. */
export function keepsPolicy(trimmed: string): boolean {
  return !/[{}]/.test(trimmed);
}

/** Characters that have no escape in any of the notations. A search for `/…/` is a regular expression. */
const plain = /^(?!\/.*\/$)[^"\\<>&\p{C}\u2028\u2029]+$/su;
/** Between the strings of a policy there is nothing but these signs and white space. */
const inString = /[^[\]{},:\s]/;

/** Whether there is an escape, or a number or comment outside of the strings: text may be found there, too. */
function hasOtherValues(text: string): boolean {
  return /[\\<>&]/.test(text) || inString.test(text.replace(/"[^"]*"/g, ""));
}

/** Writes a part of a view again. */
function copyPart(view: PolicyView, from: number, to: number, writer: ViewWriter): void {
  if (to <= from) return;
  for (const { kind, view: written, host } of view.segments.in({ start: from, end: to })) {
    const start = Math.max(from, written.start);
    const end = Math.min(to, written.end);
    const text = view.text.slice(start, end);
    const by = host.start - written.start;
    if (kind === "copied") writer.copy(start + by, end + by);
    else if (kind === "made-up") writer.make(text, host.start);
    else if (kind === "translated") writer.translate(text, host.start, host.end);
    else writer.known(text, host.start, host.end);
  }
}
