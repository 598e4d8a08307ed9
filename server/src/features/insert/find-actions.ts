import { kinds } from "../../core/language/policy-languages.js";
import { effectivePermissions, type Verdict } from "../../core/analysis/permissions.js";
import { labelOf } from "../../core/catalog/labels.js";
import { alternativesOf } from "../../core/catalog/lookup/alternatives.js";
import { type ApiLookup, type Lookup, lookUp, togetherIn } from "../../core/catalog/lookup/find-actions.js";
import { scenariosFor } from "../../core/catalog/lookup/find-scenarios.js";
import type { Action } from "../../core/catalog/model.js";
import { apisOf } from "../../core/catalog/apis.js";
import { bodyFit } from "../../core/catalog/lookup/request-body.js";
import { enumerate } from "../../core/text/enumerate.js";
import { remarksOn } from "../../core/describe/action/action.js";
import { describeScenario } from "../../core/describe/scenario.js";
import { describeLookup } from "../../core/describe/look-up/look-up.js";
import { plainText } from "../../core/outline/outline.js";
import type { Bilingual } from "../../core/text/message.js";
import type { ActionCandidate, FoundActions } from "../../protocol.js";
import { titleOf } from "../../core/describe/action/title.js";
import { type Say, sayIn } from "../../core/text/say.js";
import type { Environment, Snapshot } from "../snapshot.js";

/** The maximum number of results. A search that finds more needs another word. */
const most = 100;
const mostScenarios = 10;

/**
 * Finds the actions for a query, and says how it was understood. With a snapshot, it also says what its only policy
 * does with them.
 */
export function findActions(query: string, environment: Environment, snapshot?: Snapshot): FoundActions {
  if (query.trim() === "") return { summary: "", actions: [], scenarios: [] };
  const say = sayIn(environment.language);
  const found = lookUp(query, environment.catalog);
  const candidates = candidatesOf(found, environment, say);
  const stateOf = statesIn(snapshot, environment);
  const shown = candidates
    .slice(0, most)
    .map((one) => ({ ...one, remarks: [...one.remarks, ...stateOf(one.name).map((state) => say(state))] }));
  const rest = candidates.length - shown.length;
  const summary = describeLookup(found, query.trim(), environment.language);
  const together = togetherIn(found).map(({ name }) => name);
  return {
    summary: rest > 0 ? say(cut, { summary, count: shown.length }) : summary,
    actions: shown,
    scenarios: scenariosFor(found, query, environment.catalog)
      .slice(0, mostScenarios)
      .map((scenario) => {
        const { title, notes } = describeScenario(scenario, environment.language);
        return { title, notes: notes.join(environment.language === "zh" ? "" : " "), actions: scenario.actions };
      }),
    ...(together.length > 1 ? { together: { title: say(allOf, { count: together.length }), actions: together } } : {}),
  };
}

function candidatesOf(found: Lookup, environment: Environment, say: Say): ActionCandidate[] {
  const candidate = (action: Action, first: readonly string[] = [], remarks: readonly string[] = []) =>
    toCandidate(action, first, remarks, environment, say);
  switch (found.kind) {
    case "action":
      return [candidate(found.action)];
    case "api":
    case "calls":
      return calledBy(found.kind === "api" ? [found] : found.calls).map(({ action, operations, bodyKey, also }) =>
        candidate(action, operations, [
          ...(bodyKey === undefined ? [] : [say(fitsBody, { key: bodyKey })]),
          ...(also.length === 0 ? [] : [say(needsAlso, { names: enumerate(also) })]),
        ]));
    // They do not belong into the policy of version 1.1 that the search writes; the summary has their names.
    case "identity":
      return [];
    case "wildcard":
    case "named":
    case "words":
      return found.actions.map((action) => candidate(action));
    case "nothing": {
      const near = found.near === undefined ? undefined : environment.catalog.action(found.near);
      const unknown: ActionCandidate[] =
        found.named === undefined
          ? []
          : [{ name: found.named, status: "unknown", label: "", apis: [], remarks: [say(notKnown)] }];
      return [...(near ? [candidate(near, [], [say(isNear, { named: found.named ?? "" })])] : []), ...unknown];
    }
  }
}

interface Called {
  readonly action: Action;
  /** The called operations of the action. */
  readonly operations: readonly string[];
  /** The key of a request body that matches the action. */
  readonly bodyKey: string | undefined;
  /** Other actions that the call needs, if they are the same for all calls. */
  readonly also: readonly string[];
}

/** The actions of calls, each once. */
function calledBy(calls: readonly ApiLookup[]): Called[] {
  const groups = calls.flatMap(({ matches }) => alternativesOf(matches));
  const matches = calls.flatMap((call) => call.matches.map((match) => ({ ...match, key: call.bodyKey })));
  return [...new Set(matches.map(({ action }) => action))].map((action) => {
    const own = matches.filter((match) => match.action === action);
    const operations = own.map(({ operation: { method, path } }) => `${method} ${path}`);
    const [group, another] = groups.filter(({ actions }) => actions.includes(action));
    const also =
      group && !another ? group.names.filter((name) => name.toLowerCase() !== action.name.toLowerCase()) : [];
    return {
      action,
      operations,
      also,
      bodyKey: own.find(({ key }) => key !== undefined && bodyFit(action, key) > 0)?.key,
    };
  });
}

/** `first` are the operations of the query. The label is theirs, in the reader's language if a page has it. */
function toCandidate(
  action: Action,
  first: readonly string[],
  remarks: readonly string[],
  { catalog, language }: Environment,
  say: Say,
): ActionCandidate {
  const apis = apisOf(action, language);
  const rows = action.permissions.filter((row) =>
    row.apis.some(({ method, path }) => first.includes(`${method} ${path}`)),
  );
  const own = rows.flatMap((row) => row.labels[language] ?? []);
  const labels = own.length > 0 ? own : rows.map((row) => labelOf(row, language)).filter((label) => label !== "");
  return {
    name: action.name,
    status: action.status,
    label: labels.length > 0 ? [...new Set(labels)].join(say(separator)) : titleOf(action, language),
    apis: [...new Set([...first, ...apis.map(({ operation }) => operation)])],
    remarks: [...remarks, ...remarksOn(action, catalog, language).map(plainText)],
  };
}

/**
 * What the policy of a document does with an action, regardless of other policies. Nothing if there are several
 * policies.
 */
function statesIn(snapshot: Snapshot | undefined, { catalog }: Environment): (name: string) => readonly Bilingual[] {
  const [policy, another] = snapshot?.parts.flatMap(({ file }) => file.policies) ?? [];
  if (!policy || another || kinds[policy.kind].actions !== "tables") return () => [];
  const permissions = effectivePermissions(policy, catalog);
  return (name) => states[permissions.verdict(name)];
}

const states: Readonly<Record<Verdict, readonly Bilingual[]>> = {
  allowed: [{ en: "Already allowed by this policy.", zh: "本策略已允许。" }],
  denied: [{ en: "Denied by this policy.", zh: "本策略已拒绝。" }],
  "not-granted": [],
};
const separator = { en: "; ", zh: "；" };
const cut = { en: "{summary} The first {count} are listed.", zh: "{summary}仅列出前 {count} 个。" };
const fitsBody = { en: "Matches “{key}” in the request body.", zh: "与请求体中的“{key}”相符。" };
const needsAlso = { en: "The same call also needs {names}.", zh: "同一调用还需要 {names}。" };
const notKnown = { en: "Not in the catalog; taken from the text.", zh: "目录未收录，取自所给文本。" };
const isNear = { en: "Possible correction of “{named}”.", zh: "可能是“{named}”的正确写法。" };
const allOf = { en: "All {count} actions", zh: "全部 {count} 个授权项" };
