import { type ChangeGroup, levelOf } from "../../core/diff/groups.js";
import { type Change, newAccess, type PolicyComparison } from "../../core/diff/model.js";
import { counted, nouns } from "../../core/text/counted.js";
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

/** Whether a group has a change that fails a check. A group of patterns only fails like its level. */
export function groupFails(check: Check | undefined, { kind, level, changes, patterns }: ChangeGroup): boolean {
  if (check === undefined) return false;
  if (changes.length > 0) return changes.some((change) => fails(check, change));
  return patterns.length > 0 && newAccess.has(kind) && (check === "new-grants" || level !== "read");
}

/**
 * Why a check fails, as sentences; empty if it succeeds. A value that only the new side has and that is not known may
 * grant anything, so it fails every check.
 */
export function failureOf(
  check: Check,
  { changes, uncompared }: PolicyComparison,
  { say }: Pick<Context, "say">,
): string[] {
  const failing = changes.filter((change) => fails(check, change));
  const actions = failing.filter(({ isPattern }) => !isPattern).length;
  const unknown = uncompared.filter(
    ({ side, reason, isOnBothSides }) => side === "new" && reason === "unknown-value" && !isOnBothSides,
  );
  return [
    ...(failing.length > 0
      ? [say(actions > 0 ? failed : failedLater, { check, actions: counted(actions, nouns.action) })]
      : []),
    ...unknown.map(({ text, file, line }) => say(notKnown, { check, text, place: `${file}:${line}` })),
  ];
}

const failed = {
  en: "check {check} failed: {actions} are newly allowed, or for more requests.",
  zh: "检查 {check} 未通过：{actions}为新增或扩大的权限。",
};
const failedLater = {
  en: "check {check} failed: a new wildcard allows actions that are not known yet.",
  zh: "检查 {check} 未通过：新增的通配写法会允许目前未知的授权项。",
};
const notKnown = {
  en: "check {check} failed: {text} ({place}) is not known before Terraform runs, so it may grant anything.",
  zh: "检查 {check} 未通过：{text}（{place}）在 Terraform 运行前未知，可能授予任何权限。",
};
