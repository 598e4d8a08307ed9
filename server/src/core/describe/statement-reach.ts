import type { StatementReach } from "../explain/statement-reach.js";
import type { GuardNote } from "../policy/guarded-part.js";
import { grouped } from "../text/grouped.js";
import type { Bilingual } from "../text/message.js";
import type { Say } from "../text/say.js";
import { guardSentence } from "./guards.js";

/** The line above a statement: "allows 6 · 2 missing"; "may allow 6" if it `mayBeAbsent`. */
export function reachTitle(
  { effect, actions, denied, missing, unknown, uncounted }: StatementReach,
  say: Say,
  mayBeAbsent = false,
): string {
  const counts: readonly (readonly [readonly string[], Bilingual])[] = [
    [denied, titles.denied],
    [missing, titles.missing],
    [unknown, titles.unknown],
  ];
  return [
    scope(mayBeAbsent ? may[effect] : does[effect], actions.length, uncounted, say),
    ...counts.filter(([{ length }]) => length > 0).map(([{ length }, text]) => say(text, { count: grouped(length) })),
  ].join(" · ");
}

function scope(verb: Bilingual, count: number, uncounted: readonly string[], say: Say): string {
  const wildcards =
    uncounted.length === 1 ? uncounted[0]! : say(titles.wildcards, { count: grouped(uncounted.length) });
  if (uncounted.length === 0) return say(verb, { what: grouped(count) });
  return say(verb, { what: count === 0 ? wildcards : say(titles.and, { count: grouped(count), wildcards }) });
}

/** What decides whether the statement applies, and the names behind the numbers, one sentence on each line. */
export function reachDetail(
  { effect, actions, denied, missing, unknown, uncounted }: StatementReach,
  say: Say,
  guards: readonly GuardNote[] = [],
): string {
  const lines: readonly (readonly [readonly string[], Bilingual])[] = [
    [[...actions, ...uncounted], effect === "Allow" ? details.allows : details.denies],
    [denied, details.denied],
    [missing, details.missing],
    [unknown, details.unknown],
  ];
  const sentences = lines
    .filter(([names]) => names.length > 0)
    .map(([names, text]) => say(text, { names: listed(names, say) }));
  return [...guards.map((one) => say(guardSentence(one))), ...sentences].join("\n");
}

/** More names than this are counted: a tooltip is read at a glance. */
const shownNames = 12;

function listed(names: readonly string[], say: Say): string {
  const shown = names.slice(0, shownNames).join(say(comma));
  const more = names.length - shownNames;
  return more > 0 ? say(andMore, { shown, count: grouped(more) }) : shown;
}

const does = { Allow: { en: "allows {what}", zh: "允许 {what}" }, Deny: { en: "denies {what}", zh: "拒绝 {what}" } };
const may = {
  Allow: { en: "may allow {what}", zh: "可能允许 {what}" },
  Deny: { en: "may deny {what}", zh: "可能拒绝 {what}" },
};
const titles = {
  denied: { en: "{count} denied", zh: "被拒绝 {count}" },
  missing: { en: "{count} missing", zh: "缺 {count}" },
  unknown: { en: "{count} unknown", zh: "未知 {count}" },
  wildcards: { en: "{count} wildcards", zh: "{count} 个通配符" },
  and: { en: "{count} and {wildcards}", zh: "{count} 及 {wildcards}" },
};
const details = {
  allows: { en: "Allows {names}.", zh: "允许 {names}。" },
  denies: { en: "Denies {names}.", zh: "拒绝 {names}。" },
  denied: { en: "Denied by another statement: {names}.", zh: "已被其他语句拒绝：{names}。" },
  missing: { en: "Missing dependencies: {names}.", zh: "缺少依赖：{names}。" },
  unknown: { en: "Not in the catalog: {names}.", zh: "授权项数据中没有：{names}。" },
};
const comma = { en: ", ", zh: "、" };
const andMore = { en: "{shown} and {count} more", zh: "{shown} 等，另有 {count} 个" };
