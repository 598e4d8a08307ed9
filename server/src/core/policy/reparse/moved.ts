import type { TextRange } from "../../text/range.js";
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
  const moved = new MovedStatement(of, distance, index);
  origins.set(moved, { of, by: distance });
  return moved;
}

/** A class, because a long policy has thousands of them after each keystroke: it keeps what was asked for only. */
class MovedStatement implements Statement {
  readonly node: ObjectNode;
  readonly hasCondition: boolean;
  readonly isForAllResources: boolean;
  readonly isUnrestricted: boolean;
  readonly #of: Statement;
  readonly #mover: Mover;
  #actions: Statement["actions"] | undefined;
  #exceptions: Statement["exceptions"] | undefined;
  #resource: Statement["resource"];
  #conditions: Statement["conditions"] | undefined;

  constructor(
    of: Statement,
    by: number,
    readonly index: number,
  ) {
    this.#of = of;
    this.#mover = new Mover(by);
    this.node = new MovedObject(of.node, this.#mover);
    this.hasCondition = of.hasCondition;
    this.isForAllResources = of.isForAllResources;
    this.isUnrestricted = of.isUnrestricted;
  }

  get effect() {
    return this.#of.effect && this.#mover.located(this.#of.effect);
  }

  get effectNode() {
    return this.#mover.optional(this.#of.effectNode);
  }

  get actionList() {
    return this.#mover.optional(this.#of.actionList);
  }

  get actions() {
    return (this.#actions ??= movedEntries(this.#of.actions, this.#mover));
  }

  get exceptions() {
    return (this.#exceptions ??= movedEntries(this.#of.exceptions, this.#mover));
  }

  get resource() {
    return (this.#resource ??= this.#of.resource && movedResource(this.#of.resource, this.#mover));
  }

  get conditionNode() {
    return this.#mover.optional(this.#of.conditionNode);
  }

  get conditions() {
    return (this.#conditions ??= this.#of.conditions.map((condition) => movedCondition(condition, this.#mover)));
  }

  get unknownKeys() {
    return this.#of.unknownKeys.map((property) => this.#mover.property(property));
  }
}

function movedEntries(entries: readonly ActionEntry[], mover: Mover): readonly ActionEntry[] {
  return entries.map(({ pattern, node, part }) =>
    new ActionEntry(pattern, mover.node(node), part && mover.range(part)));
}

class MovedObject implements ObjectNode {
  readonly kind = "object";
  readonly range: TextRange;
  readonly isClosed: boolean;
  readonly #of: ObjectNode;
  readonly #mover: Mover;
  #properties: readonly PropertyNode[] | undefined;

  constructor(of: ObjectNode, mover: Mover) {
    this.range = mover.range(of.range);
    this.isClosed = of.isClosed;
    this.#of = of;
    this.#mover = mover;
    mover.use(of, this);
  }

  get properties() {
    return (this.#properties ??= this.#of.properties.map((property) => this.#mover.property(property)));
  }
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
