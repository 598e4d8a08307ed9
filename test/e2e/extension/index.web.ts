// The entry that the browser's extension host loads. A worker has neither files nor an environment: a report is a line of
// the console.
import { runTests, sharedTests } from "./all.js";
import { browserTests } from "./browser.js";

/** Put in by web.test.mjs: begins the line of a report, and tells the launcher that it is of this run. */
declare const REPORT_MARK: string;

export const run = () => runTests({ ...browserTests, ...sharedTests }, (report) => console.log(REPORT_MARK + JSON.stringify(report)));
