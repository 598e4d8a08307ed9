import { type CompletionItem, CompletionItemKind, type CompletionList, MarkupKind, type Position } from "vscode-languageserver-types";
import { allowedActions } from "../core/analysis/dependencies.js";
import { effectivePermissions } from "../core/analysis/permissions.js";
import { dependenciesOf } from "../core/catalog/dependencies.js";
import { labelsOf } from "../core/catalog/labels.js";
import type { Action } from "../core/catalog/model.js";
import { hasWords, wordsOf } from "../core/catalog/words.js";
import type { ActionEntry } from "../core/policy/model.js";
import { type CompletionPlace, completionPlace } from "./completion-place.js";
import { actionDocumentation } from "./describe/documentation.js";
import { searchText } from "./search.js";
import type { Environment, Snapshot } from "./snapshot.js";

/** What the client shows beside a label (the older way is one line of detail), and what made it ask. */
export interface CompletionSupport {
  readonly labelDetails: boolean;
  /** The character that was just typed, if that is why. */
  readonly trigger?: string | undefined;
}

/**
 * The actions that can stand at a position. While a name is typed the list is complete and the client filters it. Once
 * the text has a blank or another script in it, the author searches by label or path: then the words are matched here,
 * in any order, because clients compare only the beginning of a filter text and only in its order. Clients without label
 * details get no filter text before that: old ones then find neither their label nor the place that it replaces.
 */
export function completion(snapshot: Snapshot, position: Position, support: CompletionSupport): CompletionList | undefined {
  const { catalog } = snapshot.environment;
  const place = completionPlace(snapshot.file, snapshot.offsetAt(position));
  if (!place || place.place.policy.kind !== "custom-policy") return undefined;
  // The quote just typed has closed an item. Nobody wants another one yet, and Enter would take it.
  if (support.trigger === '"' && place.place.kind === "action-gap") return undefined;
  const isSearch = /[^\w:*-]/.test(place.typed.trim());
  const words = wordsOf(place.typed);
  const actions = isSearch ? catalog.actions.filter((action) => hasWords(action, words)) : catalog.actions;
  const rank = ranking(place, snapshot.environment);
  const items = actions.map((action, index) => ({
    ...toItem(action, place, snapshot, support),
    sortText: `!${rank(action)}${String(index).padStart(5, "0")}`,
    ...(isSearch ? { filterText: place.typed.trim() } : support.labelDetails ? { filterText: searchText(action) } : {}),
  }));
  return { isIncomplete: isSearch, items };
}

/** Adds the documentation to the one item that the reader looks at. */
export function resolveCompletion(item: CompletionItem, { catalog, language }: Environment): CompletionItem {
  const action = catalog.action(String(item.data));
  if (!action) return item;
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: actionDocumentation(action, catalog, language) } };
}

function toItem(action: Action, { range, before, after, additional }: CompletionPlace, snapshot: Snapshot, support: CompletionSupport): CompletionItem {
  const labels = labelsOf(action, snapshot.environment.language);
  const label = support.labelDetails ? shorten(labels[0] ?? "") : labels.join(" / ");
  return {
    label: action.name,
    kind: CompletionItemKind.EnumMember,
    ...(label === "" ? {} : support.labelDetails ? { labelDetails: { description: label } } : { detail: label }),
    textEdit: { range: snapshot.range(range), newText: before + action.name + after },
    ...(additional.length > 0 ? { additionalTextEdits: additional.map((edit) => ({ range: snapshot.range(edit.range), newText: edit.newText })) } : {}),
    data: action.name,
  };
}

/** Columns that a label may take beside a name. An editor gives way to a longer one by cutting the name. */
const labelColumns = 28;

/** The beginning of a label; a Chinese character is as wide as two Latin ones. */
function shorten(label: string): string {
  let columns = 0;
  const end = [...label].findIndex((char) => (columns += char.charCodeAt(0) > 0x2e7f ? 2 : 1) > labelColumns);
  return end < 0 ? label : `${[...label].slice(0, end - 1).join("").trimEnd()}…`;
}

/**
 * The order of the list, a digit per action: what this policy lacks comes first, then the services that the statement is
 * about; what it grants already comes last.
 */
function ranking({ place }: CompletionPlace, { catalog, assumeGranted }: Environment): (action: Action) => number {
  const { policy, statement } = place;
  const current = place.kind === "action-string" ? place.node : undefined;
  const others = statement.actions.filter(({ node }) => node !== current);
  const permissions = effectivePermissions(policy, catalog, assumeGranted);
  const missing = new Set(allowedActions(policy, permissions, catalog).flatMap(({ action }) =>
    dependenciesOf(action).required.filter((name) => permissions.verdict(name) === "not-granted")));
  const listed = new Set(others.map(({ pattern }) => pattern.text.toLowerCase()));
  const wildcards = others.filter(({ pattern }) => pattern.isWildcard);
  const granted = new Set(wildcards.flatMap(({ pattern }) => catalog.matching(pattern).map(({ name }) => name)));
  const services = new Set(others.map(serviceOf));
  return ({ name, service, status }) => {
    if (listed.has(name.toLowerCase())) return 9;
    if (granted.has(name)) return 8;
    if (missing.has(name)) return 0;
    return (services.has(service) ? 1 : 2) + (status === "documented" ? 0 : 2);
  };
}

function serviceOf({ pattern }: ActionEntry): string | undefined {
  return pattern.parts?.[0];
}
