import type { Expression } from "../../hcl/nodes.js";
import { syntaxProblems } from "../../policy/json/json.js";
import { followed, inside } from "./followed-local.js";
import { knownText } from "./known-value.js";
import { isFollowed, onlyValue } from "./only-value.js";
import { documentView } from "./write-document.js";
import { writeOptionalCondition } from "./write-optional.js";
import { writeValue } from "./write-value.js";
import type { ViewWriting } from "./writing.js";

/** Writes the condition of a block: JSON in a string, or an encoded object. */
export function writeCondition(value: Expression, writing: ViewWriting): void {
  const { writer, text } = writing;
  const [only, ...others] = value.kind === "call" && value.name.value === "jsonencode" ? value.items : [];
  if (only && others.length === 0) return writeValue(only, writing, "condition");
  if (value.kind === "parentheses" && value.value) return writeCondition(value.value, writing);
  if (value.kind !== "template") {
    const local = followed(value, writing);
    if (local) return inside(writing, () => writeCondition(local, writing));
    if (writeOptionalCondition(value, writing, (branch) => writeCondition(branch, writing))) return;
    const known = knownText(value, writing);
    const isJson = known !== undefined && syntaxProblems(known, "json").length === 0;
    if (!isJson) return writeValue(value, writing, "condition");
    return writer.known(known, value.range.start, value.range.end);
  }
  const inSequence = onlyValue(text, value);
  if (inSequence && isFollowed(inSequence, writing)) return writeCondition(inSequence, writing);
  const inner = documentView(text, value, "1.1", writing.locals);
  const from = writer.length;
  for (const { view, host, kind } of inner.segments) {
    const part = inner.text.slice(view.start, view.end);
    if (kind === "copied") writer.copy(host.start, host.end);
    else if (kind === "elsewhere") writer.known(part, host.start, host.end);
    else if (kind === "unknown") writer.hole(part, host.start, host.end);
    else writer.translate(part, host.start, host.end);
  }
  if (inner.text.trim() === "") writer.hole("{}", value.range.start, value.range.end);
  if (inner.unknown.length > 0) writer.markUnknown(from);
}
