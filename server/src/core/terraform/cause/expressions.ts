import type { Expression, Step } from "../../hcl/nodes.js";
import { isUnread } from "../../hcl/walk.js";

/** Whether an expression itself, without its parts, is not written to its end. */
export function isUnfinished(node: Expression): boolean {
  if (isUnread(node)) return true;
  if (node.kind === "conditional") return !node.yes || !node.no;
  return node.kind === "traversal" && node.steps.some((step) => step.kind === "attribute" && step.name.value === "");
}

/** An expression as it is written, in a message. */
export function written({ range }: Expression, { text }: { readonly text: string }): string {
  return shownText(text.slice(range.start, range.end));
}

/** A text as a part of a message: on one line, and not long. */
export function shownText(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > longestShown ? `${line.slice(0, longestShown)}…` : line;
}

const longestShown = 40;

/** The most items of a list for which the body of a loop is visited. */
export const mostItems = 50;

/** Whether the index of a step is a text. */
export function hasTextIndex(step: Step | undefined): boolean {
  return step?.kind === "index" && step.value?.kind === "template";
}
