import type { HclBlock } from "../../hcl/nodes.js";
import { findProperty, type ObjectNode, type StringNode, type SyntaxNode } from "../../policy/syntax.js";
import type { Located } from "../../text/range.js";
import { isControlType, type PolicyArgument, policyArguments, resourceOfBlocks } from "../resources.js";
import { pushAll } from "../../text/push-all.js";
import { bodiesOf } from "./bodies.js";

/** A resource of a Terraform file in JSON whose statements are blocks, written as objects. */
export interface JsonBlocks {
  readonly body: ObjectNode;
  readonly owner: HclBlock;
}

/** A string of a Terraform file in JSON that is, or may be, a policy. */
export interface PolicyString {
  readonly node: StringNode;
  readonly owner: HclBlock | undefined;
  /** The type of the resource, if the string is its policy argument. Any other string must look like a policy. */
  readonly resource: {
    readonly type: string;
    readonly known: PolicyArgument;
    readonly body: ObjectNode;
  } | undefined;
  readonly roleType?: "AX" | "XA" | undefined;
}

/** The value of a string that may have sequences; `undefined` if it is not known. */
type TextOf = (node: SyntaxNode | undefined) => string | undefined;

/** The strings of a file. A block type or a type may have a list of objects for one, and a name a list of bodies. */
export function policyStrings(root: SyntaxNode | undefined, textOf: TextOf): PolicyString[] {
  return entriesOf(root).flatMap(({ key, value }) =>
    key.value === "resource"
      ? entriesOf(value).flatMap((type) => stringsOfResources(type.key, type.value, textOf))
      : allStrings(value).map((node) => ({ node, owner: undefined, resource: undefined })),
  );
}

/** The resources of a file whose statements are blocks. */
export function blockResources(root: SyntaxNode | undefined): JsonBlocks[] {
  return entriesOf(root)
    .flatMap(({ key, value }) => (key.value === "resource" ? entriesOf(value) : []))
    .filter(({ key }) => key.value === resourceOfBlocks)
    .flatMap(({ key: type, value }) =>
      entriesOf(value).flatMap(({ key: name, value: bodies }) =>
        bodiesOf(bodies).map((body) => ({ body, owner: resourceBlock([type, name], body) })),
      ),
    );
}

function stringsOfResources(type: StringNode, resources: SyntaxNode | undefined, textOf: TextOf): PolicyString[] {
  const isControl = isControlType(type.value);
  const known = policyArguments.get(type.value);
  if (!known) return [];
  return entriesOf(resources).flatMap(({ key: name, value: bodies }) =>
    bodiesOf(bodies).flatMap((body): PolicyString[] => {
      const node = findProperty(body, known.argument);
      const kind = isControl || known.dropsElements ? textOf(findProperty(body, "type")) : undefined;
      if (node?.kind !== "string" || (isControl && kind === "tag_policy")) return [];
      const written = known.dropsElements ? kind : undefined;
      const roleType = written === "AX" || written === "XA" ? written : undefined;
      const resource = { type: type.value, known, body };
      return [{ node, owner: resourceBlock([type, name], body), resource, roleType }];
    }),
  );
}

/** The resource as the block that it means. */
function resourceBlock(labels: readonly StringNode[], { range }: ObjectNode): HclBlock {
  const named = labels.map(({ value, content }): Located<string> => ({ value, range: content }));
  const type = { value: "resource", range: { start: range.start, end: range.start } };
  return { kind: "block", range, type, labels: named, body: { range, items: [], isClosed: true } };
}

/** The properties of an object, or of all objects in a list. */
export function entriesOf(node: SyntaxNode | undefined): ObjectNode["properties"] {
  return objectsOf(node).flatMap(({ properties }) => properties);
}

/** An object, or all objects in a list. */
export function objectsOf(node: SyntaxNode | undefined): readonly ObjectNode[] {
  if (node?.kind === "object") return [node];
  return node?.kind === "array" ? node.items.filter((item) => item.kind === "object") : [];
}

/** All strings of a tree that are values. */
export function allStrings(root: SyntaxNode | undefined): StringNode[] {
  const found: StringNode[] = [];
  const open = [root];
  for (let node = open.pop(); node || open.length > 0; node = open.pop()) {
    if (node?.kind === "string") found.push(node);
    else if (node?.kind === "array") pushAll(open, node.items);
    else if (node?.kind === "object") pushAll(open, node.properties.map(({ value }) => value));
  }
  return found;
}
