import { type ListText, readList } from "../edit/lists/list-text.js";
import { limits } from "../language/limits.js";
import type { ActionEntry, PolicyDocument, Statement } from "../policy/model.js";
import { perStatement } from "../policy/reparse/per-statement.js";
import { minifiedLength } from "../policy/minified-length.js";
import type { ArrayNode } from "../policy/syntax.js";
import { applyEdits, type TextEdit, type TextRange, touches } from "../text/range.js";
import type { RefactoringContext } from "./refactoring.js";

/** A statement with a simple action list: each item is a string with one action. */
export interface PlainStatement {
  readonly statement: Statement;
  readonly list: ArrayNode;
}

/** The plain statements that the selection touches. */
export function touchedStatements({ policy, selection }: RefactoringContext): PlainStatement[] {
  return policy.statements
    .filter(({ node }) => isTouched(node.range, selection))
    .flatMap((statement) => asPlain(statement) ?? []);
}

/** Whether the selection overlaps a range; a cursor may be at either end. */
export function isTouched(range: TextRange, selection: TextRange): boolean {
  if (selection.start === selection.end) return touches(range, selection.start);
  return range.start < selection.end && selection.start < range.end;
}

/** The indexes of the selected actions in the list. */
export function touchedIndexes({ statement: { actions } }: PlainStatement, selection: TextRange): number[] {
  return actions.flatMap(({ node }, index) => (isTouched(node.range, selection) ? [index] : []));
}

/**
 * Ten times the service's limit: no list written by hand is longer, and an editor requests refactorings whenever the
 * cursor moves.
 */
const mostActions = 10 * limits.actions.max;

/** `undefined` if the action list of a statement contains anything but actions, or if an element occurs twice. */
export function asPlain(statement: Statement): PlainStatement | undefined {
  const { actionList: list, actions, node } = statement;
  const keys = node.properties.map(({ key }) => key.value.trim().toLowerCase());
  if (
    list?.kind !== "array"
    || actions.length === 0
    || actions.length > mostActions
    || keys.length !== new Set(keys).size
    || keys.includes("notaction")
  )
    return undefined;
  return list.items.length === actions.length && list.items.every((item, index) => item === actions[index]!.node)
    ? { statement, list }
    : undefined;
}

export function actionItems(text: string, { list }: PlainStatement): ListText {
  return readList(text, list.range, list.items.map(({ range }) => range));
}

/** The parts of a policy's statement list; `undefined` if `Statement` is not an array. */
export function statementItems(text: string, { list }: PolicyDocument): ListText | undefined {
  return list && readList(text, list.range, list.items.map(({ range }) => range));
}

/** The text of a range after edits inside it. */
export function editedText(text: string, { start, end }: TextRange, edits: readonly TextEdit[]): string {
  return applyEdits(text.slice(0, end), edits).slice(start);
}

/** The length without white space of a statement with an empty list of actions. */
export function lengthWithoutActions({ statement: { node }, list }: PlainStatement): number {
  return minifiedLength(node) - minifiedLength(list) + "[]".length;
}

export function sumOf<T>(all: readonly T[], valueOf: (one: T) => number): number {
  return all.reduce((sum, one) => sum + valueOf(one), 0);
}

/** The key for comparing entries: equal keys name the same actions. */
export function nameOf({ pattern }: ActionEntry): string {
  return pattern.key;
}

/** The keys of all entries of a statement. */
export const listedNames = perStatement(({ actions }): readonly string[] => actions.map(nameOf));

/** The service of an entry; `undefined` for a wildcard over several services, or a text that is not an action. */
export function serviceOf({ pattern }: ActionEntry): string | undefined {
  const service = pattern.parts?.[0];
  return service?.includes("*") === true ? undefined : service;
}
