import { effectivePermissions, type Verdict } from "../../core/analysis/permissions.js";
import { labelOf } from "../../core/catalog/labels.js";
import { alternativesOf } from "../../core/catalog/lookup/alternatives.js";
import { type ApiLookup, type Lookup, lookUp, togetherIn } from "../../core/catalog/lookup/find-actions.js";
import type { Action } from "../../core/catalog/model.js";
import { apisOf } from "../../core/catalog/apis.js";
import { bodyFit } from "../../core/catalog/lookup/request-body.js";
import { enumerate } from "../../core/text/enumerate.js";
import type { Bilingual } from "../../core/text/message.js";
import type { ActionCandidate, FoundActions } from "../../protocol.js";
import { titleOf } from "../../core/describe/title.js";
import { type Say, sayIn } from "../say.js";
import type { Environment, Snapshot } from "../snapshot.js";

/** More than a reader looks through: who finds so many types another word. */
const most = 100;

/** The actions for a query, and how it was understood. With a snapshot, what its one policy says of them is said, too. */
export function findActions(query: string, environment: Environment, snapshot?: Snapshot): FoundActions {
  if (query.trim() === "") return { summary: "", actions: [] };
  const say = sayIn(environment.language);
  const found = lookUp(query, environment.catalog);
  const candidates = candidatesOf(found, environment, say);
  const stateOf = statesIn(snapshot, environment);
  const shown = candidates.slice(0, most).map((one) => ({ ...one, remarks: [...one.remarks, ...stateOf(one.name).map((state) => say(state))] }));
  const rest = candidates.length - shown.length;
  const summary = summaryOf(found, candidates.length, query.trim(), say);
  const together = togetherIn(found).map(({ name }) => name);
  return {
    summary: rest > 0 ? say(cut, { summary, count: shown.length }) : summary,
    actions: shown,
    ...(together.length > 1 ? { together: { title: say(allOf, { count: together.length }), actions: together } } : {}),
  };
}

function candidatesOf(found: Lookup, environment: Environment, say: Say): ActionCandidate[] {
  const candidate = (action: Action, first: readonly string[] = [], remarks: readonly string[] = []) => toCandidate(action, first, remarks, environment, say);
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
    case "wildcard":
    case "named":
    case "words":
      return found.actions.map((action) => candidate(action));
    case "nothing": {
      const near = found.near === undefined ? undefined : environment.catalog.action(found.near);
      const unknown: ActionCandidate[] = found.named === undefined ? [] : [{ name: found.named, status: "unknown", label: "", apis: [], remarks: [say(notKnown)] }];
      return [...(near ? [candidate(near, [], [say(isNear, { named: found.named ?? "" })])] : []), ...unknown];
    }
  }
}

interface Called {
  readonly action: Action;
  /** The operations of the action that are called. */
  readonly operations: readonly string[];
  /** The key of a request body that matches the action. */
  readonly bodyKey: string | undefined;
  /** What the call needs as well, where that is the same for all calls. */
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
    const also = group && !another ? group.names.filter((name) => name.toLowerCase() !== action.name.toLowerCase()) : [];
    return { action, operations, also, bodyKey: own.find(({ key }) => key !== undefined && bodyFit(action, key) > 0)?.key };
  });
}

/** `first`: the operations that the query is about. The label is theirs: in the reader's language if a page has it, else as it is. */
function toCandidate(action: Action, first: readonly string[], remarks: readonly string[], { catalog, language }: Environment, say: Say): ActionCandidate {
  const apis = apisOf(action, language);
  const rows = action.permissions.filter((row) => row.apis.some(({ method, path }) => first.includes(`${method} ${path}`)));
  const own = rows.flatMap((row) => row.labels[language] ?? []);
  const labels = own.length > 0 ? own : rows.map((row) => labelOf(row, language)).filter((label) => label !== "");
  const current = catalog.currentNames(action.name);
  return {
    name: action.name,
    status: action.status,
    label: labels.length > 0 ? [...new Set(labels)].join(say(separator)) : titleOf(action, language),
    apis: [...new Set([...first, ...apis.map(({ operation }) => operation)])],
    remarks: [
      ...remarks,
      ...(action.status === "dependency-only" ? [say(dependencyOnly)] : []),
      ...(current.length > 0 ? [say(renamed, { names: enumerate(current) })] : []),
    ],
  };
}

/** What the policy of a document itself says about an action, whatever others grant. Of several policies none is meant in particular. */
function statesIn(snapshot: Snapshot | undefined, { catalog }: Environment): (name: string) => readonly Bilingual[] {
  const [policy, another] = snapshot?.file.policies ?? [];
  if (!policy || another || policy.kind !== "custom-policy") return () => [];
  const permissions = effectivePermissions(policy, catalog);
  return (name) => states[permissions.verdict(name)];
}

function summaryOf(found: Lookup, count: number, query: string, say: Say): string {
  switch (found.kind) {
    case "action":
      return found.erratum ? say(misprint, { ...found.erratum }) : say(isAction);
    case "wildcard":
      return say(count === 1 ? matchesOne : matches, { count, pattern: found.pattern });
    case "named":
      return say(count === 1 ? namesOne : names, { count });
    case "api":
      if (found.isOtherMethod) return say(otherMethod, { method: found.method ?? "" });
      if (count > 1 && alternativesOf(found.matches).length === 1) return say(callsTogether, { count });
      return say(count === 1 ? callsOne : found.bodyKey === undefined ? calls : callsWithBody, { count, key: found.bodyKey ?? "" });
    case "calls":
      return say(count === 1 ? severalOne : several, { calls: found.calls.length, count });
    case "words":
      return say(count === 1 ? fitsOne : fits, { count });
    case "nothing":
      return say(nothing, { query: query.length > 80 ? `${query.slice(0, 80)}…` : query });
  }
}

const states: Readonly<Record<Verdict, readonly Bilingual[]>> = {
  allowed: [{ en: "Already allowed by this policy.", zh: "本策略已允许。" }],
  denied: [{ en: "Denied by this policy.", zh: "本策略已拒绝。" }],
  "not-granted": [],
};
const separator = { en: "; ", zh: "；" };
const cut = { en: "{summary} The first {count} are listed.", zh: "{summary}仅列出前 {count} 个。" };
const fitsBody = { en: "“{key}” in the body speaks for it.", zh: "与请求体中的“{key}”相符。" };
const needsAlso = { en: "The same call also needs {names}.", zh: "同一调用还需要 {names}。" };
const notKnown = { en: "Not in the catalog; the text names it.", zh: "目录未收录，取自所给文本。" };
const isNear = { en: "Perhaps meant by “{named}”.", zh: "可能是“{named}”的正确写法。" };
const dependencyOnly = { en: "Known only because other actions depend on it.", zh: "仅作为其他授权项的依赖出现。" };
const renamed = { en: "Newer tables call it {names}.", zh: "较新的授权表中称为 {names}。" };
const misprint = { en: "“{written}” is a misprint in the published table; the action is “{meant}”.", zh: "“{written}”是官方授权表中的误写，正确的授权项为“{meant}”。" };
const isAction = { en: "This is the action.", zh: "即为该授权项。" };
const matchesOne = { en: "1 action matches “{pattern}”.", zh: "“{pattern}”匹配 1 个授权项。" };
const matches = { en: "{count} actions match “{pattern}”.", zh: "“{pattern}”匹配 {count} 个授权项。" };
const namesOne = { en: "The text names this action.", zh: "文本中提到以下授权项。" };
const names = { en: "The text names {count} actions.", zh: "文本中提到 {count} 个授权项。" };
const otherMethod = { en: "The catalog has no {method} for this path; these are for its other methods.", zh: "目录中该路径没有 {method} 方法，以下为其他请求方法。" };
const callsOne = { en: "1 action for this API.", zh: "该 API 对应 1 个授权项。" };
const callsTogether = { en: "This call needs these {count} actions together.", zh: "此调用须同时具备以下 {count} 个授权项。" };
const calls = { en: "{count} actions for this API; the body of the call decides which it needs.", zh: "该 API 对应 {count} 个授权项，取决于请求体。" };
const callsWithBody = { en: "{count} actions for this API; “{key}” in the body speaks for the first.", zh: "该 API 对应 {count} 个授权项，请求体中的“{key}”与第一个相符。" };
const severalOne = { en: "{calls} calls, 1 action.", zh: "{calls} 个 API 调用，1 个授权项。" };
const several = { en: "{calls} calls, {count} actions.", zh: "{calls} 个 API 调用，{count} 个授权项。" };
const allOf = { en: "All {count} actions", zh: "全部 {count} 个授权项" };
const fitsOne = { en: "1 action fits.", zh: "找到 1 个授权项。" };
const fits = { en: "{count} actions fit.", zh: "找到 {count} 个授权项。" };
const nothing = { en: "Nothing in the catalog fits “{query}”.", zh: "目录中没有与“{query}”相符的内容。" };
