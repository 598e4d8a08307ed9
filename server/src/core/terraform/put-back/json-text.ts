import type { BodyItem, Template } from "../../hcl/nodes.js";
import type { TextRange } from "../../text/range.js";
import { toHostRange } from "../../view/view.js";
import type { PolicyView } from "../model.js";
import { isInCondition } from "./json-blocks.js";

/** Whether a range of a view is JSON in a string or heredoc. Otherwise, it is written in the syntax of its file. */
export function isJsonText(view: PolicyView, range: TextRange): boolean {
  if (view.form !== "blocks") return view.form !== "object";
  if (view.isJson) return isInCondition(view.text, range);
  return conditionAt(view.owner?.body.items ?? [], toHostRange(view, range).start) !== undefined;
}

/** The string template of a block's condition at an offset: JSON inside HCL. */
export function conditionAt(items: readonly BodyItem[], offset: number): Template | undefined {
  for (const item of items) {
    if (item.range.start > offset || offset > item.range.end) continue;
    if (item.kind === "block") return conditionAt(item.body.items, offset);
    if (
      item.value?.kind === "template"
      && item.kind === "argument"
      && item.name.value === "condition"
      && item.value.content.start <= offset
    )
      return item.value;
  }
  return undefined;
}
