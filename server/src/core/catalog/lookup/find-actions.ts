import { readCalls } from "../../calls/read-calls.js";
import { type Alternative, alternativesOf } from "./alternatives.js";
import type { Catalog } from "../catalog.js";
import type { Action, Erratum } from "../model.js";
import { namesIn } from "../names.js";
import { identityActionsMatching } from "../identity.js";
import { parseActionPattern } from "../pattern.js";
import { slipsOf } from "../slips/slips.js";
import { createCallCollector } from "./distinct-calls.js";
import { type ApiLookup, findCall, findOperation } from "./find-call.js";
import { type OperationName, readOperationName } from "./operation-name.js";
import { wordsOfName } from "../operations/name-words.js";
import { bodyFit } from "./request-body.js";
import { bestFirst, type SearchResult, search } from "./search.js";
import { wordsOf } from "./words.js";
import { usualDistance } from "../usual-services.js";

export type { ApiLookup } from "./find-call.js";

/** How a query was understood, and the result. */
export type Lookup =
  | { readonly kind: "action"; readonly action: Action; readonly erratum?: Erratum }
  | { readonly kind: "wildcard"; readonly pattern: string; readonly actions: readonly Action[] }
  /** Actions of version 5.0, if version 1.1 has none for the query. */
  | ({ readonly kind: "identity" } & SearchResult)
  | { readonly kind: "named"; readonly actions: readonly Action[] }
  | ApiLookup
  /** Several calls, or with `areAlternatives` the operations of one name in several products. */
  | { readonly kind: "calls"; readonly calls: readonly ApiLookup[]; readonly areAlternatives?: boolean }
  | ({ readonly kind: "words" } & SearchResult)
  | { readonly kind: "nothing"; readonly near?: string; readonly named?: string; readonly isElsewhere?: true };

/**
 * Looks up a query: an action, a wildcard, a text that names actions such as an error message, one or several API calls
 * in any form, an operation of an SDK or of KooCLI, or words of names, labels and paths. `near` is a known name similar
 * to the query, `named` an unknown action in the text; with `isElsewhere`, another edition or a guide has it.
 */
export function lookUp(query: string, catalog: Catalog): Lookup {
  const text = query.trim();
  const erratum = catalog.erratum(text);
  const action = catalog.action(erratum?.meant ?? text);
  if (action) return { kind: "action", action, ...(erratum ? { erratum } : {}) };
  const pattern = parseActionPattern(text);
  if (pattern.isWildcard && pattern.parts) {
    const actions = catalog.matching(pattern);
    if (actions.length === 0) return identityOr({ kind: "nothing" }, text, catalog);
    return { kind: "wildcard", pattern: text, actions };
  }
  const names = namesIn(text);
  const named = names.flatMap((name) => catalog.action(catalog.erratum(name)?.meant ?? name) ?? []);
  if (named.length > 0) return { kind: "named", actions: [...new Set(named)] };
  const call = callsIn(text, catalog) ?? findCall(text, catalog);
  if (call) return call;
  const operation = readOperationName(text, catalog);
  const [only, ...others] = operation ? findOperation(operation, catalog) : [];
  if (only) return others.length === 0 ? only : { kind: "calls", calls: [only, ...others], areAlternatives: true };
  const found = operation ? { actions: byName(operation, catalog) } : search(text, catalog.actions, usualDistance);
  return found.actions.length > 0 ? { kind: "words", ...found } : identityOr(nothing(names[0], catalog), text, catalog);
}

/** The actions of version 5.0 with the name, the wildcard or the words of a query. */
function identityOr(nothing: Lookup, text: string, { identity }: Catalog): Lookup {
  if (!identity) return nothing;
  const action = identity.action(text);
  const found: SearchResult = action ? { actions: [action] }
    : text.includes("*") ? { actions: identityActionsMatching(identity, text) }
    : search(text, identity.actions, usualDistance);
  return found.actions.length > 0 ? { kind: "identity", ...found } : nothing;
}

/** The calls of a text over several lines, or several calls; `undefined` if the text is a single query. */
function callsIn(text: string, catalog: Catalog): Lookup | undefined {
  const collector = createCallCollector(catalog);
  readCalls(text).forEach((call) => collector.add(call));
  const [first, ...others] = collector.calls.map(({ found }) => found);
  if (first && others.length > 0) return { kind: "calls", calls: [first, ...others] };
  return first && text.includes("\n") ? first : undefined;
}

/**
 * The actions that a text requires together: those that it names, and those that its calls certainly need. A call whose
 * row lists several actions needs all of them. Empty for a single call with one action.
 */
export function togetherIn(found: Lookup): Action[] {
  if (found.kind === "named") return [...found.actions];
  const calls = found.kind === "api" ? [found] : found.kind === "calls" && !found.areAlternatives ? found.calls : [];
  const actions = [...new Set(calls.flatMap(certainActions))];
  return found.kind === "api" && actions.length === 1 ? [] : actions;
}

function certainActions(found: ApiLookup): readonly Action[] {
  const all = found.isOtherMethod ? [] : decidedAlternatives(found);
  return all.length === 1 ? all[0]!.actions : [];
}

/** The alternatives of a call, or only those that its body names. */
export function decidedAlternatives({ matches, bodyKey }: ApiLookup): readonly Alternative[] {
  const all = alternativesOf(matches);
  const fitting =
    bodyKey === undefined ? [] : all.filter(({ actions }) => actions.some((action) => bodyFit(action, bodyKey) === 2));
  return fitting.length > 0 ? fitting : all;
}

function nothing(named: string | undefined, catalog: Catalog): Lookup {
  const near = named === undefined ? undefined : slipsOf(parseActionPattern(named), catalog)[0];
  const isElsewhere = catalog.namesElsewhere.some((name) => name.toLowerCase() === named?.toLowerCase());
  return {
    kind: "nothing",
    ...(near === undefined ? {} : { near }),
    ...(named === undefined ? {} : { named }),
    ...(isElsewhere ? { isElsewhere } : {}),
  };
}

/** For an unlisted operation: the actions of its product's services that contain the words of its name. */
function byName({ product, name }: OperationName, catalog: Catalog): Action[] {
  const services = product === undefined ? undefined : catalog.operations.servicesOf(product);
  const words = wordsOfName(name);
  const meant = words.filter((word) => !prefixes.has(word));
  const having = (query: readonly string[]) => bestFirst(catalog.actions, query, usualDistance);
  const found = having(wordsOf(name));
  const actions = found.length > 0 || words.length < 2 || meant.length === 0 ? found : having(meant);
  return services ? actions.filter(({ service }) => services.includes(service.toLowerCase())) : actions;
}

/** Leading words of operation names that action names do not have. */
const prefixes = new Set(["nova", "neutron", "cinder", "glance", "keystone", "batch", "the"]);
