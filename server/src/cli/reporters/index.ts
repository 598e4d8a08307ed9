import type { Context } from "../commands/command.js";
import type { Result } from "../files/result.js";
import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { sarif } from "./sarif.js";
import { text } from "./text.js";

/** What a reporter may use beside the result. */
export interface ReportContext extends Pick<Context, "language" | "say" | "style" | "version"> {
  readonly io: { readonly columns: number | undefined };
  /** What `--max-warnings` said. */
  readonly maxWarnings: number | undefined;
  /** Whether repairs were written, only shown, or not asked for. */
  readonly fixing: "no" | "write" | "show";
}

/** A result as the text of a report. */
export type Reporter = (result: Result, context: ReportContext) => string;

/** The reporters by the name of their format. */
export const reporters: Readonly<Record<string, Reporter>> = { text, json, sarif, junit, github, gitlab };
