// The entry for VS Code's extension host on Node: runs every test and writes a report.
import { writeFileSync } from "node:fs";
import { runTests, sharedTests } from "./all.js";
import { serverEndTests } from "./server-end.js";

export const run = () => runTests({ ...sharedTests, ...serverEndTests }, (report) => {
  const { EXTENSION_TEST_RESULTS: file, EXTENSION_TEST_NONCE: nonce } = process.env;
  // The nonce shows the launcher that the report belongs to this run.
  if (file) writeFileSync(file, JSON.stringify({ nonce, ...report }));
});
