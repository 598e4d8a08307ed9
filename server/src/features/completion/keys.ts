import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import { beginsLine } from "../../core/edit/trivia.js";
import { hasElement } from "../../core/policy/elements.js";
import { kinds, type PolicyKind } from "../../core/language/policy-languages.js";
import type { ObjectNode, PropertyNode } from "../../core/policy/syntax.js";
import { type Choice, fillIn, literal, onOneLine, sortText, toItem } from "./item.js";
import type { Request } from "./request.js";
import { hasColon } from "./slot.js";
import { statementOnLines } from "./statements.js";

/** The keys that a policy or statement may still get, in the order in which they are written, each with a first value. */
export function elementItems(request: Request, object: ObjectNode): CompletionItem[] {
  const { place: { policy, statement } } = request;
  const { offered } = kinds[policy.kind];
  const keys = statement?.node === object ? offered.statement : policy.node === object ? offered.policy : [];
  const others = withoutCurrent(request, object);
  const level = statement?.node === object ? "statement" : "policy";
  return keys.filter((key) => !hasElement(others, key) && !(rivals[key] ?? []).some((rival) => hasElement(others, rival)))
    .map((key, index) => toItem(request, {
      ...keyChoice(request, object, { key, value: skeletonOf(key, policy.kind), index }),
      subject: { kind: "element", level, name: key, policy: policy.kind },
    }));
}

/** A key with the snippet of its value. Where the key has a value already, or a place for it, only the name is written. */
export function keyChoice(request: Request, object: ObjectNode, { key, value, index, group = 0 }: { readonly key: string; readonly value: Skeleton; readonly index: number; readonly group?: number }): Choice {
  const { slot: { lead, open, close, trail }, support, place: { spot }, snapshot: { text } } = request;
  const isNameOnly = spot.kind === "key" && hasColon(text, spot.property.key);
  const name = `${lead}${open}${value.key ?? literal(key)}${close}`;
  const written = isNameOnly ? name : `${name}: ${isOnLines(text, object, request) ? value.snippet : onOneLine(value.snippet)}${trail}`;
  const { text: shown, isSnippet } = isNameOnly && value.key === undefined ? { text: lead + open + key + close, isSnippet: false } : fillIn(support, written);
  return {
    label: key,
    kind: CompletionItemKind.Property,
    text: shown,
    isSnippet,
    sortText: sortText(group, index),
    again: value.again === true && isSnippet,
  };
}

/** A value to begin with, as a snippet. `again`: the first place to fill in has suggestions of its own. */
export interface Skeleton {
  readonly snippet: string;
  readonly again?: boolean;
  /** The key as a snippet, where part of it is to be filled in. */
  readonly key?: string;
}

/** The properties of an object beside the one whose key is being typed. */
export function withoutCurrent({ place: { spot } }: Request, object: ObjectNode): ObjectNode {
  const current: PropertyNode | undefined = spot.kind === "key" ? spot.property : undefined;
  return { ...object, properties: object.properties.filter((property) => property !== current) };
}

/** Whether the author writes this object over several lines. */
function isOnLines(text: string, { properties }: ObjectNode, { slot }: Request): boolean {
  const first = properties[0]?.key.range.start ?? slot.range.start;
  return beginsLine(text, first);
}

/** Elements that exclude each other in one statement. */
const rivals: Readonly<Record<string, readonly string[]>> = {
  Action: ["NotAction"], NotAction: ["Action"], Resource: ["NotResource"], NotResource: ["Resource"], Principal: ["NotPrincipal"], NotPrincipal: ["Principal"],
};

const strings: Skeleton = { snippet: '[\n\t"$1"\n]' };
const skeletons: Readonly<Record<string, Skeleton>> = {
  Effect: { snippet: '"${1|Allow,Deny|}"' },
  Action: strings,
  NotAction: strings,
  Resource: { snippet: '["${1:*}"]' },
  NotResource: { snippet: '["$1"]' },
  Condition: { snippet: "{\n\t$1\n}", again: true },
  Sid: { snippet: '"$1"' },
  Principal: { snippet: "{\n\t$1\n}" },
  NotPrincipal: { snippet: "{\n\t$1\n}" },
};

function skeletonOf(key: string, kind: PolicyKind): Skeleton {
  if (key === "Version") return { snippet: `"${kinds[kind].language}"` };
  if (key === "Statement") return { snippet: `[\n\t${statementOnLines("${1|Allow,Deny|}", '"$2"').replaceAll("\n", "\n\t")}\n]` };
  if (kind === "agency-policy" && key === "Action") return { snippet: '["iam:agencies:assume"]' };
  if (kind === "agency-policy" && key === "Resource") return { snippet: '{\n\t"uri": ["/iam/agencies/${1:agencyId}"]\n}' };
  // Only actions of custom policies are known.
  const known = skeletons[key]!;
  return key === "Action" && kind === "custom-policy" ? { ...known, again: true } : known;
}
