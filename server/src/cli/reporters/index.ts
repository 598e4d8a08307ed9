import type { Context } from "../commands/command.js";
import type { Result } from "../files/result.js";
import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { sarif } from "./sarif.js";
import { text } from "./text.js";

/** The input of a reporter in addition to the result. */
export interface ReportContext extends Pick<Context, "language" | "say" | "style" | "version"> {
  readonly io: { readonly columns: number | undefined };
  /** The value of `--max-warnings`. */
  readonly maxWarnings: number | undefined;
  /** Whether fixes were written, only shown, or not requested. */
  readonly fixing: "no" | "write" | "show";
}

/** Formats a result as a report. */
export type Reporter = (result: Result, context: ReportContext) => string;

/** The reporters by the name of their format. */
export const reporters: Readonly<Record<string, Reporter>> = { text, json, sarif, junit, github, gitlab };
