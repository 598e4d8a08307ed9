import { coverage, type Grant, type GrantFacts, type OptionalPattern } from "../analysis/grants.js";
import type { Catalog } from "../catalog/catalog.js";
import { type ActionPattern, covers } from "../catalog/pattern.js";
import { counted, nouns, separated, separatedNames } from "../text/counted.js";
import { grouped } from "../text/grouped.js";
import { type Bilingual, formatBoth } from "../text/message.js";
import { guardClause, limitClauses } from "./guards.js";

/** What limits an entry, and how much of the question it covers; "" in both languages if there is nothing to say. */
export function grantNotes(facts: GrantFacts, query: ActionPattern, catalog: Catalog): Bilingual {
  const { pattern, written, except, isForAllResources, hasCondition } = facts;
  return separated([
    ...(pattern.text === written || except ? [] : [formatBoth(misprint, { meant: pattern.text })]),
    ...(except ? exclusion(facts, except, query) : []),
    ...share(facts, query, catalog),
    ...(isForAllResources ? [] : [someResources]),
    ...(hasCondition ? [underCondition] : []),
    ...limitClauses(facts.limitGuards),
    ...(facts.guards ?? []).map(guardClause),
  ]);
}

function exclusion(
  { mayExcept = [] }: GrantFacts,
  except: readonly ActionPattern[],
  query: ActionPattern,
): Bilingual[] {
  const isAbout = ({ pattern }: OptionalPattern) => covers(pattern, query) || covers(query, pattern);
  const [first] = mayExcept.filter(isAbout);
  if (!first) return [mayExcept.length > 0 && except.length === 0 ? mostActions : allExcept(except)];
  const guards = separated(first.guards.map(guardClause));
  return [allExcept(except), formatBoth(exceptOnly, { name: first.pattern.text, guards })];
}

function allExcept([first, ...others]: readonly ActionPattern[]): Bilingual {
  if (!first) return everyAction;
  const template = others.length > 0 ? exceptSeveral : exceptOne;
  return formatBoth(template, { first: first.text, count: grouped(others.length) });
}

function share(facts: GrantFacts, query: ActionPattern, catalog: Catalog): Bilingual[] {
  if (!query.isWildcard || !facts.pattern.isWildcard || covers(facts.pattern, query)) return [];
  const { covered, known } = coverage(facts, query, catalog);
  return [formatBoth(someOf, { covered: grouped(covered), known: grouped(known) })];
}

/** "kms:*:*: allowed by 2 entries, denied by 1 entry, in 2 of 14 policies." */
export function grantSummary(
  { text }: ActionPattern,
  grants: readonly Pick<Grant, "effect">[],
  policies: { readonly with: number; readonly all: number },
): Bilingual {
  const all = counted(policies.all, nouns.policy);
  if (grants.length === 0) return formatBoth(policies.all === 0 ? noPolicies : none, { text, all });
  const counts = (["Allow", "Deny"] as const)
    .map((effect) => [effect, grants.filter((one) => one.effect === effect).length] as const)
    .filter(([, count]) => count > 0)
    .map(([effect, count]) => counted(count, entries[effect]));
  return formatBoth(found, { text, counts: separated(counts), with: grouped(policies.with), all });
}

/** The places of Terraform files whose policy an entry is in, `main.tf:3`. */
export function usedInPlaces(places: readonly string[]): Bilingual {
  return formatBoth(usedIn, { places: separatedNames(places) });
}

/** For a question that names no action. */
export const notAQuery: Bilingual = {
  en: "'{question}' is not an action (service:resourceType:operation), a wildcard or a service.",
  zh: "“{question}”不是授权项（如 ecs:servers:stop）、通配写法或服务。",
};
/** For a question about a name that no table lists, if it is like one that is listed. */
export const nearQuery: Bilingual = { en: "No table lists {text}. Did you mean {near}?", zh: "授权表中没有 {text}。是否想查 {near}？" };

const entries = {
  Allow: { one: { en: "allowed by 1 entry", zh: "1 处允许" }, many: { en: "allowed by {count} entries", zh: "{count} 处允许" } },
  Deny: { one: { en: "denied by 1 entry", zh: "1 处拒绝" }, many: { en: "denied by {count} entries", zh: "{count} 处拒绝" } },
};
const found = { en: "{text}: {counts}, in {with} of {all}.", zh: "{text}：{counts}，涉及 {all}中的 {with} 个。" };
const none = { en: "{text}: neither allowed nor denied in {all}.", zh: "{text}：{all}均未允许或拒绝。" };
const noPolicies = { en: "No Huawei Cloud policy found.", zh: "未发现华为云策略。" };
const usedIn = { en: "used in {places}", zh: "用于 {places}" };
const misprint = { en: "a misprint of {meant}", zh: "{meant} 的误写" };
const someOf = { en: "{covered} of {known} known actions", zh: "已知 {known} 个授权项中的 {covered} 个" };
const everyAction: Bilingual = { en: "every action", zh: "全部授权项" };
const mostActions: Bilingual = { en: "every action except those listed", zh: "所列授权项以外的全部授权项" };
const exceptOnly = { en: "except {name} {guards}", zh: "{name} 除外（{guards}）" };
const exceptOne = { en: "every action except {first}", zh: "{first} 以外的全部授权项" };
const exceptSeveral = { en: "every action except {first} and {count} more", zh: "{first} 及另外 {count} 项以外的全部授权项" };
const someResources: Bilingual = { en: "for some resources only", zh: "仅限部分资源" };
const underCondition: Bilingual = { en: "under a condition", zh: "有条件限制" };
