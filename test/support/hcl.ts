import { valueOf } from "../../server/src/core/hcl/decode.js";
import type { BodyItem, Expression } from "../../server/src/core/hcl/nodes.js";
import { parseHcl } from "../../server/src/core/hcl/parse.js";

/** The tree of a text on one line; an unclosed node has `…` instead of its closing bracket. */
export function outline(text: string): string {
  return parseHcl(text).body.items.map((item) => itemOutline(item, text)).join("; ");
}

function itemOutline(item: BodyItem, text: string): string {
  switch (item.kind) {
    case "argument":
      return `${item.name.value} = ${item.value ? valueOutline(item.value, text) : "?"}`;
    case "block":
      return `${[item.type, ...item.labels].map(({ value }) => value).join(" ")} {${item.body.items.map((one) => itemOutline(one, text)).join("; ")}${item.body.isClosed ? "}" : "…"}`;
    case "stray":
      return `stray ${valueOutline(item.value, text)}`;
  }
}

function valueOutline(node: Expression, text: string): string {
  const show = (one: Expression | undefined) => (one ? valueOutline(one, text) : "?");
  switch (node.kind) {
    case "template":
      return templateOutline(node, text);
    case "object":
      return `{${node.items.map(({ key, separator, value }) => (separator ? `${show(key)}${separator.value} ${show(value)}` : show(value))).join(", ")}${node.isClosed ? "}" : "…"}`;
    case "list":
      return `[${node.items.map(show).join(", ")}${node.isClosed ? "]" : "…"}`;
    case "call":
      return `${node.name.value}(${node.items.map(show).join(", ")}${node.isSpread ? "..." : ""}${node.isClosed ? ")" : "…"}`;
    case "conditional":
      return `${show(node.condition)} ? ${show(node.yes)} : ${show(node.no)}`;
    case "for":
      return `for(${node.names.map(({ value }) => value).join(", ")} in ${show(node.collection)}: ${node.key ? `${show(node.key)} => ` : ""}${show(node.value)}${node.condition ? ` if ${show(node.condition)}` : ""}${node.isClosed ? ")" : "…"}`;
    case "operation":
      return `op(${node.operands.map(show).join(", ")})`;
    case "traversal":
      return node.steps.length === 0 || !("kind" in node.root) ? text.slice(node.range.start, node.range.end) : `(${show(node.root)})${text.slice(node.root.range.end, node.range.end)}`;
    case "literal":
      return String(node.value);
    case "parentheses":
      return `(${show(node.value)}${node.isClosed ? ")" : "…"}`;
    case "unreadable":
      return `unreadable<${text.slice(node.range.start, node.range.end)}>`;
  }
}

function templateOutline(node: Expression & { kind: "template" }, text: string): string {
  const mark = node.form === "heredoc" ? "heredoc" : "";
  const end = node.isClosed ? "" : "…";
  const value = valueOf(text, node);
  if (value !== undefined) return `${mark}${JSON.stringify(value)}${end}`;
  const parts = node.parts.map((part) => {
    if (part.kind === "text") return JSON.stringify(text.slice(part.range.start, part.range.end));
    return `${part.kind === "directive" ? `%${part.keyword}` : "$"}{${part.value ? valueOutline(part.value, text) : ""}${part.isClosed ? "}" : "…"}`;
  });
  return `${mark}<${parts.join(" ")}>${end}`;
}
