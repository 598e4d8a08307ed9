import { type ChangeGroup, levelOf } from "../../core/diff/groups.js";
import { type Change, newAccess, type PolicyComparison } from "../../core/diff/model.js";
import { counted, type Plural } from "../../core/text/counted.js";
import { enumerate } from "../../core/text/enumerate.js";
import type { Context } from "../commands/command.js";

/** The checks that `--fail-on` can request. */
export const checks = ["new-grants", "new-write", "new-sensitive"] as const;

export type Check = (typeof checks)[number];

/** Whether a change fails a check. */
export function fails(check: Check, change: Pick<Change, "kind" | "sensitive" | "access">): boolean {
  if (!newAccess.has(change.kind)) return false;
  const level = levelOf(change);
  return (
    check === "new-grants"
    || (check === "new-write" ? change.access === "write" : level !== "write" && level !== "read")
  );
}

/** Whether a group has a change that fails a check. */
export function groupFails(check: Check | undefined, { changes, patterns }: ChangeGroup): boolean {
  return check !== undefined && [...changes, ...patterns].some((change) => fails(check, change));
}

/**
 * Why a check fails, as sentences; empty if it succeeds. A part that was not compared and because of which something
 * may be newly allowed fails every check.
 */
export function failureOf(
  check: Check,
  { changes, uncompared }: PolicyComparison,
  { say }: Pick<Context, "say">,
): string[] {
  const failing = changes.filter((change) => fails(check, change));
  const actions = failing.filter(({ isPattern }) => !isPattern).length;
  const wildcards = failing.map(({ name, place }) => (place ? `${name} (${place.file}:${place.line})` : name));
  const unknown = uncompared.filter(({ mayGrant }) => mayGrant);
  return [
    ...(actions > 0 ? [say(counted(actions, failed), { check })] : []),
    ...(actions === 0 && failing.length > 0
      ? [say(failedLater, { check, patterns: enumerate(wildcards, shownWildcards) })]
      : []),
    ...unknown.map(({ text, file, line, reason, side }) =>
      say(reason === "unknown-value" && side === "new" ? notKnown : notCompared, {
        check,
        text,
        place: `${file}:${line}`,
      }),
    ),
  ];
}

/** The number of wildcards that are named; the rest is counted. */
const shownWildcards = 8;

const failed: Plural = {
  one: {
    en: "check {check} failed: 1 action is newly allowed, or for more requests.",
    zh: "检查 {check} 未通过：1 个授权项为新增或扩大的权限。",
  },
  many: {
    en: "check {check} failed: {count} actions are newly allowed, or for more requests.",
    zh: "检查 {check} 未通过：{count} 个授权项为新增或扩大的权限。",
  },
};
const failedLater = {
  en: "check {check} failed: actions that are not in the catalog are newly allowed: {patterns}.",
  zh: "检查 {check} 未通过：新增允许目录中没有的授权项：{patterns}。",
};
const notCompared = {
  en: "check {check} failed: {text} ({place}) was not compared, so something may be newly allowed.",
  zh: "检查 {check} 未通过：{text}（{place}）未作比较，可能有新增的权限。",
};
const notKnown = {
  en: "check {check} failed: {text} ({place}) is not known here, so it may grant anything.",
  zh: "检查 {check} 未通过：{text}（{place}）在此处无法确定，可能授予任何权限。",
};
