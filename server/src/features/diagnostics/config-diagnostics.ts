import type { Diagnostic } from "vscode-languageserver-types";
import type { ConfigProblem } from "../../core/config/config-file.js";
import { LineIndex } from "../../core/text/line-index.js";
import { format, type Language } from "../../core/text/message.js";
import { diagnosticSource, diagnosticSeverities, tagValues } from "./diagnostics.js";

/** The problems of a configuration file as diagnostics. */
export function configDiagnostics(text: string, problems: readonly ConfigProblem[], language: Language): Diagnostic[] {
  const lines = new LineIndex(text);
  return problems.map(({ range, severity, message, args, rule, tags }) => ({
    range: { start: lines.positionAt(range.start), end: lines.positionAt(range.end) },
    severity: diagnosticSeverities[severity],
    source: diagnosticSource,
    code: rule ?? "configuration",
    message: format(message, args, language),
    ...(tags ? { tags: tags.map((tag) => tagValues[tag]) } : {}),
  }));
}
