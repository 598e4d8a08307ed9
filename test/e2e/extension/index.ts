// The entry that VS Code's extension host loads: runs every test one after the other and leaves a report.
import { writeFileSync } from "node:fs";
import { editingTests } from "./editing.js";
import { recognitionTests } from "./recognition.js";
import { seedTests } from "./seed.js";
import { activationTests } from "./activation.js";

export async function run(): Promise<void> {
  const tests: { title: string; error?: string }[] = [];
  for (const [title, work] of Object.entries({ ...activationTests, ...seedTests, ...recognitionTests, ...editingTests })) {
    const start = Date.now();
    try {
      await work();
      tests.push({ title: `${title} (${Date.now() - start} ms)` });
    } catch (error) {
      tests.push({ title, error: error instanceof Error ? error.stack ?? error.message : String(error) });
    }
    report(tests, false);
  }
  report(tests, true);
  const failed = tests.filter((test) => test.error);
  if (failed.length > 0) throw new Error(`${failed.length} of ${tests.length} tests failed`);
}

/** Written after each test, so that a run that hangs shows where. The nonce tells the launcher that it is of this run. */
function report(tests: readonly { title: string; error?: string }[], complete: boolean): void {
  const { EXTENSION_TEST_RESULTS: file, EXTENSION_TEST_NONCE: nonce } = process.env;
  if (file) writeFileSync(file, JSON.stringify({ nonce, complete, tests }));
}
