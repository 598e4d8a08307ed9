import { matchesPart } from "../catalog/pattern.js";
import { findElement } from "../policy/elements.js";
import { isEveryResource, meantResource, parseResource } from "../policy/forms/resource.js";
import type { PolicyDocument, Statement } from "../policy/model.js";
import { actionStrings } from "../policy/read/read.js";
import type { StringNode } from "../policy/syntax.js";
import { type Answer, anyOf, no, not, unknown, yes } from "./answer.js";
import { mayMeet } from "./compare/glob.js";
import { reasons } from "./reasons.js";
import type { PolicyRequest } from "./request.js";
import { asPattern, type DoubtAt, withoutVariables } from "./uncertain.js";

/** Whether `Resource` or `NotResource` of a statement includes the requested resource. */
export function matchResource(
  statement: Statement,
  { resource }: PolicyRequest,
  { language }: PolicyDocument,
  doubtAt: DoubtAt,
): Answer {
  const excluded = findElement(statement.node, "NotResource");
  const { resource: own } = statement;
  const match = (node: StringNode) => matchEntry(node, resource, language === "5.0", doubtAt);
  if (excluded) {
    if (language !== "5.0")
      return unknown(reasons.noElement, excluded.range, { element: "NotResource", version: language });
    if (own) return unknown(reasons.both, excluded.range, { element: "Resource", other: "NotResource" });
    return not(anyOf(actionStrings(excluded).map(match)));
  }
  return own ? anyOf(own.entries.map(match)) : yes;
}

function matchEntry(
  { value, content }: StringNode,
  resource: string | undefined,
  is5: boolean,
  doubtAt: DoubtAt,
): Answer {
  const why = doubtAt(content);
  const bare = why ? undefined : withoutVariables(value);
  const written = why ? asPattern(value) : (bare ?? value);
  const pattern = is5 ? written.trim() : meantResource(written);
  const doubt = why
    ? unknown(why, content)
    : bare === undefined
      ? undefined
      : unknown(reasons.variable, content, { written: value });
  if (isEveryResource(pattern)) return doubt ?? yes;
  if (resource === undefined) return doubt ?? unknown(reasons.noResource, content);
  const [own, wanted] = [partsOf(pattern), partsOf(resource)];
  if (own.length !== wanted.length)
    return doubt ?? unknown(reasons.otherForm, content, { written: value.trim(), resource });
  if (!own.every((part, at) => mayMeet(part, wanted[at]!))) return no;
  if (doubt) return doubt;
  return own.every((part, at) => matchesPart(part, wanted[at]!))
    ? yes
    : unknown(reasons.partOfResource, content, { resource });
}

/**
 * The five parts; the whole text for other forms, such as the URI of an agency. The service and the type of a resource
 * are compared in any letter case.
 */
function partsOf(text: string): readonly string[] {
  const meant = isEveryResource(text) ? "*:*:*:*:*" : text;
  const parts = parseResource(meant);
  return parts
    ? [parts.service.toLowerCase(), parts.region, parts.account, parts.type.toLowerCase(), parts.path]
    : [meant.trim()];
}
