import { copyItems, keepItems, printList } from "../edit/lists/list-text.js";
import { removeItems } from "../edit/lists/remove.js";
import { parseResource } from "../policy/forms/resource.js";
import type { StringNode, SyntaxNode } from "../policy/syntax.js";
import type { TextEdit } from "../text/range.js";
import { actionItems, editedText, type PlainStatement, serviceOf } from "./place.js";

/** Some actions of a statement, and whether they stay in the statement or move to a copy of it. */
export interface Part {
  readonly indexes: ReadonlySet<number>;
  readonly isRest: boolean;
}

/**
 * A statement with only some of its actions, and the same effect and condition. Resources of services whose actions are
 * in another part are dropped, because a resource has no effect on the actions of another service. All resources are
 * kept if a service of this part has none of its own: without resources the statement would apply to all resources.
 */
export function partOf(
  text: string,
  plain: PlainStatement,
  part: Part,
  items = actionItems(text, plain),
): string {
  const isIn = (at: number) => part.indexes.has(at);
  const newText = printList(part.isRest ? keepItems(items, isIn) : copyItems(items, isIn));
  return editedText(text, plain.statement.node.range, [
    { range: plain.list.range, newText },
    ...resourceEdits(text, plain, part),
  ]);
}

function resourceEdits(text: string, plain: PlainStatement, part: Part): TextEdit[] {
  const node = plain.statement.resource?.node;
  if (node?.kind !== "array") return [];
  return removeItems(text, node, new Set<SyntaxNode>(droppedResources(plain, part)));
}

/** The resources of a statement that a part of it does not need. */
export function droppedResources(
  { statement: { resource, actions } }: PlainStatement,
  { indexes, isRest }: Part,
): StringNode[] {
  if (resource?.node.kind !== "array" || resource.entries.length !== resource.node.items.length) return [];
  const services = new Set(actions.map(serviceOf));
  const own = new Set(actions.filter((_, at) => indexes.has(at)).map(serviceOf));
  const named = resource.entries.map(({ value }) => parseResource(value)?.service.toLowerCase());
  // A wildcard in the service may apply to any resource.
  if ([...own].some((service) => service === undefined || !named.includes(service))) return [];
  return resource.entries.filter((_, at) => {
    const service = named[at];
    if (service === undefined || service.includes("*") || own.has(service)) return false;
    return services.has(service) || !isRest;
  });
}
