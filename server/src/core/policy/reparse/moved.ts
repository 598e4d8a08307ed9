import { ActionEntry, type Condition, type ResourceElement, type Statement } from "../model.js";
import type { ObjectNode, PropertyNode } from "../syntax.js";
import { Mover } from "./mover.js";

/** What a statement was when its text was read, and how far it is from there now. */
interface Origin {
  readonly of: Statement;
  readonly by: number;
}

const origins = new WeakMap<Statement, Origin>();

/**
 * The statement that was read when this one's text was last edited. Statements with the same origin have the same text,
 * so what depends on that text only needs to be found once. Its offsets are those of an earlier text.
 */
export function originOf(statement: Statement): Statement {
  return origins.get(statement)?.of ?? statement;
}

/**
 * The same statement where it starts `by` characters later, and is the one with this index. Its parts are moved when
 * they are first needed.
 */
export function movedStatement(statement: Statement, by: number, index = statement.index): Statement {
  if (by === 0 && index === statement.index) return statement;
  const origin = origins.get(statement) ?? { of: statement, by: 0 };
  const { of } = origin;
  const distance = origin.by + by;
  if (distance === 0 && index === of.index) return of;
  const mover = new Mover(distance);
  const node = movedObject(of.node, mover);
  let actions: Statement["actions"] | undefined;
  let resource: Statement["resource"];
  let conditions: Statement["conditions"] | undefined;
  const moved: Statement = {
    index,
    node,
    get effect() {
      return of.effect && mover.located(of.effect);
    },
    get effectNode() {
      return mover.optional(of.effectNode);
    },
    get actionList() {
      return mover.optional(of.actionList);
    },
    get actions() {
      return (actions ??= of.actions.map(({ pattern, node: own, part }) =>
        new ActionEntry(pattern, mover.node(own), part && mover.range(part))));
    },
    get resource() {
      return (resource ??= of.resource && movedResource(of.resource, mover));
    },
    get conditionNode() {
      return mover.optional(of.conditionNode);
    },
    get conditions() {
      return (conditions ??= of.conditions.map((condition) => movedCondition(condition, mover)));
    },
    hasCondition: of.hasCondition,
    isForAllResources: of.isForAllResources,
    isUnrestricted: of.isUnrestricted,
    get unknownKeys() {
      return of.unknownKeys.map((property) => mover.property(property));
    },
  };
  origins.set(moved, { of, by: distance });
  return moved;
}

function movedObject(node: ObjectNode, mover: Mover): ObjectNode {
  let properties: readonly PropertyNode[] | undefined;
  const moved: ObjectNode = {
    kind: "object",
    range: mover.range(node.range),
    get properties() {
      return (properties ??= node.properties.map((property) => mover.property(property)));
    },
    isClosed: node.isClosed,
  };
  mover.use(node, moved);
  return moved;
}

function movedResource({ node, form, entries }: ResourceElement, mover: Mover): ResourceElement {
  return { node: mover.node(node), form, entries: entries.map((entry) => mover.node(entry)) };
}

function movedCondition(one: Condition, mover: Mover): Condition {
  return {
    operator: mover.located(one.operator),
    operatorProperty: mover.property(one.operatorProperty),
    key: mover.located(one.key),
    keyProperty: mover.property(one.keyProperty),
    values: one.values.map((value) => mover.located(value)),
    valueNode: mover.optional(one.valueNode),
  };
}
