import { touches } from "../text/range.js";
import type { ActionEntry, PolicyDocument, PolicyFile, Statement } from "./model.js";
import { actionStrings } from "./read.js";
import type { ArrayNode, StringNode } from "./syntax.js";

/** What stands at an offset, as far as actions are concerned. */
export type Place =
  | { readonly kind: "action-string"; readonly policy: PolicyDocument; readonly statement: Statement; readonly list: ArrayNode | undefined; readonly node: StringNode }
  | { readonly kind: "action-gap"; readonly policy: PolicyDocument; readonly statement: Statement; readonly list: ArrayNode };

/** The place in an `Action` list that an offset lies in: inside the quotes of an item, or between the items. */
export function locate(file: PolicyFile, offset: number): Place | undefined {
  for (const policy of file.policies) {
    for (const statement of policy.statements) {
      const { actionList } = statement;
      if (!actionList || !touches(actionList.range, offset)) continue;
      const list = actionList.kind === "array" ? actionList : undefined;
      const node = actionStrings(actionList).find(({ content }) => touches(content, offset));
      if (node) return { kind: "action-string", policy, statement, list, node };
      if (list && isInside(list, offset)) return { kind: "action-gap", policy, statement, list };
    }
  }
  return undefined;
}

/** The listed action that an offset touches, with the policy that it belongs to. */
export function findAction(file: PolicyFile, offset: number): { policy: PolicyDocument; statement: Statement; entry: ActionEntry } | undefined {
  for (const policy of file.policies) {
    for (const statement of policy.statements) {
      const entry = statement.actions.find(({ range }) => touches(range, offset));
      if (entry) return { policy, statement, entry };
    }
  }
  return undefined;
}

/** Between the brackets and in no item. */
function isInside({ range, items, isClosed }: ArrayNode, offset: number): boolean {
  const last = isClosed ? range.end - 1 : range.end;
  return range.start < offset && offset <= last && !items.some((item) => item.range.start < offset && offset < item.range.end);
}
