// The entry that VS Code's extension host loads where there is Node: runs every test and leaves a report.
import { writeFileSync } from "node:fs";
import { runTests, sharedTests } from "./all.js";

export const run = () => runTests(sharedTests, (report) => {
  const { EXTENSION_TEST_RESULTS: file, EXTENSION_TEST_NONCE: nonce } = process.env;
  // The nonce tells the launcher that the report is of this run.
  if (file) writeFileSync(file, JSON.stringify({ nonce, ...report }));
});
