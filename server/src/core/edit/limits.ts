import { limits } from "../language/limits.js";
import type { PolicyDocument, Statement } from "../policy/model.js";
import { minifiedPolicyLength } from "../policy/minified-length.js";
import type { Bilingual, MessageArgs } from "../text/message.js";

/** Why a change is impossible. The reason is part of a sentence: it has no capital letter and no full stop. */
export interface Refused {
  readonly kind: "refused";
  readonly reason: Bilingual;
  readonly args: MessageArgs;
}

export function refused(reason: Bilingual, args: MessageArgs = {}): Refused {
  return { kind: "refused", reason, args };
}

/** Actions that join a statement. */
export interface Joining {
  readonly statement: Statement;
  readonly actions: readonly string[];
}

/**
 * The limit that the policy would exceed if these actions were added to existing statements, and those to one new Allow
 * statement; `undefined` if none.
 */
export function passedLimit(
  policy: PolicyDocument,
  joining: readonly Joining[],
  separate: readonly string[],
): Refused | undefined {
  for (const statement of policy.statements) {
    const added = joining
      .filter((one) => one.statement === statement)
      .reduce((sum, { actions }) => sum + actions.length, 0);
    const actions = statement.actions.length + added;
    if (added > 0 && actions > limits.actions.max)
      return refused(tooManyActions, { actions, limit: limits.actions.max });
  }
  const actions = separate.length;
  if (actions > limits.actions.max) return refused(tooManyActions, { actions, limit: limits.actions.max });
  const statements = policy.statements.length + 1;
  if (actions > 0 && statements > limits.statements.max)
    return refused(tooManyStatements, { statements, limit: limits.statements.max });
  const names = [...joining.flatMap((one) => one.actions), ...separate];
  const characters = minifiedPolicyLength(policy) + addedCharacters(names, actions > 0);
  return characters > limits.characters.max
    ? refused(tooLong, { characters, limit: limits.characters.max })
    : undefined;
}

/** The number of characters that actions add, including quotes and commas, and optionally a new Allow statement. */
export function addedCharacters(names: readonly string[], hasStatement: boolean): number {
  const envelope = hasStatement ? ',{"Effect":"Allow","Action":[]}'.length : 0;
  return envelope + names.reduce((sum, name) => sum + name.length + '"",'.length, 0);
}

export const tooManyActions: Bilingual = {
  en: "the statement would have {actions} actions, and the service allows {limit} (IAM.1033)",
  zh: "该语句将包含 {actions} 个授权项，超过服务上限 {limit} 个（IAM.1033）",
};
const tooManyStatements: Bilingual = {
  en: "it needs a new statement, the policy would have {statements}, and the service allows {limit} (IAM.1028)",
  zh: "需要新增语句，策略将包含 {statements} 条语句，超过服务上限 {limit} 条（IAM.1028）",
};
export const tooLong: Bilingual = {
  en: "the policy would be {characters} characters long without white space, and the service allows {limit} (IAM.1021)",
  zh: "策略去除空白后将有 {characters} 个字符，超过服务上限 {limit} 个（IAM.1021）",
};
export const unfinished: Bilingual = {
  en: "a quote or brace is not closed yet",
  zh: "引号或大括号尚未闭合",
};
export const noList: Bilingual = {
  en: "it needs a new statement, but \"Statement\" is not an array (IAM.1027)",
  zh: "需要新增语句，但“Statement”不是数组（IAM.1027）",
};
