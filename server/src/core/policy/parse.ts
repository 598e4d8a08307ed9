import { parseJson } from "./containers/json.js";
import type { PolicyDocument, PolicyFile } from "./model.js";
import { readStatements } from "./read.js";
import { policyCandidates, recognise } from "./recognise.js";
import { findProperty, type ObjectNode } from "./syntax.js";

/**
 * The policies of a JSON or JSONC text. Total: a text that is broken gives what can be understood of it, and a text that
 * is no policy of Huawei Cloud gives none.
 */
export function parsePolicyFile(text: string): PolicyFile {
  // Most JSON files of a workspace are something else; they cost one search.
  if (!text.includes('"Statement"')) return { text, policies: [] };
  return { text, policies: policyCandidates(parseJson(text)).flatMap((node) => toDocument(node, text)) };
}

function toDocument(node: ObjectNode, text: string): PolicyDocument[] {
  const kind = recognise(node);
  if (kind === undefined) return [];
  const list = findProperty(node, "Statement");
  return [{ kind, node, list: list?.kind === "array" ? list : undefined, statements: readStatements(list, text) }];
}
