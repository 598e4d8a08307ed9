// The entry for VS Code's extension host on Node: runs every test and adds a line to a file for each report.
import { appendFileSync } from "node:fs";
import { runTests, sharedTests } from "./all.js";
import { serverEndTests } from "./server-end.js";
import { startTests } from "./start.js";

export const run = () => runTests({ ...startTests, ...sharedTests, ...serverEndTests }, (report) => {
  const { EXTENSION_TEST_RESULTS: file, EXTENSION_TEST_NONCE: nonce } = process.env;
  // The nonce shows the launcher that the report belongs to this run.
  if (file) appendFileSync(file, `${JSON.stringify({ nonce, ...report })}\n`);
});
