import type { Expression, Template } from "../../hcl/nodes.js";
import { knownPart } from "./write-string.js";
import { type KnownScope, localNamed } from "./scope.js";

/** The value of `"${value}"`. White space around it, as in a heredoc, does not change the meaning of JSON. */
export function onlyValue(text: string, { parts }: Template): Expression | undefined {
  const [only, ...others] = parts.filter(
    ({ kind, range }) => kind !== "text" || text.slice(range.start, range.end).replace(/\\[nrt]/g, "").trim() !== "",
  );
  return others.length === 0 && only?.kind === "interpolation" ? only.value : undefined;
}

/** The value of `"${value}"` if it is not a string: it has the type of the value, and can be a list. */
export function valueOfSequence(template: Template, scope: KnownScope): Expression | undefined {
  const [only] = template.parts;
  if (template.parts.length !== 1 || only?.kind !== "interpolation" || !template.isClosed) return undefined;
  const { value } = only;
  const isText = knownPart(template, { sequence: only }, scope) !== undefined;
  return value && isFollowed(value, scope) && !isText ? value : undefined;
}

/** Whether something may be known about an expression besides that it has a value. */
export function isFollowed(node: Expression, { text, locals }: KnownScope): boolean {
  return node.kind === "traversal" ? localNamed(node, locals, text) !== undefined : node.kind !== "unreadable";
}
