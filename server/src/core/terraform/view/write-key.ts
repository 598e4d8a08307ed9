import { valueOf } from "../../hcl/decode.js";
import { nameInKey } from "../../hcl/keys.js";
import type { Expression, ObjectValue } from "../../hcl/nodes.js";
import { knownText } from "./known-value.js";
import { writeString } from "./write-string.js";
import type { ViewWriting } from "./writing.js";

/** Writes a key as a JSON string; returns its text. */
export function writeKey(key: Expression, writing: ViewWriting): string {
  const { text, writer } = writing;
  if (key.kind === "template") {
    writeString(key, writing, "other");
    return valueOf(text, key) ?? "";
  }
  const { start, end } = key.range;
  const name = nameInKey(key);
  if (name !== undefined) {
    writer.make('"', start);
    writer.copy(start, end);
    writer.make('"', end);
    return name;
  }
  const known = key.kind === "parentheses" ? knownText(key, writing) : undefined;
  if (known !== undefined) {
    writer.known(JSON.stringify(known), start, end);
    return known;
  }
  const from = writer.length;
  writer.hole(key.kind === "literal" ? JSON.stringify(String(key.value)) : '"\ufffc"', start, end);
  writer.markUnknown(from);
  return "";
}

/** Whether the effect of a statement is known to be Deny. */
export function isDeny({ items }: ObjectValue, { text }: ViewWriting): boolean {
  return items.some(({ key, value }) => {
    if (!key || value?.kind !== "template") return false;
    const name = key.kind === "template" ? valueOf(text, key) : text.slice(key.range.start, key.range.end);
    return name?.toLowerCase() === "effect" && valueOf(text, value)?.trim().toLowerCase() === "deny";
  });
}
