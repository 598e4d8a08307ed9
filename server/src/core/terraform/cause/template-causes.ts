import { piecesOf } from "../../hcl/decode.js";
import type { Expression, Template } from "../../hcl/nodes.js";
import type { TextRange } from "../../text/range.js";
import type { KnownValue } from "../view/known-data.js";
import { knownValueIn } from "../view/known-value.js";
import { loopEntries, type TemplateNode, templateTree, truthOf } from "../view/template-tree.js";
import { type CauseScope, type Causes, causesOf, firstCauses, inLoop, inTemplate, joinedCauses } from "./causes.js";
import { mostItems, written } from "./expressions.js";

/** What finds the causes in expressions. */
interface Finder {
  of(node: Expression, around: CauseScope): Causes;
  /** Finds causes unless too much was visited. */
  limited(find: () => Causes): Causes;
}

/** The causes in a template. */
export function causesInTemplate(node: Template, around: CauseScope, finder: Finder): Causes {
  const [only, ...others] = node.parts;
  if (only?.kind === "interpolation" && only.value && others.length === 0) return finder.of(only.value, around);
  const tree = templateTree(piecesOf(around.text, node), around.text);
  if (tree) return inNodes(tree, around, finder);
  const inside = inTemplate(node, around);
  return causesOf(node.parts, (part) => (part.kind === "text" || !part.value ? [] : finder.of(part.value, inside)));
}

/** The causes in a part of a template that begins and ends with a directive; `undefined` for another part. */
export function causesInDirectives(
  node: Template,
  range: TextRange,
  around: CauseScope,
  finder: Finder,
): Causes | undefined {
  const parts = node.parts.filter((one) => overlaps(one.range, range));
  if (parts[0]?.kind !== "directive") return undefined;
  // A long template may have many such parts, so the rest of it is not read for each.
  const tree = templateTree(piecesOf(around.text, { ...node, parts, isIndented: false }), around.text);
  return tree && inNodes(tree, around, finder);
}

function inNodes(nodes: readonly TemplateNode[], around: CauseScope, finder: Finder): Causes {
  return causesOf(nodes, (node) => finder.limited(() => inNode(node, around, finder)));
}

function inNode(node: TemplateNode, around: CauseScope, finder: Finder): Causes {
  switch (node.kind) {
    case "text":
      return [];
    case "value":
      return typeof knownValueIn(node.value, around) === "object"
        ? [{ kind: "no-text", local: written(node.value, around) }]
        : finder.of(node.value, around);
    case "if": {
      const isTrue = truthOf(knownValueIn(node.condition, around));
      const branches = isTrue === undefined ? [node.yes, node.no] : [isTrue ? node.yes : node.no];
      const ofBranches = branches.map((one) => inNodes(one, around, finder));
      return joinedCauses(finder.of(node.condition, around), ...ofBranches);
    }
    case "for":
      return inLoopNode(node, around, finder);
  }
}

function inLoopNode(
  { names, collection, body }: TemplateNode & { readonly kind: "for" },
  around: CauseScope,
  finder: Finder,
): Causes {
  const all = knownValueIn(collection, around);
  if (all !== undefined && typeof all !== "object") return [{ kind: "no-loop", local: written(collection, around) }];
  const inEach = (entry: readonly (readonly [string, KnownValue | undefined])[]) =>
    inNodes(body, inLoop(around, entry), finder);
  const entries = loopEntries(names, all)?.slice(0, mostItems);
  if (entries) return firstCauses(entries, inEach);
  return joinedCauses(finder.of(collection, around), inEach(names.map((name) => [name, undefined])));
}

/** Whether two ranges have a character in common. */
export function overlaps(one: TextRange, other: TextRange): boolean {
  return one.start < other.end && other.start < one.end;
}
