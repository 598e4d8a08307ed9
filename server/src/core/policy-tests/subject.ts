import type { Catalog } from "../catalog/catalog.js";
import { identityActionsMatching } from "../catalog/identity.js";
import { type ApiLookup, decidedAlternatives, lookUp } from "../catalog/lookup/find-actions.js";
import { findCall, findOperation } from "../catalog/lookup/find-call.js";
import { type OperationName, readOperationName } from "../catalog/lookup/operation-name.js";
import { type ActionPattern, parseActionPattern } from "../catalog/pattern.js";
import type { Action } from "../catalog/model.js";
import { slipsOf } from "../catalog/slips/slips.js";
import type { LanguageVersion } from "../language/policy-languages.js";
import { enumerate } from "../text/enumerate.js";
import { describeForm } from "../policy/forms/action-form.js";
import type { PolicyDocument } from "../policy/model.js";
import type { Bilingual, MessageArgs } from "../text/message.js";
import { testMessages } from "./messages.js";

/** The actions that the subject of an expectation means. */
export type Subject =
  /** One action, or a wildcard with the known actions that it matches. */
  | {
      readonly kind: "actions";
      readonly pattern: string;
      readonly isWildcard: boolean;
      readonly names: readonly string[];
    }
  /** An API call or operation: it needs all actions of one of these groups. */
  | { readonly kind: "call"; readonly groups: readonly (readonly string[])[] }
  | { readonly kind: "unknown"; readonly message: Bilingual; readonly args: MessageArgs };

/** All languages, for a test whose policies are not known. */
const anyLanguage: ReadonlySet<LanguageVersion> = new Set<LanguageVersion>(["1.1", "5.0"]);

/**
 * Reads the subject of an expectation: an action, a wildcard, an API call or the name of an operation. `languages` are
 * those of the policies: a wildcard means the known actions of these languages, a call those of 5.0 only if there is no
 * other.
 */
export function readSubject(
  text: string,
  catalog: Catalog,
  languages: ReadonlySet<LanguageVersion> = anyLanguage,
): Subject {
  const { identity } = catalog;
  const action = catalog.erratum(text)?.meant ?? catalog.action(text)?.name ?? identity?.action(text)?.name;
  if (action !== undefined) return { kind: "actions", pattern: action, isWildcard: false, names: [action] };
  if (/^[\w*-]+:[\w*-]*:[\w*-]+$|^\*$/.test(text)) return ofPattern(text, catalog, languages);
  const apis = identity && [...languages].every((language) => language === "5.0") ? identity : catalog;
  const call = findCall(text, apis);
  if (call) return ofCalls([call], text);
  const operation = readOperationName(text, apis) ?? operationInAnyCase(text, apis);
  const found = operation ? findOperation(operation, apis) : [];
  if (found.length > 0) return ofCalls(found, text);
  // The words of an unlisted operation find actions; which of them is meant is for the author to say.
  const words = operation ? lookUp(text, catalog) : undefined;
  const near =
    words?.kind === "words" ? enumerate(words.actions.slice(0, mostNear).map(({ name }) => name)) : undefined;
  if (near) return unknown(testMessages.unlistedOperation, { subject: text, near });
  const meant = actionsMeant(text, catalog);
  return meant.length > 0
    ? unknown(testMessages.unknownAction, { subject: text, near: meant.join('", "') })
    : unknown(testMessages.notUnderstood, { subject: text });
}

/** A listed operation in lower case, which has no words. */
function operationInAnyCase(text: string, { operations }: Catalog): OperationName | undefined {
  return operations.named(text).length > 0 ? { product: undefined, name: text } : undefined;
}

const mostNear = 3;

/** The actions that a text of another form most likely means: a service alone, full-width characters, several names. */
function actionsMeant(text: string, catalog: Catalog): readonly string[] {
  const [, service] = /^([\w-]+)(?::\*)?$/.exec(text) ?? [];
  if (service !== undefined) return catalog.ofService(service).length > 0 ? [`${service.toLowerCase()}:*:*`] : [];
  return describeForm(text).names;
}

function ofPattern(text: string, catalog: Catalog, languages: ReadonlySet<LanguageVersion>): Subject {
  const pattern = parseActionPattern(text);
  const { isWildcard } = pattern;
  const unlisted =
    knownActions(text, catalog, anyLanguage).length > 0 ? undefined : unknownName(pattern, catalog, languages);
  if (unlisted) return unlisted;
  if (!isWildcard) return { kind: "actions", pattern: text, isWildcard, names: [text] };
  return { kind: "actions", pattern: text, isWildcard, names: knownActions(text, catalog, languages) };
}

/** The actions of the tables of some languages that a name or wildcard matches. */
export function knownActions(
  text: string,
  catalog: Catalog,
  languages: ReadonlySet<LanguageVersion>,
): readonly string[] {
  const { identity } = catalog;
  const has11 = languages.has("1.1") || languages.has("1.0");
  const actions: readonly Action[] = [
    ...(has11 ? catalog.matching(parseActionPattern(text)) : []),
    ...(languages.has("5.0") && identity ? identityActionsMatching(identity, text) : []),
  ];
  return [...new Set(actions.map(({ name }) => name))];
}

/**
 * A name that no table lists may be newer than the tables, unless it looks like a slip or its service is unknown. The
 * tables of version 5.0 have few services, so any other service is accepted there.
 */
function unknownName(
  pattern: ActionPattern,
  catalog: Catalog,
  languages: ReadonlySet<LanguageVersion>,
): Subject | undefined {
  const { text, isWildcard } = pattern;
  if (catalog.isPublished(pattern) || catalog.currentNames(text).length > 0) return undefined;
  const is5 = languages !== anyLanguage && languages.has("5.0");
  const tables = [...(is5 ? [] : [catalog]), ...(catalog.identity ? [catalog.identity] : [])];
  const [near] = tables.flatMap((one) => slipsOf(pattern, one));
  if (near !== undefined)
    return unknown(isWildcard ? testMessages.matchesNothing : testMessages.unknownAction, { subject: text, near });
  const [service = ""] = text.split(":");
  const isKnown = tables.some((one) => one.ofService(service).length > 0);
  return isKnown || is5 || service.includes("*")
    ? undefined
    : unknown(testMessages.unknownService, { subject: text, service });
}

/** The languages of the policies of a test; any if there are none. */
export function languagesOf(policies: readonly { readonly policy: PolicyDocument }[]): ReadonlySet<LanguageVersion> {
  return policies.length === 0 ? anyLanguage : new Set(policies.map(({ policy }) => policy.language));
}

/** Several calls are the operations of one name in several products. */
function ofCalls(calls: readonly ApiLookup[], text: string): Subject {
  const groups = calls
    .filter(({ isOtherMethod }) => !isOtherMethod)
    .flatMap((call) => decidedAlternatives(call).map(({ names }) => names));
  return groups.length > 0 ? { kind: "call", groups } : unknown(testMessages.noActionOfCall, { subject: text });
}

function unknown(message: Bilingual, args: MessageArgs): Subject {
  return { kind: "unknown", message, args };
}
