import { CompletionItemKind } from "vscode-languageserver-types";
import { beginsLine } from "../../../core/edit/trivia.js";
import type { Spot } from "../../../core/policy/locate.js";
import type { ObjectNode } from "../../../core/policy/syntax.js";
import { type CompletionChoice, sortText } from "./item.js";
import type { Request } from "./request.js";
import { hasColon } from "./slot.js";
import { fillIn, literal, onOneLine } from "./snippet.js";

/** An initial value as a snippet. `retrigger`: its first placeholder has its own suggestions. */
export interface Skeleton {
  readonly snippet: string;
  readonly retrigger?: boolean;
  /** The key as a snippet, if part of it is a placeholder. */
  readonly key?: string;
}

/** A key to offer. `index` is its position in its `group`. */
export interface KeyOffer {
  readonly key: string;
  readonly value: Skeleton;
  readonly index: number;
  readonly group?: number;
}

/** A key with the snippet of its value. If the key already has a value or a colon, only the name is inserted. */
export function keyChoice(request: Request, { key, value, index, group = 0 }: KeyOffer): CompletionChoice {
  const { slot: { lead, open, close, trail }, support, place: { spot }, snapshot: { text } } = request;
  const isNameOnly = spot.kind === "key" && hasColon(text, spot.property.key);
  const name = `${lead}${open}${value.key ?? literal(key)}${close}`;
  const written = isNameOnly
    ? name
    : `${name}: ${isOnLines(request) ? value.snippet : onOneLine(value.snippet)}${trail}`;
  const { text: shown, isSnippet } =
    isNameOnly && value.key === undefined
      ? { text: lead + open + key + close, isSnippet: false }
      : fillIn(support, written);
  return {
    label: key,
    kind: CompletionItemKind.Property,
    text: shown,
    isSnippet,
    sortText: sortText(group, index),
    retrigger: value.retrigger === true && isSnippet,
  };
}

/** The object of the key at a spot. */
export function objectAt(spot: Spot): ObjectNode | undefined {
  return "object" in spot ? spot.object : undefined;
}

/** The object without the property whose key is being typed. */
export function withoutCurrent({ place: { spot } }: Request): ObjectNode | undefined {
  const object = objectAt(spot);
  const current = spot.kind === "key" ? spot.property : undefined;
  return object && { ...object, properties: object.properties.filter((property) => property !== current) };
}

/** The other keys of the object. */
export function otherKeys(request: Request): string[] {
  return withoutCurrent(request)?.properties.map(({ key }) => key.value) ?? [];
}

/** Whether the author writes this object on several lines. */
function isOnLines({ snapshot: { text }, slot, place: { spot } }: Request): boolean {
  return beginsLine(text, objectAt(spot)?.properties[0]?.key.range.start ?? slot.range.start);
}
