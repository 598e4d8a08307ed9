import type { Context } from "../commands/command.js";
import type { FileReport } from "./test-report.js";

/** The context of a test report. */
export type TestReportContext = Pick<Context, "say" | "style" | "version">;

/** Formats the results of a run as a report. */
export type TestReporter = (files: readonly FileReport[], context: TestReportContext) => string;

/** The reason that the author gives, in reports. */
export const becauseText = { en: "because: {reason}", zh: "原因：{reason}" };
