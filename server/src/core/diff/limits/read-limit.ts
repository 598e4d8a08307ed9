import { findElement } from "../../policy/elements.js";
import { isEveryResource, meantResource } from "../../policy/forms/resource.js";
import type { Statement } from "../../policy/model.js";
import { actionStrings } from "../../policy/read/read.js";
import type { SyntaxNode } from "../../policy/syntax.js";
import type { TextRange } from "../../text/range.js";
import { type Clause, type StatementLimit, makeClause, makeLimit, type ResourceLimit } from "./limit.js";

/** The text of a value that is not known, as the author wrote it; `undefined` for a known value. */
export type UnknownText = (range: TextRange) => string | undefined;

/** What limits a statement. Values that are not known are compared by their source text. */
export function readLimit(statement: Statement, unknownText: UnknownText): StatementLimit {
  const { conditionNode } = statement;
  const whole = conditionNode && unknownText(conditionNode.range);
  if (whole !== undefined)
    return makeLimit(readResources(statement, unknownText), [
      makeClause("", "Condition", [whole]),
      ...readPrincipals(statement, unknownText),
    ]);
  const clauses = statement.conditions.map(({ operator, key, values, valueNode }) =>
    makeClause(
      operator.value,
      key.value,
      (valueNode && wholeText(valueNode, unknownText)) ?? values.map(({ value, range }) => unknownText(range) ?? value),
    ),
  );
  // A condition without a key cannot be read, but it is no reason to see less than its author wrote.
  const unread =
    statement.hasCondition && clauses.length === 0 ? [asWhole("Condition", statement.conditionNode, unknownText)] : [];
  return makeLimit(readResources(statement, unknownText), [
    ...clauses,
    ...unread,
    ...readPrincipals(statement, unknownText),
  ]);
}

/** The key of a statement's limit, and the unknown texts in it, which are compared as they are. */
export interface UnknownLimit {
  readonly key: string;
  readonly unknown: ReadonlySet<string>;
}

/** Reads the limit of a statement for its unknown texts. */
export function unknownInLimit(statement: Statement, unknownText: UnknownText): UnknownLimit {
  const unknown = new Set<string>();
  const { key } = readLimit(statement, (range) => {
    const text = unknownText(range);
    if (text !== undefined) unknown.add(text);
    return text;
  });
  return { key, unknown };
}

function wholeText(node: SyntaxNode, unknownText: UnknownText): string[] | undefined {
  const text = node.kind === "array" ? unknownText(node.range) : undefined;
  return text === undefined ? undefined : [text];
}

function readResources(
  { node, resource, isForAllResources }: Statement,
  unknownText: UnknownText,
): Pick<ResourceLimit, "patterns" | "isNot"> | undefined {
  const textsOf = (list: SyntaxNode | undefined) =>
    actionStrings(list).map(({ value, range, content }) =>
      meantResource(unknownText(range) ?? unknownText(content) ?? value),
    );
  const other = findElement(node, "NotResource");
  if (other) {
    const patterns = textsOf(other);
    return { patterns: patterns.some(isEveryResource) ? ["*"] : patterns, isNot: true };
  }
  if (isForAllResources || !resource) return undefined;
  const patterns = resource.entries.map(({ value, range, content }) =>
    meantResource(unknownText(range) ?? unknownText(content) ?? value),
  );
  return { patterns, isNot: false };
}

/** Who may assume an agency, in a trust policy: compared as a whole. */
function readPrincipals({ node }: Statement, unknownText: UnknownText): Clause[] {
  return ["Principal", "NotPrincipal"].flatMap((name) => {
    const value = findElement(node, name);
    return value ? [asWhole(name, value, unknownText)] : [];
  });
}

function asWhole(name: string, node: SyntaxNode | undefined, unknownText: UnknownText): Clause {
  return makeClause("", name, textsIn(node, "", unknownText));
}

/** The values of a tree with their paths, in any order: `Service: sts`. */
function textsIn(node: SyntaxNode | undefined, path: string, unknownText: UnknownText): string[] {
  const at = (text: string) => (path === "" ? text : `${path}: ${text}`);
  const unknown = node && (unknownText(node.range) ?? (node.kind === "string" ? unknownText(node.content) : undefined));
  if (unknown !== undefined) return [at(unknown)];
  switch (node?.kind) {
    case undefined:
      return [];
    case "object":
      return node.properties.flatMap(({ key, value }) => textsIn(value, at(key.value), unknownText));
    case "array":
      return node.items.flatMap((item) => textsIn(item, path, unknownText));
    case "string":
      return [at(node.value)];
    case "scalar":
      return [at(String(node.value))];
  }
}
