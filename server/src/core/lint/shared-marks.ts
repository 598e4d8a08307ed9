import type { Report } from "../rule/rule.js";
import { formatBoth } from "../text/message.js";
import type { Finding } from "./finding.js";

/**
 * Merges findings at the same place with the same severity whose rules share a mark (`RuleFacts.mark`). The merged
 * finding belongs to the first rule, and has the messages and fixes of all. Call this after suppression: each rule is
 * set and suppressed by its own name.
 */
export function shareMarks(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(({ rule }) => rule.mark)) return findings;
  const groups = new Map<string, Finding[]>();
  for (const [index, finding] of findings.entries()) {
    const { rule: { mark }, severity, report: { range } } = finding;
    const key = mark === undefined ? String(index) : [mark, severity, range.start, range.end].join(" ");
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((group) => (group.length === 1 ? group[0]! : merge(group)));
}

function merge(parts: readonly Finding[]): Finding {
  const [first] = parts;
  return { ...first!, report: mergeReports(parts), parts, fixes: () => parts.flatMap((part) => part.fixes()) };
}

function mergeReports(parts: readonly Finding[]): Report<unknown> {
  const reports = parts.map(({ report }) => report);
  const texts = reports.map(({ message, args }) => formatBoth(message, args));
  const missing = [...new Set(reports.flatMap(({ facts }) => facts?.["missing"] ?? []))];
  return {
    ...reports[0]!,
    message: {
      en: texts.map((_, index) => `{${String(index)}}`).join(" "),
      zh: texts.map((_, index) => `{${String(index)}}`).join(""),
    },
    args: Object.fromEntries(texts.map((text, index) => [String(index), text])),
    facts: { ...reports[0]!.facts, missing, rules: parts.map(({ rule }) => rule.id) },
  };
}
