import type { Statement } from "./model.js";

/**
 * The same statement with other parts. Not `{ ...statement }`: parts of a statement that was moved by an edit are
 * getters of its class, which a spread leaves out.
 */
export function statementWith(statement: Statement, parts: Partial<Statement>): Statement {
  return {
    index: statement.index,
    node: statement.node,
    effect: statement.effect,
    effectNode: statement.effectNode,
    actionList: statement.actionList,
    actions: statement.actions,
    exceptions: statement.exceptions,
    resource: statement.resource,
    conditionNode: statement.conditionNode,
    conditions: statement.conditions,
    hasCondition: statement.hasCondition,
    isForAllResources: statement.isForAllResources,
    isUnrestricted: statement.isUnrestricted,
    unknownKeys: statement.unknownKeys,
    ...parts,
  };
}
