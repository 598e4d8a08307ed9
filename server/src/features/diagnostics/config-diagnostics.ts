import type { Diagnostic } from "vscode-languageserver-types";
import type { ConfigProblem } from "../../core/config/config-file.js";
import { LineIndex } from "../../core/text/line-index.js";
import { format, type Language } from "../../core/text/message.js";
import { diagnosticSource, diagnosticSeverities, tagValues } from "./diagnostics.js";

/** The problems of a configuration file or test file as diagnostics. `kind` is the code of those without a rule. */
export function configDiagnostics(
  text: string,
  problems: readonly ConfigProblem[],
  language: Language,
  kind: "configuration" | "policy-test" = "configuration",
): Diagnostic[] {
  const lines = new LineIndex(text);
  return problems.map(({ range, severity, message, args, rule, tags }) => ({
    range: { start: lines.positionAt(range.start), end: lines.positionAt(range.end) },
    severity: diagnosticSeverities[severity],
    source: diagnosticSource,
    code: rule ?? kind,
    message: format(message, args, language),
    ...(tags ? { tags: tags.map((tag) => tagValues[tag]) } : {}),
  }));
}
