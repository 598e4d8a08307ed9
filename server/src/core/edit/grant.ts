import type { PolicyDocument, Statement } from "../policy/model.js";
import type { StringNode } from "../policy/syntax.js";
import type { TextEdit } from "../text/range.js";
import { addAfterString } from "./entry.js";
import { noList, passedLimit, type Refused, refused, unfinished } from "./limits.js";
import { insertAfter } from "./lists/insert-after.js";
import { allowStatement } from "./statement.js";

/** Actions to allow because of the action at `anchor` in `statement`. */
export interface PlannedGrant {
  readonly statement: Statement;
  readonly anchor: StringNode;
  readonly actions: readonly string[];
}

/** Edits, or the reason why there are none. */
export type EditPlan = { readonly kind: "edits"; readonly edits: readonly TextEdit[] } | Refused;

/**
 * Plans where new actions are inserted. They join the statement of the action that needs them if it applies to all
 * resources without a condition; otherwise that statement would grant them too little, and they get a new Allow
 * statement right after it. No plan exceeds a limit of the service.
 */
export function planGrants(text: string, policy: PolicyDocument, grants: readonly PlannedGrant[]): EditPlan {
  const merged = mergeByAnchor(grants);
  const joining = merged.filter(({ statement }) => statement.isUnrestricted);
  const separate = merged.filter((grant) => !joining.includes(grant));
  return (
    checkLimits(policy, joining, separate) ?? {
      kind: "edits",
      edits: [
        ...joining.flatMap(({ statement, anchor, actions }) => addAfterString(text, statement, anchor, actions)),
        ...newStatement(text, policy, separate),
      ],
    }
  );
}

/** Merges grants with the same anchor: two actions may be in one string, and edits at the same place would conflict. */
function mergeByAnchor(grants: readonly PlannedGrant[]): PlannedGrant[] {
  const merged = new Map<StringNode, PlannedGrant>();
  for (const grant of grants) {
    const known = merged.get(grant.anchor);
    merged.set(grant.anchor, known ? { ...known, actions: [...known.actions, ...grant.actions] } : grant);
  }
  return [...merged.values()];
}

/** One statement for all actions that cannot join, after the last of the statements that they serve. */
function newStatement(text: string, { list }: PolicyDocument, grants: readonly PlannedGrant[]): TextEdit[] {
  const model = grants.at(-1)?.statement;
  if (!model || !list) return [];
  return insertAfter(text, list, model.node, [allowStatement(text, grants.flatMap(({ actions }) => actions), model)]);
}

function checkLimits(
  policy: PolicyDocument,
  joining: readonly PlannedGrant[],
  separate: readonly PlannedGrant[],
): Refused | undefined {
  if (separate.length > 0 && !policy.list) return refused(noList);
  if (separate.some(({ statement }) => !statement.node.isClosed) || joining.some(({ anchor }) => !anchor.isClosed))
    return refused(unfinished);
  return passedLimit(
    policy,
    joining,
    separate.flatMap(({ actions }) => actions),
  );
}
