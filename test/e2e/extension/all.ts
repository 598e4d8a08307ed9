import { activationTests } from "./activation.js";
import { agentTests } from "./agents.js";
import { configurationTests } from "./configuration.js";
import { editingTests } from "./editing.js";
import { findTests } from "./find.js";
import { exportTests } from "./export.js";
import { hoverTests } from "./hover.js";
import { needsTests } from "./needs.js";
import { policyTestTests } from "./policy-tests.js";
import { recognitionTests } from "./recognition.js";
import { refactoringTests } from "./refactoring.js";
import { seedTests } from "./seed.js";
import { quietTests } from "./quiet.js";
import type { Tests } from "./steps.js";
import { version5Tests } from "./version-5.js";
import { workspaceTests } from "./workspace.js";

/** Tests for every extension host, so they need no Node. */
export const sharedTests: Tests = {
  ...activationTests,
  ...seedTests,
  ...recognitionTests,
  ...configurationTests,
  ...editingTests,
  ...exportTests,
  ...findTests,
  ...hoverTests,
  ...needsTests,
  ...policyTestTests,
  ...refactoringTests,
  ...quietTests,
  ...version5Tests,
  ...workspaceTests,
  ...agentTests,
};

/** The results so far, so that a run that hangs shows where. */
export interface Report {
  readonly complete: boolean;
  readonly tests: readonly { readonly title: string; readonly error?: string }[];
}

/** Runs tests one by one and reports after each. Throws if one failed, because VS Code expects that. */
export async function runTests(all: Tests, report: (report: Report) => void): Promise<void> {
  const tests: { title: string; error?: string }[] = [];
  for (const [title, work] of Object.entries(all)) {
    const start = Date.now();
    try {
      await work();
      tests.push({ title: `${title} (${Date.now() - start} ms)` });
    } catch (error) {
      tests.push({ title, error: error instanceof Error ? error.stack ?? error.message : String(error) });
    }
    report({ tests, complete: false });
  }
  report({ tests, complete: true });
  const failed = tests.filter((test) => test.error);
  if (failed.length > 0) throw new Error(`${failed.length} of ${tests.length} tests failed`);
}
