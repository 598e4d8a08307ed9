// The entry for the browser's extension host. A worker has neither files nor an environment, so each report is a line
// on the console.
import { runTests, sharedTests } from "./all.js";
import { browserTests } from "./browser.js";

/** Defined by extension.test.mjs: starts the line of a report, and shows the launcher that it belongs to this run. */
declare const REPORT_MARK: string;

export const run = () =>
  runTests({ ...browserTests, ...sharedTests }, (report) => console.log(REPORT_MARK + JSON.stringify(report)));
