import { parseApiCall } from "../core/catalog/api-call.js";
import type { ApiMatch } from "../core/catalog/api-index.js";
import type { Catalog } from "../core/catalog/catalog.js";
import type { Action, Erratum } from "../core/catalog/model.js";
import { parseActionPattern } from "../core/catalog/pattern.js";
import { hasWords, wordsOf } from "../core/catalog/words.js";
import { nearest } from "../core/text/near.js";

/** What a query was understood as, and what was found. */
export type Lookup =
  | { readonly kind: "action"; readonly action: Action; readonly erratum?: Erratum }
  | { readonly kind: "wildcard"; readonly pattern: string; readonly actions: readonly Action[] }
  | { readonly kind: "api"; readonly method: string | undefined; readonly path: string; readonly matches: readonly ApiMatch[]; readonly isOtherMethod: boolean }
  | { readonly kind: "words"; readonly actions: readonly Action[] }
  | { readonly kind: "nothing"; readonly near?: string };

/** Looks a query up: an action, a wildcard, an API call in any form, or words of names, labels and paths. */
export function lookUp(query: string, catalog: Catalog): Lookup {
  const text = query.trim();
  const erratum = catalog.erratum(text);
  const action = catalog.action(erratum?.meant ?? text);
  if (action) return { kind: "action", action, ...(erratum ? { erratum } : {}) };
  const pattern = parseActionPattern(text);
  if (pattern.isWildcard && pattern.parts) {
    const actions = catalog.matching(pattern);
    return actions.length > 0 ? { kind: "wildcard", pattern: text, actions } : { kind: "nothing" };
  }
  const call = parseApiCall(text);
  if (call) {
    const exact = catalog.byApi(call);
    const matches = exact.length > 0 ? exact : catalog.byApi({ ...call, method: undefined });
    if (matches.length > 0) return { kind: "api", ...call, matches, isOtherMethod: exact.length === 0 };
  }
  const actions = byWords(text, catalog);
  if (actions.length > 0) return { kind: "words", actions };
  const near = pattern.parts ? nearest(text, catalog.actions.map(({ name }) => name))[0] : undefined;
  return { kind: "nothing", ...(near === undefined ? {} : { near }) };
}

/** The actions that have all words in a name, label, method or path; the nearest meanings first. */
function byWords(query: string, catalog: Catalog): Action[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return catalog.actions.map((action) => ({ action, rank: rank(action, words) })).filter(({ rank: place }) => place < none)
    .sort((a, b) => a.rank - b.rank || a.action.permissions.length - b.action.permissions.length).map(({ action }) => action);
}

const none = 4;

/** 0: a label is just that; 1: the name has all words; 2: one label has them; 3: name, labels and paths together; 4: not. */
function rank(action: Action, words: readonly string[]): number {
  const labels = action.permissions.flatMap(({ labels: { zh, en } }) => [zh, en]).map((label) => (label ?? "").toLowerCase());
  const query = words.join(" ");
  const hasAll = (text: string) => words.every((word) => text.includes(word));
  if (labels.some((label) => label.replace(/[.。]$/, "") === query)) return 0;
  if (hasAll(action.name.toLowerCase())) return 1;
  if (labels.some(hasAll)) return 2;
  return hasWords(action, words) ? 3 : none;
}
