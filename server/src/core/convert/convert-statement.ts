import type { Action } from "../catalog/model.js";
import { type ListText, printList, readList } from "../edit/lists/list-text.js";
import { replaceEach } from "../edit/lists/replace-each.js";
import { removeProperty } from "../edit/lists/remove.js";
import { findElement, findElementProperty } from "../policy/elements.js";
import type { Effect, Statement } from "../policy/model.js";
import { isEveryResource } from "../policy/forms/resource.js";
import { actionStrings } from "../policy/read/read.js";
import type { ArrayNode, StringNode } from "../policy/syntax.js";
import { applyEdits, type TextEdit } from "../text/range.js";
import { convertDenial, convertGrant, namesMeant } from "./convert-entry.js";
import { isSameCondition, valueEdits } from "./convert-condition.js";
import { convertResource } from "./convert-resource.js";
import type { ConversionNote, ConvertedEntry, NoteKind } from "./model.js";
import type { Sides } from "./versions.js";

/** The result for one statement. */
export interface ConvertedStatement {
  readonly entries: readonly ConvertedEntry[];
  readonly notes: readonly ConversionNote[];
  /** The text of the statement; `undefined` if it is left out. */
  readonly text: string | undefined;
  /** Whether leaving it out, or what is left out of it, denies less. */
  readonly deniesLess: boolean;
}

/** A statement with exactly one list of actions, each a string, and an effect. */
interface Plain {
  readonly statement: Statement;
  readonly effect: Effect;
  readonly list: ArrayNode;
  readonly strings: readonly StringNode[];
  readonly isExclusion: boolean;
}

/** `undefined` if the statement is not sound: its lint findings come first. */
export function convertStatement(text: string, statement: Statement, sides: Sides): ConvertedStatement | undefined {
  const plain = asPlain(statement);
  if (!plain) return undefined;
  const { effect, isExclusion, strings } = plain;
  const written = strings.map(({ value }) => value.trim());
  const context = { sides, meant: namesMeant(written, sides.from), isException: isExclusion };
  // What an Allow excludes must not shrink, just as what a Deny denies.
  const isDenial = (effect === "Deny") !== isExclusion;
  const convert = isDenial ? convertDenial : convertGrant;
  const entries = strings.map((node, at): ConvertedEntry => ({
    statement: statement.index,
    effect,
    isExclusion,
    written: written[at]!,
    range: node.content,
    ...convert(written[at]!, context),
  }));
  const isCut = isDenial && entries.some(({ targets }) => targets.length === 0);
  const lacksForm =
    sides.to.version === "1.1" && (isExclusion || findElement(statement.node, "NotResource") !== undefined);
  const isEmpty = entries.every(({ targets }) => targets.length === 0);
  if (lacksForm || isCut || isEmpty) {
    const notes = [note("statement-removed", statement, statement.node, text)];
    return { entries, notes, text: undefined, deniesLess: effect === "Deny" };
  }
  return { entries, deniesLess: false, ...rewrite(text, plain, entries, sides) };
}

function rewrite(
  text: string,
  { statement, list, strings }: Plain,
  entries: readonly ConvertedEntry[],
  sides: Sides,
): Pick<ConvertedStatement, "notes" | "text"> {
  const { to } = sides;
  const actions = entries.flatMap(({ targets }) => targets.flatMap((name) => to.matching(name)));
  const resources = resourceEdits(text, statement, actions, sides);
  const conditions = statement.conditions
    .filter((one) => !isSameCondition(one, actions, to))
    .map(({ key, keyProperty }) => ({
      ...note("condition-left", statement, keyProperty.key, text),
      written: key.value,
    }));
  const sid = findElementProperty(statement.node, "Sid");
  const isSidGone = sid !== undefined && to.version === "1.1";
  const others = statement.unknownKeys.map(({ key }) => ({
    ...note("element-left", statement, key, text),
    written: key.value,
  }));
  const items = readList(
    text,
    list.range,
    strings.map(({ range }) => range),
  );
  const { start, end } = statement.node.range;
  const edits = [
    { range: list.range, newText: printList(withTargets(items, entries)) },
    ...resources.edits,
    ...valueEdits(statement, to),
    ...(isSidGone ? removeProperty(text, statement.node, sid) : []),
  ];
  return {
    text: applyEdits(text.slice(0, end), edits).slice(start),
    notes: [
      ...resources.notes,
      ...conditions,
      ...(isSidGone
        ? [
            {
              ...note("sid-removed", statement, sid.key, text),
              written: sid.value?.kind === "string" ? sid.value.value : "",
            },
          ]
        : []),
      ...others,
    ],
  };
}

/** Each target once, in the place of the first entry that has it. Comments of an entry without targets are lost. */
function withTargets(list: ListText, entries: readonly ConvertedEntry[]): ListText {
  const seen = new Set<string>();
  const names = entries.map(({ targets }) =>
    targets.filter((name) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase())),
  );
  return replaceEach(list, names.map((own) => own.map((name) => JSON.stringify(name))));
}

function resourceEdits(text: string, statement: Statement, actions: readonly Action[], { to }: Sides) {
  const element = findElement(statement.node, "Resource") ?? findElement(statement.node, "NotResource");
  const edits: TextEdit[] = [];
  const notes: ConversionNote[] = [];
  for (const node of actionStrings(element)) {
    const result = convertResource(node.value, actions, to);
    const about = { ...note("resource-left", statement, node, text), written: node.value };
    if (result === undefined) notes.push(about);
    else if (result !== node.value) {
      edits.push({ range: node.content, newText: JSON.stringify(result).slice(1, -1) });
      if (!isEveryResource(node.value)) notes.push({ ...about, kind: "resource-translated", result });
    }
  }
  if (element?.kind === "string" && to.version === "1.1") {
    const { start, end } = element.range;
    edits.unshift({ range: { start, end: start }, newText: "[" });
    edits.push({ range: { start: end, end }, newText: "]" });
  }
  return { edits, notes };
}

function note(
  kind: NoteKind,
  { index }: Statement,
  { range }: Pick<StringNode, "range">,
  text: string,
): ConversionNote {
  const written = kind === "statement-removed" ? "" : text.slice(range.start, range.end);
  return { kind, statement: index, written, result: "", range };
}

function asPlain(statement: Statement): Plain | undefined {
  const { node, effect, actionList } = statement;
  const excluded = findElement(node, "NotAction");
  const list = actionList ?? excluded;
  const keys = node.properties.map(({ key }) => key.value.trim().toLowerCase());
  if (effect === undefined || list?.kind !== "array" || (actionList && excluded)) return undefined;
  if (keys.length !== new Set(keys).size) return undefined;
  const strings = actionStrings(list);
  const isList = strings.length === list.items.length && strings.length > 0;
  const isElements = [findElement(node, "Resource"), findElement(node, "NotResource")].every(
    (one) =>
      one === undefined
      || one.kind === "string"
      || (one.kind === "array" && one.items.every(({ kind }) => kind === "string")),
  );
  if (!isList || !isElements || /[\s,;，；、]/.test(strings.map(({ value }) => value.trim()).join("")))
    return undefined;
  return { statement, effect: effect.value, list, strings, isExclusion: excluded !== undefined };
}
