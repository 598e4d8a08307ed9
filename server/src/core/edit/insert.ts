import { syntaxProblems } from "../policy/json/json.js";
import type { PolicyDocument, Statement } from "../policy/model.js";
import { applyEdits, type TextEdit } from "../text/range.js";
import { fillBlankLine } from "./blank-line.js";
import { addAfterString, splitString } from "./entry.js";
import type { EditPlan } from "./grant.js";
import { noList, passedLimit, type Refused, refused, unfinished } from "./limits.js";
import { insertAtStart } from "./lists/insert-at-start.js";
import { insertAfter } from "./lists/insert-after.js";
import { actionListText, allowStatement, allowStatementIn, itemIndentIn, statementIndentIn } from "./statement.js";
import type { ActionListPlace, Target } from "./target.js";
import { insertProperty } from "./value.js";

/** The actions to allow: the requested ones and their dependencies. */
export interface Wanted {
  readonly actions: readonly string[];
  readonly dependencies: readonly string[];
}

/**
 * Allows actions at a target, or explains why that is impossible. Dependencies join them if the statement applies to
 * all resources; a restricted statement would grant them too little, so they get their own statement, as in
 * `planGrants`. Existing text is not changed, except for an empty line, an empty string, or the beginning of the first
 * action at the target.
 */
export function planInsertion(text: string, target: Target, wanted: Wanted): EditPlan {
  const plan = planEdits(text, target, wanted);
  if (plan.kind === "refused") return plan;
  const edits = fillBlankLine(text, target.offset, plan.edits);
  // In a broken text, the text next to the place may not be JSON, and a comma next to it would add another error.
  const problems = (written: string) => syntaxProblems(written, "jsonc").length;
  return problems(applyEdits(text, edits)) > problems(text) ? refused(unreadable) : { kind: "edits", edits };
}

function planEdits(text: string, { policy, place, after }: Target, wanted: Wanted): EditPlan {
  const all = [...wanted.actions, ...wanted.dependencies];
  if (all.length === 0) return { kind: "edits", edits: [] };
  if (!place) return checked(policy, undefined, [], all) ?? newStatement(text, policy, after, all);
  const [joining, separate] = place.statement.isUnrestricted ? [all, []] : [wanted.actions, wanted.dependencies];
  const refusal = checked(policy, place, joining, separate);
  if (refusal) return refusal;
  const inList = joining.length > 0 ? intoList(text, policy, place, joining) : [];
  if (!inList) return refused(unreadable);
  const beside = separate.length > 0 ? newStatement(text, policy, place.statement, separate) : undefined;
  if (beside?.kind === "refused") return beside;
  return { kind: "edits", edits: [...inList, ...(beside?.edits ?? [])] };
}

function checked(
  policy: PolicyDocument,
  place: ActionListPlace | undefined,
  joining: readonly string[],
  separate: readonly string[],
): Refused | undefined {
  if (separate.length > 0 && !policy.list) return refused(noList);
  if (!policy.node.isClosed || (separate.length > 0 && policy.list?.isClosed === false) || (place && !isWhole(place)))
    return refused(unfinished);
  return passedLimit(policy, place ? [{ statement: place.statement, actions: joining }] : [], separate);
}

function isWhole(place: ActionListPlace): boolean {
  if (!place.statement.node.isClosed) return false;
  switch (place.kind) {
    case "string":
      return (
        place.node.isClosed && (place.statement.actionList?.kind !== "array" || place.statement.actionList.isClosed)
      );
    case "property":
      return true;
    default:
      return place.list.isClosed && (place.kind === "start" || place.anchor.kind !== "string" || place.anchor.isClosed);
  }
}

function intoList(
  text: string,
  policy: PolicyDocument,
  place: ActionListPlace,
  actions: readonly string[],
): TextEdit[] | undefined {
  const { statement } = place;
  const items = actions.map((action) => JSON.stringify(action));
  switch (place.kind) {
    case "string":
      return isBeginningOf(place, actions[0]!)
        ? splitString(text, statement.actionList, place.node, actions)
        : addAfterString(text, statement, place.node, actions);
    case "after":
      return insertAfter(text, place.list, place.anchor, items);
    case "start":
      return insertAtStart(text, place.list, items, itemIndentIn(text, policy, statement));
    case "property": {
      const effect = statement.node.properties.find(({ value }) => value === statement.effectNode);
      return [insertProperty(text, statement.node, "Action", actionListText(text, policy, statement, items), effect)];
    }
  }
}

/**
 * Whether a string contains the beginning of the action, which the action replaces. A complete action is kept, even if
 * its name begins the same.
 */
function isBeginningOf({ statement, node }: Extract<ActionListPlace, { kind: "string" }>, action: string): boolean {
  const isWhole = statement.actions.some((entry) => entry.node === node && entry.pattern.parts !== undefined);
  return !isWhole && action.toLowerCase().startsWith(node.value.trim().toLowerCase());
}

function newStatement(
  text: string,
  policy: PolicyDocument,
  after: Statement | undefined,
  actions: readonly string[],
): EditPlan {
  const {
    list,
    statements: [first],
  } = policy;
  if (!list) return refused(noList);
  if (after) {
    if (!after.node.isClosed) return refused(unfinished);
    return { kind: "edits", edits: insertAfter(text, list, after.node, [allowStatement(text, actions, after)]) };
  }
  const statement = first ? allowStatement(text, actions, first) : allowStatementIn(text, policy, actions);
  const edits = insertAtStart(text, list, [statement], statementIndentIn(text, policy));
  return edits ? { kind: "edits", edits } : refused(unreadable);
}

const unreadable = {
  en: "fix the syntax error next to the cursor first",
  zh: "请先修正光标旁的语法错误",
};
