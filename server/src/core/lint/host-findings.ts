import type { Fix } from "../fix/fix.js";
import { changedReport } from "../rule/changed-report.js";
import type { Report } from "../rule/rule.js";
import type { TextEdit } from "../text/range.js";
import { type HostEdits, type MadeEdits, toHostRange, type View } from "../view/view.js";
import type { Finding } from "./finding.js";

/**
 * Converts a finding in a view to a finding in its host: maps its ranges, and converts the edits of its fixes with
 * `putBack`. `withMade` gives a fix the edits that were made of its own ones.
 */
export function toHostFinding(
  finding: Finding,
  view: Pick<View, "segments">,
  putBack: (edits: readonly TextEdit[]) => HostEdits,
  withMade: (fix: Fix, made: MadeEdits) => Fix = (fix, { edits }) => ({ ...fix, edits }),
): Finding {
  const toHostFix = (fix: Fix): Fix => {
    if (fix.refused) return fix;
    const result = putBack(fix.edits);
    return "refused" in result
      ? { ...fix, edits: [], refused: { reason: result.refused, args: {} } }
      : withMade(fix, result);
  };
  return {
    ...finding,
    report: toHostReport(finding.report, view),
    ...(finding.parts ? { parts: finding.parts.map((part) => toHostFinding(part, view, putBack, withMade)) } : {}),
    fixes: () => finding.fixes().map(toHostFix),
    fixAll() {
      const fix = finding.fixAll();
      return fix && toHostFix(fix);
    },
  };
}

function toHostReport(report: Report<unknown>, view: Pick<View, "segments">): Report<unknown> {
  const related = report.related?.map((one) => ({ ...one, range: toHostRange(view, one.range) }));
  return changedReport(report, { range: toHostRange(view, report.range), ...(related ? { related } : {}) });
}
