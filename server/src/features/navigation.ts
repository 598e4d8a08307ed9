import type { Location, LocationLink, Position, Range } from "vscode-languageserver-types";
import { exclusionFacts, type GrantFacts, grantFacts, guardsOf } from "../core/analysis/grants.js";
import { sharesActions } from "../core/analysis/shares-actions.js";
import type { Catalog } from "../core/catalog/catalog.js";
import { elementAt, findAction } from "../core/policy/locate.js";
import type { GuardedPart } from "../core/policy/guarded-part.js";
import type { Effect, PolicyDocument, Statement } from "../core/policy/model.js";
import { mayHold } from "../core/terraform/file-notation.js";
import { type TextRange, touches } from "../core/text/range.js";
import { contentFiles } from "./policy-contents.js";
import type { Snapshot } from "./snapshot.js";

/** One action or wildcard as a policy lists it. */
export interface ActionUse extends GrantFacts {
  /** `undefined` if the statement has no valid effect. */
  readonly effect: Effect | undefined;
  /** Whether it allows or denies anything: a service control policy allows nothing, and a dry run does nothing. */
  readonly isEffective: boolean;
  readonly range: Range;
  /** The range of its statement. */
  readonly statement: Range;
  /** The policy of the file that it belongs to, from 0. */
  readonly policy: number;
}

/** A file whose content is the policy of a Terraform file. */
export interface ContentLink {
  readonly uri: string;
  /** The line that uses it, from 0. */
  readonly line: number;
  /** Whether it only limits what others grant. */
  readonly isControl: boolean;
}

/** What navigation keeps of a file: its uses of actions and condition keys. */
export interface PolicyUses {
  readonly uri: string;
  /** How many policies with an effect the file has. */
  readonly policies: number;
  /** The files that its policies are read from. */
  readonly contents: readonly ContentLink[];
  readonly actions: readonly ActionUse[];
  /** The lists of `NotAction`, each as one entry. */
  readonly exclusions: readonly ActionUse[];
  readonly conditionKeys: readonly { readonly name: string; readonly range: Range }[];
}

/** The subject of a search: an action, a wildcard, or a condition key. */
export type SearchSubject =
  | { readonly kind: "action"; readonly use: ActionUse }
  | { readonly kind: "condition-key"; readonly name: string; readonly range: Range };

/**
 * The uses in a file of any notation; `undefined` for one without a policy. A misprint of the published tables counts
 * as the action that it means. What is not known before Terraform runs is left out.
 */
export function usesIn(snapshot: Snapshot): PolicyUses | undefined {
  const { uri, text, notation, environment } = snapshot;
  if (!mayHold(text, notation) && !environment.siblings?.length) return undefined;
  // In a file of Terraform, also the local values that policies of other files use.
  const parts = [...snapshot.parts, ...snapshot.partsElsewhere].filter(({ file }) => file.policies.length > 0);
  const contents = contentLinks(snapshot);
  if (parts.length + contents.length === 0) return undefined;
  const policies = parts.flatMap((part) => {
    const guarded = part.guarded();
    return part.file.policies.map((policy): PolicyPart => ({ part, policy, guarded }));
  });
  return {
    uri,
    policies: snapshot.parts.filter((part) => part.isInEffect).flatMap(({ file }) => file.policies).length,
    contents,
    actions: policies.flatMap((one, index) => actionsIn(one, index)),
    exclusions: policies.flatMap((one, index) => exclusionsIn(one, index)),
    conditionKeys: policies.flatMap(({ part, policy }) => conditionKeysIn(part, policy)),
  };
}

function contentLinks(snapshot: Snapshot): ContentLink[] {
  return contentFiles(snapshot).filter(({ isChanged }) => !isChanged).map(({ uri, place, isControl }) => {
    const { line } = snapshot.range({ start: place, end: place }).start;
    return { uri, line, isControl };
  });
}

/** A policy, and the document or view that it is in. */
interface PolicyPart {
  readonly part: Snapshot;
  readonly policy: PolicyDocument;
  readonly guarded: readonly GuardedPart[];
}

function actionsIn(one: PolicyPart, index: number): ActionUse[] {
  const { part, policy } = one;
  return policy.statements.flatMap((statement) => statement.actions
    .filter(({ range }) => part.isKnown(range))
    .map((entry) => {
      const facts = grantFacts(entry, statement, part.environment.catalog);
      return useOf(one, statement, { ...facts, range: entry.range }, index);
    }));
}

function exclusionsIn(one: PolicyPart, index: number): ActionUse[] {
  const { part, policy, guarded } = one;
  return policy.statements.flatMap((statement) => {
    const facts = exclusionFacts(statement, policy, guarded, (range) => part.isKnown(range));
    return facts ? [useOf(one, statement, facts, index)] : [];
  });
}

function useOf(
  { part, policy: { kind }, guarded }: PolicyPart,
  statement: Statement,
  facts: GrantFacts & { readonly range: TextRange },
  policy: number,
): ActionUse {
  const effect = statement.effect?.value;
  const range = part.range(facts.range);
  const around = part.range(statement.node.range);
  return {
    ...facts,
    ...guardsOf(guarded, statement, facts.range),
    effect,
    isEffective: part.isInEffect && !(kind === "service-control-policy" && effect === "Allow"),
    range,
    // A local value is not in the statement that uses it.
    statement: isInside(range, around) ? around : range,
    policy,
  };
}

function isInside(inner: Range, outer: Range): boolean {
  const isBefore = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character <= b.character);
  return isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);
}

function conditionKeysIn(part: Snapshot, { statements }: PolicyDocument): PolicyUses["conditionKeys"][number][] {
  return statements.flatMap(({ conditions }) => conditions
    .filter(({ key }) => part.isKnown(key.range))
    .map(({ key }) => ({ name: key.value, range: part.range(key.range) })));
}

/** The uses without repeated ranges: policies of a Terraform file can share a local value. */
function uniqueRanges<Use extends { readonly range: Range }>(uses: readonly Use[]): Use[] {
  const byRange = new Map(uses.map((use) => [JSON.stringify(use.range), use]));
  return [...byRange.values()];
}

/** The action, wildcard or condition key at a position. */
export function subjectAt(snapshot: Snapshot, position: Position): SearchSubject | undefined {
  const part = snapshot.partAt(position);
  if (!part) return undefined;
  const offset = part.offsetAt(position);
  const found = findAction(part.file, offset);
  if (found?.entry.pattern.parts) {
    const { entry, statement, isException } = found;
    const index = part.file.policies.findIndex(({ statements }) => statements.includes(statement));
    const facts = { ...grantFacts(entry, statement, part.environment.catalog), range: entry.range };
    const one = { part, policy: part.file.policies[index]!, guarded: [] };
    const written = useOf(one, statement, facts, index);
    // An exception itself allows nothing, so its definition is what allows the action elsewhere.
    const use: ActionUse = isException ? { ...written, effect: "Deny" } : written;
    return part.isKnown(entry.range) ? { kind: "action", use } : undefined;
  }
  const key = elementAt(part.file, offset)?.conditionKey?.key;
  if (!key || !touches(key.content, offset) || !part.isKnown(key.content)) return undefined;
  return { kind: "condition-key", name: key.value.trim(), range: part.range(key.content) };
}

/**
 * Every use of a subject in some policies. For an action: all entries that grant or deny it, in any spelling or by a
 * wildcard. For a wildcard: also the entries that it covers, and wildcards that share a known action with it.
 */
export function references(subject: SearchSubject, files: Iterable<PolicyUses>, catalog: Catalog): Location[] {
  const isMeant = subject.kind === "action" ? sharesActions(subject.use.pattern, catalog) : undefined;
  const key = subject.kind === "condition-key" ? subject.name.toLowerCase() : undefined;
  return [...files].flatMap(({ uri, actions, conditionKeys }) => {
    const uses: readonly { readonly range: Range }[] = isMeant
      ? actions.filter(({ pattern }) => isMeant(pattern))
      : conditionKeys.filter(({ name }) => name.toLowerCase() === key);
    return uniqueRanges(uses).map(({ range }) => ({ uri, range }));
  });
}

/**
 * Where the action at a place is granted. For an action that is denied here: the entries that allow it. For one that is
 * allowed here: the other entries that allow it, or the place itself if there are none; editors then show its
 * references.
 */
export function definition(
  subject: SearchSubject,
  uri: string,
  files: Iterable<PolicyUses>,
  catalog: Catalog,
): LocationLink[] {
  if (subject.kind !== "action") return [];
  const { pattern, effect, range } = subject.use;
  const isMeant = sharesActions(pattern, catalog);
  const toLink = (targetUri: string, use: ActionUse): LocationLink =>
    ({ originSelectionRange: range, targetUri, targetRange: use.statement, targetSelectionRange: use.range });
  const others = [...files].flatMap((file) => {
    const allowing = file.actions.filter(
      (use) => use.effect === "Allow" && use.isEffective && isMeant(use.pattern),
    );
    return uniqueRanges(allowing)
      .filter((use) => !(file.uri === uri && isSame(use.range, range)))
      .map((use) => toLink(file.uri, use));
  });
  return others.length > 0 || effect === "Deny" ? others : [toLink(uri, subject.use)];
}

function isSame(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}
