import type { StringNode, SyntaxNode } from "../../policy/syntax.js";
import type { TextRange } from "../../text/range.js";
import type { Segment } from "../../view/view.js";
import { entriesOf } from "./strings.js";

/** The local values of a Terraform file in JSON as a block in HCL's own syntax, which a template can follow. */
export interface JsonLocals {
  readonly hcl: string;
  /** The strings in it: the range between the quotes, and the string of the JSON text. */
  readonly strings: readonly { readonly hcl: TextRange; readonly node: StringNode }[];
}

/** The local values of a file; those that are no strings or lists of strings are left out. */
export function jsonLocals(root: SyntaxNode | undefined): JsonLocals {
  const strings: { hcl: TextRange; node: StringNode }[] = [];
  let hcl = "locals {\n";
  const writeString = (node: StringNode) => {
    // Both are templates, and JSON has two escapes that HCL does not know.
    const content = JSON.stringify(node.value)
      .slice(1, -1)
      .replace(/\\([bf])/g, (_, sign) => (sign === "b" ? "\\u0008" : "\\u000c"));
    strings.push({ hcl: { start: hcl.length + 1, end: hcl.length + 1 + content.length }, node });
    hcl += `"${content}"`;
  };
  for (const { key, value } of entriesOf(root).flatMap((one) =>
    one.key.value === "locals" ? entriesOf(one.value) : [],
  )) {
    const items = value?.kind === "array" ? value.items : [value];
    if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key.value) || !items.every((item) => item?.kind === "string")) continue;
    hcl += `${key.value} = ${value?.kind === "array" ? "[" : ""}`;
    items.forEach((item, index) => {
      if (index > 0) hcl += ", ";
      writeString(item as StringNode);
    });
    hcl += value?.kind === "array" ? "]\n" : "\n";
  }
  return { hcl: `${hcl}}\n`, strings };
}

/** A segment that shows a local value, at its place in the JSON text. `start` is the offset of the block. */
export function inJsonLocal(
  { kind, view, host }: Segment,
  { strings }: JsonLocals,
  start: number,
): Segment | undefined {
  const at = { start: host.start - start, end: host.end - start };
  const found = strings.find(({ hcl }) => hcl.start - 1 <= at.start && at.end <= hcl.end + 1);
  if (!found) return undefined;
  const {
    hcl,
    node: { content, range },
  } = found;
  const isWhole = at.start < hcl.start || at.end > hcl.end;
  const isSame = hcl.end - hcl.start === content.end - content.start;
  const by = content.start - hcl.start;
  if (isSame) return { kind, view, host: { start: at.start + by, end: at.end + by } };
  return { kind, view, host: isWhole ? range : content };
}
