import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-types";
import type { Finding } from "../../core/lint/lint.js";
import type { ReportTag, Severity } from "../../core/rule/rule.js";
import { format } from "../../core/text/message.js";
import type { Snapshot } from "../snapshot.js";

/** The source of all our diagnostics. */
export const diagnosticSource = "huawei-iam";

export const diagnosticSeverities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export const tagValues: Readonly<Record<ReportTag, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

/** The findings of a snapshot as diagnostics, in the reader's language. Without hints if the settings exclude them. */
export function diagnostics(snapshot: Snapshot): Diagnostic[] {
  const { hints } = snapshot.environment.features;
  return snapshot.findings
    .filter(({ severity }) => hints || severity !== "hint")
    .map((finding) => toDiagnostic(finding, snapshot));
}

/** Converts a finding to a diagnostic. `data` names its actions, for clients that use them further. */
export function toDiagnostic({ rule, severity, report }: Finding, snapshot: Snapshot): Diagnostic {
  const { language, rulePage } = snapshot.environment;
  const diagnostic: Diagnostic = {
    range: snapshot.range(report.range),
    severity: diagnosticSeverities[severity],
    source: diagnosticSource,
    code: rule.id,
    message: format(report.message, report.args, language),
  };
  const page = rulePage?.(rule.id);
  if (page !== undefined) diagnostic.codeDescription = { href: page };
  if (report.tags) diagnostic.tags = report.tags.map((tag) => tagValues[tag]);
  if (report.facts) diagnostic.data = report.facts;
  if (report.related) {
    diagnostic.relatedInformation = report.related.map(({ range, message, args }) => ({
      location: { uri: snapshot.uri, range: snapshot.range(range) },
      message: format(message, args, language),
    }));
  }
  return diagnostic;
}
