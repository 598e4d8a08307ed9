import { apisOf } from "../../catalog/apis.js";
import type { Catalog } from "../../catalog/catalog.js";
import { casesOf, dependenciesOf } from "../../catalog/dependencies.js";
import { isDiscarded, labelsIn } from "../../catalog/labels.js";
import { alternativesOf } from "../../catalog/lookup/alternatives.js";
import type { CallCollector, DistinctCall } from "../../catalog/lookup/distinct-calls.js";
import type { ApiLookup, Lookup } from "../../catalog/lookup/find-actions.js";
import type { Action, Permission } from "../../catalog/model.js";
import type { Scenario } from "../../catalog/scenarios.js";
import { twinsOf } from "../../catalog/twins.js";
import { describeCallEntry } from "./call-entry.js";
import { notesOnCall, operationNames } from "./call-notes.js";
import { describeScenario } from "../scenario.js";
import { remarksOn } from "../action/action.js";
import { actionsFound, operationsOf } from "./look-up.js";
import { plainText } from "../../outline/outline.js";
import type { Language } from "../../text/message.js";

/** The machine-readable answer of `find`; docs/cli.md has its shape. Texts are in the language of the output. */
export function lookupToJson(
  found: Lookup,
  scenarios: readonly Scenario[],
  catalog: Catalog,
  language: Language,
): object {
  const answer = answerToJson(found, catalog, language);
  return scenarios.length === 0
    ? answer
    : { ...answer, scenarios: scenarios.map((scenario) => scenarioToJson(scenario, language)) };
}

/** A scenario: its title, actions and notes. */
export function scenarioToJson(scenario: Scenario, language: Language) {
  const { grantee, actions, roles } = scenario;
  return { ...describeScenario(scenario, language), grantee, actions, roles };
}

function answerToJson(found: Lookup, catalog: Catalog, language: Language): object {
  const actions = actionsFound(found).map((action) => actionToJson(action, catalog, language));
  switch (found.kind) {
    case "action":
      return { kind: found.kind, ...(found.erratum ? { misprint: found.erratum.written } : {}), actions };
    case "api":
      return { kind: found.kind, ...callToJson(found, language), actions };
    case "calls":
      return {
        kind: found.kind,
        operations: [...new Set(found.calls.flatMap(operationsOf))],
        calls: found.calls.map((call) => callToJson(call, language)),
        actions,
      };
    case "identity":
    case "words":
      return { kind: found.kind, ...(found.synonyms ? { synonyms: found.synonyms } : {}), actions };
    case "wildcard":
    case "named":
      return { kind: found.kind, actions };
    case "nothing": {
      const { kind, near, named, isElsewhere } = found;
      const name = named === undefined ? {} : { named };
      const elsewhere = isElsewhere ? { isElsewhere } : {};
      return { kind, ...(near === undefined ? {} : { near }), ...name, ...elsewhere, actions };
    }
  }
}

/** The machine-readable answer for a text with calls. */
export function callsToJson(
  { calls, total }: CallCollector,
  isCut: boolean,
  catalog: Catalog,
  language: Language,
): object {
  const lookups = calls.map(({ found }) => found);
  return {
    kind: "calls",
    total,
    ...(isCut ? { isCut } : {}),
    operations: [...new Set(lookups.flatMap(operationsOf))],
    calls: calls.map((call) => distinctRecord(call, language)),
    actions: actionsFound({ kind: "calls", calls: lookups.filter(({ isOtherMethod }) => !isOtherMethod) }).map(
      (action) => actionToJson(action, catalog, language),
    ),
  };
}

function distinctRecord({ found, count, line, isForeign }: DistinctCall, language: Language) {
  const { needs, notes } = describeCallEntry(found, isForeign, language);
  return { ...callToJson(found, language), count, line, isForeign, needs, notes };
}

/** All that the catalog says about an API call. */
export function callToJson(found: ApiLookup, language: Language) {
  const { method, path, host, isOtherMethod, bodyKey, matches, elsewhere, asked, isBorrowed, named, others } = found;
  return {
    ...(method === undefined ? {} : { method }),
    path,
    ...(host === undefined ? {} : { host }),
    ...(isOtherMethod ? { otherMethod: true } : {}),
    ...(bodyKey === undefined ? {} : { bodyKey }),
    ...(asked === undefined ? {} : { asked }),
    ...(isBorrowed ? { otherEdition: true } : {}),
    ...(found.isForeign ? { isForeign: true } : {}),
    ...(found.isByPath ? { isByPath: true } : {}),
    ...(named === undefined ? {} : { named }),
    ...(found.annotated ? { annotated: found.annotated } : {}),
    ...(found.identity ? { identity: found.identity } : {}),
    ...(others === undefined ? {} : { others: others.map(({ product, name }) => `${product} ${name}`) }),
    operations: operationsOf(found),
    names: operationNames(found),
    alternatives: alternativesOf(matches).map(({ names }) => names),
    elsewhere: [...new Set(elsewhere.map(({ action }) => action.name))],
    notes: notesOnCall(found, language),
  };
}

/** All that the catalog says about an action. */
export function actionToJson(action: Action, catalog: Catalog, language: Language) {
  const { isStated, required, conditional, newer } = dependenciesOf(action);
  const { permissions } = action;
  return {
    action: action.name,
    status: action.status,
    currentNames: catalog.currentNames(action.name),
    discarded: isDiscarded(action),
    remarks: remarksOn(action, catalog, language).map(plainText),
    labels: { en: labelsIn(action, "en"), zh: labelsIn(action, "zh") },
    apis: apisOf(action, language).map(({ operation, label }) => {
      const name = catalog.operationName(action, operation);
      return { operation, label, ...(name === undefined ? {} : { name }) };
    }),
    otherApis: twinsOf(action, catalog).map((twin) => ({
      action: twin.action.name,
      apis: twin.apis.map(({ method, path }) => `${method} ${path}`),
    })),
    needsStated: isStated,
    required,
    conditional: conditional.map((need) => ({
      action: need.action,
      apis: need.apis.map(({ method, path }) => `${method} ${path}`),
      cases: casesOf(need, language),
    })),
    newer: newer.map((need) => ({ action: need.action, date: need.source.date })),
    support: {
      iamProject: support(permissions, "iamProject"),
      enterpriseProject: support(permissions, "enterpriseProject"),
      instance: support(permissions, "instanceLevel"),
      tag: support(permissions, "tagLevel"),
    },
    sources: sourcesOf(permissions),
  };
}

/** What the rows say together; `unknown` where no table has the column. */
function support(
  rows: readonly Permission[],
  column: "iamProject" | "enterpriseProject" | "instanceLevel" | "tagLevel",
): "yes" | "no" | "depends" | "unknown" {
  const known = new Set(rows.map((row) => row[column]).filter((value) => value !== undefined));
  return known.size === 0 ? "unknown" : known.size > 1 ? "depends" : known.has(true) ? "yes" : "no";
}

/** The pages that the rows were read from, each once. `decides`: needs that other pages add to its rows are `newer`. */
function sourcesOf(rows: readonly Permission[]) {
  const pages = [...new Map(rows.map(({ source }) => [source.id, source])).values()];
  return pages.map(({ edition, title, date, url, decides }) => ({
    edition,
    title,
    date,
    ...(url === undefined ? {} : { url }),
    decides,
  }));
}
