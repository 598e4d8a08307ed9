import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { Finding } from "../core/lint/lint.js";
import type { Severity } from "../core/rules/rule.js";
import { format } from "../core/text/message.js";
import type { Snapshot } from "./snapshot.js";

/** The name that all our diagnostics carry. */
export const diagnosticSource = "huawei-iam";

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The findings of a snapshot as the editor shows them, in the reader's language. */
export function diagnostics(snapshot: Snapshot): Diagnostic[] {
  return snapshot.findings.map((finding) => toDiagnostic(finding, snapshot));
}

/** One finding as a diagnostic. `data` names the actions that it is about, for clients that want to go on from there. */
export function toDiagnostic({ rule, severity, report }: Finding, snapshot: Snapshot): Diagnostic {
  const { language } = snapshot.environment;
  const diagnostic: Diagnostic = {
    range: snapshot.range(report.range),
    severity: severities[severity],
    source: diagnosticSource,
    code: rule.id,
    message: format(report.message, report.args, language),
  };
  if (report.facts) diagnostic.data = report.facts;
  if (report.related) {
    diagnostic.relatedInformation = report.related.map(({ range, message, args }) => ({
      location: { uri: snapshot.uri, range: snapshot.range(range) },
      message: format(message, args, language),
    }));
  }
  return diagnostic;
}
