import type { ActionPattern } from "../catalog/pattern.js";
import { findElement } from "../policy/elements.js";
import type { Statement } from "../policy/model.js";
import { matchesGlob } from "../text/glob.js";
import { encloses, type TextRange } from "../text/range.js";
import { toHostRange } from "../view/view.js";
import type { PolicyView, TerraformFile } from "./model.js";
import { parseView } from "./parse-view.js";
import { outermost, unknownRanges } from "./unknown-values.js";
import { unknownSign } from "./view/roles.js";
import { holesOf } from "./view/view-writer.js";

/**
 * The ranges of a file's values that are not known and may allow or deny an action of a query: not those of resources
 * and conditions, and not actions that surely are others.
 */
export function unknownGrants(file: TerraformFile, query: ActionPattern): TextRange[] {
  const others = file.views.flatMap((view) => unrelatedHoles(view, query).map((range) => toHostRange(view, range)));
  const isOther = (range: TextRange) => others.some((one) => one.start === range.start && one.end === range.end);
  return outermost(unknownRanges(file).filter((range) => !isOther(range)));
}

function unrelatedHoles(view: PolicyView, query: ActionPattern): readonly TextRange[] {
  const holes = holesOf(view);
  if (holes.length === 0) return [];
  const statements = parseView(view).policies.flatMap((policy) => policy.statements);
  return holes.filter((hole) => statements.some((statement) => isUnrelated(statement, hole, query)));
}

function isUnrelated(statement: Statement, hole: TextRange, query: ActionPattern): boolean {
  if (!encloses(statement.node.range, hole)) return false;
  const limits = [
    statement.resource?.node,
    statement.conditionNode,
    ...["NotResource", "Sid"].map((name) => findElement(statement.node, name)),
  ];
  if (limits.some((node) => node && encloses(node.range, hole))) return true;
  // What the effect is matters only for the actions of its statement.
  const isEffect = statement.effectNode !== undefined && encloses(hole, statement.effectNode.range);
  const entries = isEffect ? statement.actions : statement.actions.filter(({ node }) => encloses(hole, node.range));
  return entries.length > 0 && entries.every(({ pattern }) => !mayShare(pattern, query));
}

/** Whether an action that is known in part may be one of the query. What is not known may contain colons. */
function mayShare({ key }: ActionPattern, query: ActionPattern): boolean {
  const pattern = key.replaceAll(unknownSign, "*");
  if (!query.isWildcard) return matchesGlob(pattern, query.key);
  const [start, wanted] = [beforeWildcard(pattern), beforeWildcard(query.key)];
  return start.startsWith(wanted) || wanted.startsWith(start);
}

function beforeWildcard(text: string): string {
  return text.split("*", 1)[0]!;
}
