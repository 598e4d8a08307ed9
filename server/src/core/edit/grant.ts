import { limits } from "../language/limits.js";
import type { PolicyDocument, Statement } from "../policy/model.js";
import { minifiedLength, type StringNode } from "../policy/syntax.js";
import type { TextEdit } from "../text/range.js";
import type { Bilingual, MessageArgs } from "../text/message.js";
import { insertAfter } from "./list.js";
import { allowStatement } from "./statement.js";

/** Actions to allow because of an action that stands at `anchor` in `statement`. */
export interface Grant {
  readonly statement: Statement;
  readonly anchor: StringNode;
  readonly actions: readonly string[];
}

/** Edits, or why there can be none. */
export type EditPlan =
  | { readonly kind: "edits"; readonly edits: readonly TextEdit[] }
  | { readonly kind: "refused"; readonly reason: Bilingual; readonly args: MessageArgs };

/**
 * Where new actions go. They join the statement of the action that needs them if it speaks about all resources without
 * a condition; otherwise that statement would grant them too little, and they get a new Allow statement right after it.
 * No plan breaks a limit of the service.
 */
export function planGrants(text: string, policy: PolicyDocument, grants: readonly Grant[]): EditPlan {
  const merged = mergeByAnchor(grants);
  const joining = merged.filter(({ statement }) => statement.isUnrestricted);
  const apart = merged.filter((grant) => !joining.includes(grant));
  return checkLimits(policy, joining, apart) ?? {
    kind: "edits",
    edits: [...joining.flatMap((grant) => join(text, grant)), ...newStatement(text, policy, apart)],
  };
}

/** Two actions may stand in one string, and edits at one place would meet. */
function mergeByAnchor(grants: readonly Grant[]): Grant[] {
  const merged = new Map<StringNode, Grant>();
  for (const grant of grants) {
    const known = merged.get(grant.anchor);
    merged.set(grant.anchor, known ? { ...known, actions: [...known.actions, ...grant.actions] } : grant);
  }
  return [...merged.values()];
}

function join(text: string, { statement, anchor, actions }: Grant): TextEdit[] {
  const { actionList } = statement;
  const items = actions.map((action) => JSON.stringify(action));
  if (actionList?.kind === "array") return insertAfter(text, actionList, anchor, items);
  // A bare string in the place of the array: the list that it should have been.
  const { start, end } = anchor.range;
  return [{ range: { start, end: start }, newText: "[" }, { range: { start: end, end }, newText: `, ${items.join(", ")}]` }];
}

/** One statement for all that cannot join, after the last of the statements that it serves. */
function newStatement(text: string, { list }: PolicyDocument, grants: readonly Grant[]): TextEdit[] {
  const model = grants.at(-1)?.statement;
  if (!model || !list) return [];
  return insertAfter(text, list, model.node, [allowStatement(text, grants.flatMap(({ actions }) => actions), model)]);
}

function checkLimits(policy: PolicyDocument, joining: readonly Grant[], apart: readonly Grant[]): EditPlan | undefined {
  for (const statement of policy.statements) {
    const added = countActions(joining.filter((grant) => grant.statement === statement));
    const actions = statement.actions.length + added;
    if (added > 0 && actions > limits.actions.max) return refused(tooManyActions, { actions, limit: limits.actions.max });
  }
  const actions = countActions(apart);
  if (actions > limits.actions.max) return refused(tooManyActions, { actions, limit: limits.actions.max });
  const statements = policy.statements.length + 1;
  if (actions > 0 && statements > limits.statements.max) return refused(tooManyStatements, { statements, limit: limits.statements.max });
  if (actions > 0 && !policy.list) return refused(noList, {});
  if (apart.some(({ statement }) => !statement.node.isClosed) || joining.some(({ anchor }) => !anchor.isClosed)) return refused(unfinished, {});
  const characters = minifiedLength(policy.node) + addedCharacters(joining, apart);
  return characters > limits.characters.max ? refused(tooLong, { characters, limit: limits.characters.max }) : undefined;
}

function countActions(grants: readonly Grant[]): number {
  return grants.reduce((sum, { actions }) => sum + actions.length, 0);
}

function addedCharacters(joining: readonly Grant[], apart: readonly Grant[]): number {
  const names = [...joining, ...apart].flatMap(({ actions }) => actions);
  const envelope = apart.length > 0 ? ',{"Effect":"Allow","Action":[]}'.length : 0;
  return envelope + names.reduce((sum, name) => sum + name.length + '"",'.length, 0);
}

function refused(reason: Bilingual, args: MessageArgs): EditPlan {
  return { kind: "refused", reason, args };
}

const tooManyActions: Bilingual = {
  en: "the statement would hold {actions} actions, and the service allows {limit} (IAM.1033)",
  zh: "该语句将包含 {actions} 个授权项，超过服务上限 {limit} 个（IAM.1033）",
};
const tooManyStatements: Bilingual = {
  en: "it takes a new statement, the policy would hold {statements}, and the service allows {limit} (IAM.1028)",
  zh: "需要新增语句，策略将包含 {statements} 条语句，超过服务上限 {limit} 条（IAM.1028）",
};
const tooLong: Bilingual = {
  en: "the policy would be {characters} characters long without white space, and the service allows {limit} (IAM.1021)",
  zh: "策略去除空白后将有 {characters} 个字符，超过服务上限 {limit} 个（IAM.1021）",
};
const unfinished: Bilingual = {
  en: "a quote or brace is not closed yet",
  zh: "引号或大括号尚未闭合",
};
const noList: Bilingual = {
  en: "it takes a new statement, and \"Statement\" is not an array (IAM.1027)",
  zh: "需要新增语句，但“Statement”不是数组（IAM.1027）",
};
