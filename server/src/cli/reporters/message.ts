import type { Finding } from "../../core/lint/lint.js";
import type { Context } from "../command.js";

/** What a finding says, in the reader's language. */
export function messageOf({ report }: Finding, { say }: Pick<Context, "say">): string {
  return say(report.message, report.args);
}
