import { parseJson } from "../../policy/json/json.js";
import type { ObjectNode, PropertyNode, SyntaxNode } from "../../policy/syntax.js";
import { escapeSequences } from "./notation.js";

/** Statements, given as items of a JSON list, as blocks; `undefined` for any other text. */
export function toBlocks(json: string, indentation: string, lineBreak: string): string[] | undefined {
  const list = parseJson(`[${json.trim().replace(/^,|,$/g, "")}]`);
  if (list?.kind !== "array" || list.items.length === 0 || !list.items.every((item) => item.kind === "object"))
    return undefined;
  return list.items.map((item) => block(item as ObjectNode, indentation, lineBreak));
}

function block({ properties }: ObjectNode, indentation: string, lineBreak: string): string {
  const width = Math.max(0, ...properties.map(({ key }) => key.value.length));
  const lines = properties.map(({ key, value }) => {
    const name = key.value.toLowerCase();
    const written =
      value === undefined ? "" : name === "condition" ? `jsonencode(${valueText(value)})` : valueText(value);
    return `${indentation}  ${name.padEnd(width)} = ${written}`;
  });
  return ["statement {", ...lines, `${indentation}}`].join(lineBreak);
}

function valueText(node: SyntaxNode): string {
  switch (node.kind) {
    case "object":
      return `{ ${node.properties.map(attributeText).join(", ")} }`;
    case "array":
      return `[${node.items.map(valueText).join(", ")}]`;
    case "string":
      return escapeSequences(
        JSON.stringify(node.value).replace(/\\[bf]/g, (written) => (written === "\\b" ? "\\u0008" : "\\u000c")),
      );
    case "scalar":
      return String(node.value);
  }
}

function attributeText({ key, value }: PropertyNode): string {
  return `${JSON.stringify(key.value)} = ${value ? valueText(value) : "null"}`;
}
