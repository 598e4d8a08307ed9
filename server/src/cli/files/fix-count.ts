import type { Finding } from "../../core/lint/finding.js";
import type { Severity } from "../../core/rule/rule.js";
import { type FixCount, isShown, severities } from "./result.js";

/** No fixes. */
export const noFixes: FixCount = { shown: 0, hidden: { error: 0, warning: 0, information: 0, hint: 0 } };

/** The fixes that lead from the fixable findings of a text to those that are left. */
export function fixCount(before: readonly Finding[], after: readonly Finding[], lowest: Severity): FixCount {
  const fixedAmong = (isMeant: (severity: Severity) => boolean) => {
    const [was, is] = [before, after].map((all) => all.filter(({ severity }) => isMeant(severity)).length);
    return Math.max(was! - is!, 0);
  };
  const hiddenAt = (level: Severity) => (isShown(level, lowest) ? 0 : fixedAmong((one) => one === level));
  return {
    shown: fixedAmong((one) => isShown(one, lowest)),
    hidden: {
      error: hiddenAt("error"),
      warning: hiddenAt("warning"),
      information: hiddenAt("information"),
      hint: hiddenAt("hint"),
    },
  };
}

/** Both counts together. */
export function addFixes(a: FixCount, b: FixCount): FixCount {
  const at = (level: Severity) => a.hidden[level] + b.hidden[level];
  return {
    shown: a.shown + b.shown,
    hidden: { error: at("error"), warning: at("warning"), information: at("information"), hint: at("hint") },
  };
}

/** The number of fixes at all levels. */
export function allFixes({ shown, hidden }: FixCount): number {
  return severities.reduce((sum, level) => sum + hidden[level], shown);
}
