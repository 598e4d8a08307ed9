import type { Finding } from "../../core/lint/lint.js";
import type { Context } from "../commands/command.js";
import { visible } from "../terminal/width.js";

/** The message of a finding in the reader's language. */
export function messageOf({ report }: Finding, { say }: Pick<Context, "say">): string {
  return say(report.message, report.args);
}

/** The message for a terminal or a log, with control characters from the file made visible. */
export function visibleMessageOf(finding: Finding, context: Pick<Context, "say">): string {
  return visible(messageOf(finding, context));
}
