import { changedReport } from "../rule/changed-report.js";
import type { Finding } from "./finding.js";

/** What is about a finding in a local, once, even if several policies use the local. */
export function once<T>(all: readonly T[], findingOf: (one: T) => Finding): T[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const { rule, report: { range, facts } } = findingOf(one);
    const key = JSON.stringify([rule.id, range.start, range.end, facts]);
    return !seen.has(key) && seen.add(key);
  });
}

/** A finding without the related places that are in other files. */
export function withoutParts(finding: Finding, length: number): Finding {
  const { related } = finding.report;
  if (!related?.some(({ range }) => range.start >= length)) return finding;
  const own = related.filter(({ range }) => range.start < length);
  return { ...finding, report: changedReport(finding.report, { related: own }) };
}
