import type { Finding } from "../../core/lint/lint.js";
import type { Context } from "../commands/command.js";
import { visible } from "../terminal/width.js";

/** What a finding says, in the reader's language. */
export function messageOf({ report }: Finding, { say }: Pick<Context, "say">): string {
  return say(report.message, report.args);
}

/** The same for reports that a terminal or a log shows: nothing of the file's own is obeyed there. */
export function visibleMessageOf(finding: Finding, context: Pick<Context, "say">): string {
  return visible(messageOf(finding, context));
}
