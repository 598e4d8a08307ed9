import type { Report } from "./rule.js";

/**
 * A report with some other fields. Its data is read only when it is needed: after an edit it may have to be found
 * again.
 */
export function changedReport(
  report: Report<unknown>,
  changes: Partial<Omit<Report<unknown>, "data">>,
): Report<unknown> {
  const { range, message, args, facts, severity, related, tags, code } = report;
  return {
    range,
    message,
    args,
    ...(facts && { facts }),
    ...(severity && { severity }),
    ...(related && { related }),
    ...(tags && { tags }),
    ...(code !== undefined && { code }),
    ...changes,
    get data() {
      return report.data;
    },
  };
}
