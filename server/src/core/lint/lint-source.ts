import type { Catalog } from "../catalog/catalog.js";
import { type LintSettings, toLintSettings } from "../config/lint-settings.js";
import type { RuleSettings } from "../config/rule-settings.js";
import type { PolicyFile } from "../policy/model.js";
import { parsePolicyFile } from "../policy/parse.js";
import type { FileNotation } from "../terraform/file-notation.js";
import { droppedMessage } from "../terraform/dropped-elements.js";
import { parseTerraform, type PolicyView, type TerraformFile } from "../terraform/find.js";
import { putBack } from "../terraform/put-back/put-back.js";
import { unknownElement } from "../rules/structure/unknown-element.js";
import { areAlternatives, isUnknown } from "../terraform/view/view-writer.js";
import { toHostFinding } from "./host-findings.js";
import { type Finding, lintFile, type LintResult } from "./lint.js";
import { unescapedVariables } from "./policy-variables.js";
import type { SuppressedFinding } from "./suppress.js";

/** The findings in a text, and its policy files. */
export interface SourceResult extends LintResult {
  readonly files: readonly PolicyFile[];
}

/** All findings in a text of any notation, ordered by place. Ranges and fixes refer to the text. */
export function lintSource(
  text: string,
  notation: FileNotation,
  catalog: Catalog,
  settings: RuleSettings | LintSettings = {},
): SourceResult {
  if (notation !== "terraform") {
    const file = parsePolicyFile(text, notation);
    return { files: [file], ...lintFile(file, catalog, settings) };
  }
  const host = parseTerraform(text);
  const files = host.views.map((view) => parsePolicyFile(view.text, view.dialect));
  const results = host.views.map((view, index) => lintView(host, view, lintFile(files[index]!, catalog, settings)));
  const { rules } = toLintSettings(settings);
  const variables = host.views.flatMap((view) => unescapedVariables(text, view, rules));
  const findings = once([...results.flatMap((result) => result.findings), ...variables]).sort(
    (a, b) => a.report.range.start - b.report.range.start,
  );
  return { files, findings, suppressed: results.flatMap(({ suppressed }) => suppressed) };
}

function lintView(host: TerraformFile, view: PolicyView, { findings, suppressed }: LintResult): LintResult {
  return {
    findings: findings.filter((one) => isCertain(view, one)).map((one) => inHost(host, view, one)),
    suppressed: suppressed.map((one): SuppressedFinding => ({ ...one, finding: inHost(host, view, one.finding) })),
  };
}

/** Whether a finding is certain: it is not about an unknown value, and does not compare two branches of a condition. */
function isCertain(view: PolicyView, { report: { range, related = [] } }: Finding): boolean {
  const places = [range, ...related.map((one) => one.range)];
  return (
    !places.some((place) => isUnknown(view, place)) && !related.some((one) => areAlternatives(view, range, one.range))
  );
}

function inHost(host: TerraformFile, view: PolicyView, finding: Finding): Finding {
  return toHostFinding({ ...finding, report: withProvider(view, finding) }, view, (edits) =>
    putBack(host, view, edits),
  );
}

/** If the provider drops an element, the service never sees it, so the message is another one. */
function withProvider({ dropsElements }: PolicyView, { rule, report }: Finding): Finding["report"] {
  const key = report.facts?.["key"];
  if (!dropsElements || rule.id !== unknownElement.id || typeof key !== "string" || report.args["meant"] !== "")
    return report;
  return { ...report, message: droppedMessage(key) };
}

/** Reports a finding about a local once, even if several policies use the local. */
function once(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, report: { range, facts } }) => {
    const key = JSON.stringify([rule.id, range.start, range.end, facts]);
    return !seen.has(key) && seen.add(key);
  });
}
